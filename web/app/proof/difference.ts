/** Where the numbers of a difference come from that the package took of two computations. */
import type { Explain } from 'glassformer';
import { type Link, linked } from './linked';

/** The name of its tensor. */
export const DIFFERENCE = 'difference.output';

/** One of the two, in a computation of its own. */
export interface Term extends Link {
  /** Its title, "As it is": what the names of its trail begin with. */
  readonly title: string;
  readonly explain: Explain;
}

/** a − b; `explain` is the result's own. Each trail stays in its computation. */
export function differenceOf(explain: Explain, a: Term, b: Term): Explain {
  const keyOf = ({ title }: Term) => `${title} · `;
  const linkOf = (term: Term): Link => ({ ...term, name: keyOf(term) + term.name });
  return linked({
    'difference.': { explain, links: { a: linkOf(a), b: linkOf(b) } },
    [keyOf(a)]: { explain: a.explain },
    [keyOf(b)]: { explain: b.explain },
  });
}
