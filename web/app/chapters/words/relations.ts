/** How the words of a phrase are related, all computed by the package. */
import {
  type Computed,
  type Explain,
  Operations,
  type Tensor,
  type Token,
  type Trace,
} from 'glassformer';
import type { Model } from '../../state/page.svelte';
import type { Spot } from './scatter';
import { type Word, cosines, mergeOf, oneHot, placeOf, wordsOf } from './words';

/** What stands for a word: its number alone, its row of the table, what the encoder made of it. */
export const VECTORS = ['alone', 'embedding', 'output'] as const;
export type Vectors = (typeof VECTORS)[number];

export const EMBEDDING = 'encoder.embed_tokens';
/** What the first attention is given, and what the last layer gives. */
const BEFORE = 'encoder.embeddings';
export const AFTER = 'encoder.output';
/** The tensor that the words' vectors are read from; numbers alone are in none. */
export const TENSORS: Readonly<Record<Vectors, string | null>> = {
  alone: null,
  embedding: EMBEDDING,
  output: AFTER,
};
const LAYERS = 'encoder.layers.*.final_layer_norm.output';

export interface Relations {
  readonly words: readonly Word[];
  /** (words, words): dot products. */
  readonly products: Readonly<Record<Vectors, Tensor>>;
  /** (words, D) by the names of the trace. */
  readonly vectors: ReadonlyMap<string, Tensor>;
  /** By the same names: where the numbers of the vectors, and of their products, come from. */
  readonly origins: ReadonlyMap<string, { readonly words: Explain; readonly products: Explain }>;
}

/** The way of a word through the encoder, in names of the trace. */
export const stagesOf = (layers: number): readonly string[] => [
  EMBEDDING,
  BEFORE,
  ...Array.from({ length: layers - 1 }, (_, i) => LAYERS.replace('*', String(i))),
  AFTER,
];

export async function relationsOf(
  source: readonly Token[],
  trace: Trace,
  { config }: Pick<Model, 'config'>,
): Promise<Relations> {
  const words = wordsOf(source);
  const merge = mergeOf(words, source.length);
  const merged = (vectors: Tensor) => Operations.matmul(merge, vectors);
  const products = async (vectors: Tensor) => {
    const { output } = await Operations.transpose(vectors);
    return Operations.matmul(vectors, output);
  };
  const vectors = new Map<string, Computed<'output'>>();
  for (const name of stagesOf(config.encoder_layers)) {
    const tensor = trace.get(name);
    if (!tensor) throw new Error(`The trace lacks ${name}.`);
    vectors.set(name, await merged(tensor));
  }
  const ofWords = (name: string) => vectors.get(name) as Computed<'output'>;
  const [alone, embedding, output] = await Promise.all([
    merged(oneHot(source, config.vocab_size)).then((each) => products(each.output)),
    products(ofWords(EMBEDDING).output),
    products(ofWords(AFTER).output),
  ]);
  return {
    words,
    products: { alone: alone.output, embedding: embedding.output, output: output.output },
    vectors: new Map([...vectors].map(([name, each]) => [name, each.output])),
    origins: new Map([
      [EMBEDDING, { words: ofWords(EMBEDDING).explain, products: embedding.explain }],
      [AFTER, { words: ofWords(AFTER).explain, products: output.explain }],
    ]),
  };
}

/** What the model takes the phrase for says which meaning its words have. */
export type Translated = Relations & { readonly translation: string; readonly explain: Explain };

/** The same of a phrase that is not on top of the page. */
export async function readPhrase(
  model: Model,
  text: string,
  signal: AbortSignal,
): Promise<Translated> {
  const names = [EMBEDDING, BEFORE, LAYERS, AFTER];
  const [{ source, trace, explain }, translation] = await Promise.all([
    model.forward(text, '', { trace: names, signal }),
    model.translate(text, { signal }),
  ]);
  const relations = await relationsOf(source[0] ?? [], trace, model);
  return { ...relations, translation: translation.text, explain };
}

/** The vector of one word at a stage. */
export function vectorOf({ words, vectors }: Relations, word: Word, stage: string): Float32Array {
  const { dims, data } = vectors.get(stage) as Tensor;
  const size = dims.at(-1) ?? 0;
  const place = placeOf(word, words);
  return data.subarray(place * size, (place + 1) * size);
}

export interface Move {
  readonly stage: string;
  readonly distance: number;
  readonly cosine: number;
}

/** a, b and a − b are these times the rows a and b. */
// eslint-disable-next-line no-restricted-syntax -- What is done to rows, not what is shown.
const AND_DIFFERENCE: Tensor = { dims: [3, 2], data: Float32Array.of(1, 0, 0, 1, 1, -1) };

/** How far a word of one phrase is from the same word of another, stage by stage. */
export async function moves(
  word: Word,
  one: Relations,
  other: Relations,
  stages: readonly string[],
): Promise<readonly Move[]> {
  return Promise.all(
    stages.map(async (stage) => {
      const pair = [one, other].map((phrase) => [...vectorOf(phrase, word, stage)]);
      const { output: rows } = await Operations.matmul(AND_DIFFERENCE, pair);
      const { output: columns } = await Operations.transpose(rows);
      const { output } = await Operations.matmul(rows, columns);
      const squared = output.data.at(-1) ?? NaN;
      const cosine = cosines(output).data[1] ?? NaN;
      return { stage, distance: Math.sqrt(squared), cosine };
    }),
  );
}

export interface Projected {
  /** The points of each group. */
  readonly points: readonly (readonly Spot[])[];
  /** Shares of the variance that the two directions have. */
  readonly explained: readonly [number, number];
}

/** Groups of vectors, each at length 1, on the two directions in which they differ most. */
export async function project(groups: readonly (readonly Float32Array[])[]): Promise<Projected> {
  const { PCA } = await import('ml-pca');
  const rows = groups.flat().map((vector) => {
    const length = Math.hypot(...vector);
    return Array.from(vector, (value) => value / length);
  });
  const pca = new PCA(rows);
  const projected = pca.predict(rows, { nComponents: 2 }).to2DArray();
  let next = 0;
  const points = groups.map((group) =>
    group.map(() => {
      const [x = 0, y = 0] = projected[next++] ?? [];
      return { x, y };
    }),
  );
  // Where all vectors are the same there is no variance to share.
  const [first = 0, second = 0] = pca.getExplainedVariance().map((share) => share || 0);
  return { points, explained: [first, second] };
}
