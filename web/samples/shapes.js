/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'names'>} */
export default async ({ translator, text, target, tgt_lang, names }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: names });
  return names.map((name) => ({ name, shape: trace.get(name).dims.join(' × ') }));
};
