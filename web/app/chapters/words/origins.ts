/** Where the numbers of the table come from: words are dotted, and a word is the mean of its tokens. */
import type { Explain } from 'glassformer';
import { type Link, linked } from '../../proof/linked';
import type { Relations } from './relations';

const PRODUCTS = 'products.';
const WORDS = 'words.';

/** The table of dot products. */
export const TABLE = `${PRODUCTS}output`;

/**
 * Explains the table made of the vectors that `stage` names, and from there on what the pass over
 * the phrase explains.
 */
export function explainTable(
  { words, origins, explain }: Relations & { readonly explain: Explain },
  stage: string,
): Explain {
  /** A word of one token is that token; which word it is says what part it plays. */
  function linkOf(word: number, dimensionOf: (index: readonly number[]) => number): Link {
    const { text: role = '', from = 0, ids = [] } = words[word] ?? {};
    const [name, row] = ids.length === 1 ? [stage, from] : [`${WORDS}output`, word];
    return { role, name, placeOf: (index) => [row, dimensionOf(index)] };
  }
  const of = origins.get(stage);
  return linked({
    '': { explain },
    ...(of && {
      [WORDS]: { explain: of.words, links: { b: { name: stage } } },
      [PRODUCTS]: {
        explain: of.products,
        // The second factor is transposed: a word is a column of it.
        links: {
          a: ([word = 0]) => linkOf(word, ([, dimension = 0]) => dimension),
          b: ([, word = 0]) => linkOf(word, ([dimension = 0]) => dimension),
        },
      },
    }),
  });
}
