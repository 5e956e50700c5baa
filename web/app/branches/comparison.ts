/** Two ways through one translation, step by step, and where they look. */
import { differenceOf } from '../lesson/what_if/outcome';
import type { PathStep, Walk } from '../state/path';
import { magnitude, rowOf } from '../views/matrix/slice';
import type { MatrixView } from '../views/types';

/** One step of both; null where a way has ended. */
export interface Pair {
  readonly left: PathStep | null;
  readonly right: PathStep | null;
}

export const pairsOf = (left: Walk, right: Walk): readonly Pair[] =>
  Array.from({ length: Math.max(left.steps.length, right.steps.length) }, (_, index) => ({
    left: left.steps[index] ?? null,
    right: right.steps[index] ?? null,
  }));

/** The first step at which they do not take the same token; −1: there is none. */
export const forkOf = (pairs: readonly Pair[]): number =>
  pairs.findIndex(({ left, right }) => left?.chosen.id !== right?.chosen.id);

/** right − left, as far as both go, and how large it is up to a row and after it. */
export function attentionDifference(left: MatrixView, right: MatrixView, shared: number) {
  const rows = Math.min(left.rows, right.rows);
  const view = differenceOf({ ...left, rows }, { ...right, rows });
  const largest = Array.from({ length: rows }, (_, row) => magnitude(rowOf(view, row)));
  return {
    view,
    largest,
    same: Math.max(0, ...largest.slice(0, shared)),
    other: Math.max(0, ...largest.slice(shared)),
  };
}
