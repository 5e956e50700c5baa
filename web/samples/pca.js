import { Operations, select } from 'glassformer';
import { PCA } from 'ml-pca';

/** @type {import('./sample.ts').Sample<'phrases' | 'names'>} */
export default async ({ translator, phrases, names }) => {
  const vectors = [];
  for (const { text, tgt_lang, words } of phrases) {
    const { trace } = await translator.forward(text, '', { tgt_lang, trace: names });
    for (const name of names) {
      for (const word of words) {
        // A word of several tokens is their mean; then only its direction counts.
        const rows = word.map((token) => [...select(trace.get(name), token).data]);
        const { output } = await Operations.matmul([word.map(() => 1 / word.length)], rows);
        const length = Math.hypot(...output.data);
        vectors.push([...output.data].map((number) => number / length));
      }
    }
  }
  // The two directions in which they differ most.
  const points = new PCA(vectors).predict(vectors, { nComponents: 2 }).to2DArray();
  return points.map((point) => Float32Array.from(point));
};
