/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang' | 'step' | 'token'>} */
export default async ({ translator, text, tgt_lang, step, token }) => {
  const decoding = await translator.startDecoding(text, { tgt_lang });
  for await (const { index } of decoding) {
    if (index === step) decoding.choose(token); // goes on from here
  }
  await decoding.dispose();
  return decoding.text;
};
