/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'name'>} */
export default async ({ translator, text, target, tgt_lang, name }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [name] });
  return trace.get(name);
};
