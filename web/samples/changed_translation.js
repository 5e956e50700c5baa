/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang' | 'interventions' | 'max_new_tokens'>} */
export default async ({ translator, text, tgt_lang, interventions, max_new_tokens }) => {
  const options = { tgt_lang, max_new_tokens };
  const before = await translator.translate(text, options);
  const after = await translator.translate(text, { ...options, interventions });
  return [{ before: before.text, after: after.text }];
};
