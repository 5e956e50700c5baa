import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'phrases' | 'names'>} */
export default async ({ translator, phrases, names }) => {
  const passes = [];
  for (const { text, tgt_lang, words } of phrases) {
    const { trace } = await translator.forward(text, '', { tgt_lang, trace: names });
    passes.push({ trace, word: words.flat() });
  }
  const table = [];
  for (const name of names) {
    const vectors = [];
    for (const { trace, word } of passes) {
      // A word of several tokens is their mean.
      const rows = word.map((token) => [...select(trace.get(name), token).data]);
      const { output } = await Operations.matmul([word.map(() => 1 / word.length)], rows);
      vectors.push([...output.data]);
    }
    const { output: apart } = await Operations.matmul([[1, -1]], vectors);
    const [a = [], b = []] = vectors;
    const { output: product } = await Operations.dot(a, b);
    const cosine = Number(product.data[0]) / (Math.hypot(...a) * Math.hypot(...b));
    table.push({ name, distance: Math.hypot(...apart.data), cosine });
  }
  return table;
};
