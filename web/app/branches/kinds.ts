/** What a way is, in words: who went it, and what the beam search made of it. */
import { t } from './messages';
import { type TreeNode, keyOf } from './tree';

export interface Kinds {
  readonly current: readonly number[];
  readonly own: readonly number[];
  readonly versus: readonly number[];
  /** Of the ways taken by hand. */
  readonly taken: ReadonlySet<string>;
  /** Of the finished hypotheses, from 1. */
  readonly places: ReadonlyMap<string, number>;
  /** Of the search; 0: there was none. */
  readonly width: number;
}

export function kindsOf({ ids, beam }: TreeNode, kinds: Kinds): readonly string[] {
  const key = keyOf(ids);
  const is = (way: readonly number[]) => keyOf(way) === key;
  const found: string[] = [];
  if (is(kinds.current)) found.push(t('kind.current'));
  if (is(kinds.versus)) found.push(t('kind.versus'));
  if (is(kinds.own)) found.push(t('kind.own'));
  else if (kinds.taken.has(key)) found.push(t('kind.taken'));
  if (beam === 'finished') found.push(t('kind.finished', { place: kinds.places.get(key) ?? 0 }));
  const { width } = kinds;
  if (beam === 'displaced') found.push(t('kind.displaced', { width }));
  if (beam === 'pruned') found.push(t('kind.pruned', { width }));
  if (beam === 'unfinished') found.push(t('kind.unfinished'));
  return found;
}

/** Whether the search gave a way up after a token. */
export const isAbandoned = (node: TreeNode | undefined): boolean =>
  node?.beam === 'pruned' || node?.beam === 'displaced' || node?.beam === 'unfinished';

/** Whether it did so at the end of a way that nobody else went. */
export const isGivenUp = (node: TreeNode, { current, own, versus, taken }: Kinds): boolean =>
  isAbandoned(node) &&
  !taken.has(keyOf(node.ids)) &&
  ![current, own, versus].some((way) => keyOf(way) === keyOf(node.ids));
