/** Samples of words and their vectors. */
import type { Tensor } from 'glassformer';
import { expect } from 'vitest';
import type { Row } from '../../web/samples/sample.js';
import { type Cases, translator, rowsOf, meanOf, dot } from './given.js';

const STAGES = ['encoder.embeddings', 'encoder.output'];
/** The lecture's two contexts of one word, with their words by their tokens. */
const CONTEXTS = [
  { text: '귤과 사과', tgt_lang: 'en', words: [[1, 2], [3]] },
  {
    text: '어제 일을 사과',
    tgt_lang: 'en',
    words: [
      [1, 2],
      [3, 4],
    ],
  },
] as const;

/** Stages × words: each word's vector, the mean of its tokens'. */
async function wordsOf(text: string): Promise<number[][][]> {
  const { trace } = await translator.forward(text, '', { tgt_lang: 'en', trace: STAGES });
  const words = CONTEXTS.find((context) => context.text === text)?.words ?? [];
  return STAGES.map((stage) => {
    const rows = rowsOf(trace.get(stage) as Tensor);
    return words.map((word) => meanOf(word.map((token) => rows[token] ?? [])));
  });
}

export const WORDS = {
  dot_products: [
    [
      { text: '귤과 사과', name: 'encoder.output', words: [[1, 2], [3]] },
      async (result) => {
        const options = { trace: ['encoder.output'] };
        const { trace } = await translator.forward('귤과 사과', '', options);
        const rows = rowsOf(trace.get('encoder.output') as Tensor);
        const words = [meanOf(rows.slice(1, 3)), rows[3] ?? []];
        const expected = words.map((a) => words.map((b) => dot(a, b)));
        for (const [row, products] of rowsOf(result as Tensor).entries()) {
          products.forEach((product, col) => {
            expect(product / Number(expected[row]?.[col])).toBeCloseTo(1, 4);
          });
        }
      },
    ],
  ],
  cosines: [
    [
      { text: '귤과 사과', name: 'encoder.output', words: [[1, 2], [3]] },
      async (result) => {
        const options = { trace: ['encoder.output'] };
        const { trace } = await translator.forward('귤과 사과', '', options);
        const rows = rowsOf(trace.get('encoder.output') as Tensor);
        const [a, b] = [meanOf(rows.slice(1, 3)), rows[3] ?? []];
        const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
        const found = [...(result as Tensor).data];
        for (const [index, expected] of [1, cosine, cosine, 1].entries()) {
          expect(found[index]).toBeCloseTo(expected, 5);
        }
      },
    ],
  ],
  one_hot: [true, false].map((unit) => [
    { text: '귤과 사과', words: [[1, 2], [3]], unit },
    (result) => {
      // Two different tokens, each of which is half of their word.
      const expected = unit ? [1, 0, 0, 1] : [0.5, 0, 0, 1];
      expected.forEach((product, at) => expect((result as Tensor).data[at]).toBeCloseTo(product));
    },
  ]),
  moved: [
    [
      {
        phrases: CONTEXTS.map(({ words: [, ...last], ...rest }) => ({ ...rest, words: last })),
        names: STAGES,
      },
      async (result) => {
        const [one, other] = await Promise.all(CONTEXTS.map(({ text }) => wordsOf(text)));
        for (const [index, { name, distance, cosine }] of (result as Row[]).entries()) {
          const [a, b] = [one?.[index]?.[1] ?? [], other?.[index]?.[1] ?? []];
          const difference = a.map((value, at) => value - Number(b[at]));
          expect(name).toBe(STAGES[index]);
          expect(distance).toBeCloseTo(Math.sqrt(dot(difference, difference)), 3);
          expect(cosine).toBeCloseTo(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), 5);
        }
        expect((result as Row[]).at(-1)?.['distance']).toBeGreaterThan(1);
      },
    ],
  ],
  pca: [
    [
      { phrases: CONTEXTS, names: STAGES },
      async (result) => {
        const phrases = await Promise.all(CONTEXTS.map(({ text }) => wordsOf(text)));
        const vectors = phrases.flat(2).map((vector) => {
          const length = Math.sqrt(dot(vector, vector));
          return vector.map((value) => value / length);
        });
        const middle = meanOf(vectors);
        const centred = vectors.map((row) => row.map((value, at) => value - Number(middle[at])));
        const points = (result as Float32Array[]).map((row) => [...row]);
        expect(points.map((point) => point.length)).toEqual(vectors.map(() => 2));
        // The best plane there is: of the matrix of all dot products it has the two largest
        // eigenvalues, whose vectors the two columns are.
        for (const axis of [0, 1]) {
          const column = points.map((point) => Number(point[axis]));
          const image = centred.map((row) =>
            dot(
              centred.map((other) => dot(row, other)),
              column,
            ),
          );
          const eigenvalue = dot(column, column);
          image.forEach((value, at) => {
            expect(value).toBeCloseTo(eigenvalue * Number(column[at]), 4);
          });
        }
        const [x, y] = [0, 1].map((axis) => points.map((point) => Number(point[axis])));
        expect(dot(x ?? [], y ?? [])).toBeCloseTo(0, 4);
        expect(dot(x ?? [], x ?? [])).toBeGreaterThan(dot(y ?? [], y ?? []));
        const all = centred.reduce((sum, row) => sum + dot(row, row), 0);
        const rest = all - dot(x ?? [], x ?? []) - dot(y ?? [], y ?? []);
        expect(rest / (vectors.length - 3)).toBeLessThan(dot(y ?? [], y ?? []));
      },
    ],
  ],
} satisfies Partial<Cases>;
