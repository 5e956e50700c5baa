/** Where the numbers of the table come from: words are dotted, and a word is the mean of its tokens. */
import { type Explain, type Explanation, type Ingredient, Operations } from 'glassformer';
import type { Relations } from './relations';

/** The table of dot products, and the vectors of the words by the names of those of the tokens. */
export const TABLE = 'words.products';
const WORDS = 'words.';

const FORMULA = { operation: 'product', factor: 1, position: -1 } as const;

type Run = Pick<Ingredient, 'role' | 'name' | 'index' | 'axis' | 'values'>;

async function product(
  name: string,
  index: readonly number[],
  value: number,
  runs: readonly [Ingredient, Ingredient],
): Promise<Explanation> {
  const { output } = await Operations.dot(runs[0].values, runs[1].values);
  const recomputed = output.data[0] ?? NaN;
  return { ...FORMULA, name, index, value, recomputed, ingredients: runs };
}

/**
 * Explains the table made of the vectors that `stage` names, and from there on what the pass over
 * the phrase explains.
 */
export function explainTable(
  { words, products, vectors, explain }: Relations & { readonly explain: Explain },
  kind: 'embedding' | 'output',
  stage: string,
): Explain {
  const tensor = vectors.get(stage);
  const size = tensor?.dims.at(-1) ?? 0;
  const rowOf = (word: number) => tensor?.data.subarray(word * size, (word + 1) * size);

  /** A word of one token is that token; which word it is says what part it plays. */
  function runOf(word: number): Ingredient {
    const { text: role = '', from = 0, ids = [] } = words[word] ?? {};
    const values = rowOf(word) ?? new Float32Array();
    const run: Run =
      ids.length === 1
        ? { role, name: stage, index: [from, 0], axis: 1, values }
        : { role, name: `${WORDS}${stage}`, index: [word, 0], axis: 1, values };
    return { ...run, parameter: false };
  }

  return async (name, index) => {
    const [row = 0, col = 0] = index;
    if (name === TABLE) {
      const value = products[kind].data[row * words.length + col] ?? NaN;
      return product(name, index, value, [runOf(row), runOf(col)]);
    }
    if (name !== `${WORDS}${stage}`) return explain(name, index);
    const { from = 0, ids = [] } = words[row] ?? {};
    const tokens = await Promise.all(ids.map((_, each) => explain(stage, [from + each, col])));
    const shares = Float32Array.from(ids, () => 1 / ids.length);
    const values = Float32Array.from(tokens, ({ value }) => value);
    return product(name, index, rowOf(row)?.[col] ?? NaN, [
      // Not to be asked about: it only says how many tokens there are.
      { role: 'share', name: 'share', parameter: true, index: [0], axis: 0, values: shares },
      { role: 'tokens', name: stage, parameter: false, index: [from, col], axis: 0, values },
    ]);
  };
}
