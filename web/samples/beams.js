/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang' | 'num_beams'>} */
export default async ({ translator, text, tgt_lang, num_beams }) => {
  const options = { tgt_lang, num_beams, num_return_sequences: num_beams };
  const translations = await translator.translate(text, options);
  return translations.map(({ text, score }) => ({ text, score }));
};
