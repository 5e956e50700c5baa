import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'name' | 'words'>} */
export default async ({ translator, text, name, words }) => {
  const { trace, source } = await translator.forward(text, '', { trace: [name] });
  // A word of several tokens is their mean.
  const tokens = source.flat().map((_, place) => place);
  const means = words.map((word) =>
    tokens.map((token) => (word.includes(token) ? 1 / word.length : 0)),
  );
  const { output: vectors } = await Operations.matmul(means, trace.get(name));
  // Each vector at length 1: its dot products are cosines.
  const units = words.map((_, row) => {
    const vector = [...select(vectors, row).data];
    return vector.map((number) => number / Math.hypot(...vector));
  });
  const { output: transposed } = await Operations.transpose(units);
  const { output } = await Operations.matmul(units, transposed);
  return output;
};
