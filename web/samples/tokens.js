/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang'>} */
export default async ({ translator, text, tgt_lang }) => {
  const tokens = translator.tokenize(text, { tgt_lang });
  return tokens.map(({ id, piece }) => ({ id, piece }));
};
