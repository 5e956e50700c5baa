import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'phrases' | 'name'>} */
export default async ({ translator, phrases, name }) => {
  const vectors = [];
  for (const { text, word } of phrases) {
    const { trace } = await translator.forward(text, '', { trace: [name] });
    // A word of several tokens is their mean.
    const rows = word.map((token) => [...select(trace.get(name), token).data]);
    const { output } = await Operations.matmul([word.map(() => 1 / word.length)], rows);
    vectors.push([...output.data]);
  }
  const { output } = await Operations.matmul([[1, -1]], vectors);
  return [{ distance: Math.hypot(...output.data) }];
};
