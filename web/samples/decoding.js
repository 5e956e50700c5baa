/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang'>} */
export default async ({ translator, text, tgt_lang }) => {
  const decoding = await translator.startDecoding(text, { tgt_lang, candidates: 3 });
  const table = [];
  for await (const { decoderInput, prediction, candidates } of decoding) {
    table.push({
      input: decoderInput.map(({ text }) => text).join(' '),
      prediction: prediction.text,
      candidates: candidates
        .map(({ token, probability }) => `${token.text} ${probability.toFixed(3)}`)
        .join(', '),
    });
  }
  await decoding.dispose();
  return table;
};
