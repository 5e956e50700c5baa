/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'names'>} */
export default async ({ translator, text, target, tgt_lang, names }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: names });
  const layers = names.map((name) => trace.get(name)); // each of them heads × queries × keys
  const [dims = []] = layers.map((weights) => weights.dims);
  const data = layers.flatMap((weights) => [...weights.data]);
  return { dims: [layers.length, ...dims], data: Float32Array.from(data) };
};
