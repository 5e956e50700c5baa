/** Where the numbers of a difference come from that the package took of two computations. */
import type { Explain } from 'glassformer';
import { type Link, linked } from './linked';

/** The name of its tensor. */
export const DIFFERENCE = 'difference.output';

/** One of the two, in a computation of its own. */
export interface Side extends Link {
  /** Its title, "As it is": what the names of its trail begin with. */
  readonly title: string;
  readonly explain: Explain;
}

/** a − b; `explain` is the result's own. Each trail stays in its computation. */
export function differenceOf(explain: Explain, a: Side, b: Side): Explain {
  const keyOf = ({ title }: Side) => `${title} · `;
  const linkOf = (side: Side): Link => ({ ...side, name: keyOf(side) + side.name });
  return linked({
    'difference.': { explain, links: { a: linkOf(a), b: linkOf(b) } },
    [keyOf(a)]: { explain: a.explain },
    [keyOf(b)]: { explain: b.explain },
  });
}
