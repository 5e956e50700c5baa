/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang' | 'choices'>} */
export default async ({ translator, text, tgt_lang, choices }) => {
  const decoding = await translator.startDecoding(text, { tgt_lang });
  for await (const { index } of decoding) {
    const choice = choices.find(({ step }) => step === index);
    if (choice) decoding.choose(choice.token); // goes on from here
  }
  await decoding.dispose();
  return decoding.text;
};
