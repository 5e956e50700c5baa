import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'words' | 'unit'>} */
export default async ({ translator, text, words, unit }) => {
  const tokens = translator.tokenize(text);
  const vectors = words.map((word) => {
    // A token is 1 at its own number and 0 elsewhere; a word of several is their mean.
    const vector = Array(translator.config.vocab_size).fill(0);
    for (const token of word) vector[tokens[token]?.id ?? 0] += 1 / word.length;
    const length = unit ? Math.hypot(...vector) : 1;
    return vector.map((number) => number / length);
  });
  const { output: transposed } = await Operations.transpose(vectors);
  const { output } = await Operations.matmul(vectors, transposed);
  return output;
};
