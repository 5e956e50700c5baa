/** @type {import('./sample.ts').Sample<'texts' | 'tgt_lang'>} */
export default async ({ translator, texts, tgt_lang }) => {
  const together = await translator.translate(texts, { tgt_lang });
  const alone = await Promise.all(texts.map((text) => translator.translate(text, { tgt_lang })));
  const nothing = texts.map(() => '');
  const { source } = await translator.forward(texts, nothing, { tgt_lang });
  return source.map((tokens, row) => ({
    tokens: tokens.map(({ text }) => text).join(' '),
    together: together[row]?.text,
    alone: alone[row]?.text,
  }));
};
