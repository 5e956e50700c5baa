/** Two ways through one translation, step by step, and where they look. */
import { type Explain, Operations } from 'glassformer';
import { DIFFERENCE, type Term, differenceOf } from '../proof/difference';
import type { PathStep, Walk } from '../state/path';
import { tensorOf } from '../views/attention/head';
import { magnitude, matrixOf, rowOf } from '../views/matrix/slice';
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

/** One way's attention in a head, or the difference of two, and where its numbers come from. */
export interface Looked {
  readonly title: string;
  /** The name of the tensor in its pass, and the indices of the head in it. */
  readonly name: string;
  readonly part: readonly number[];
  readonly view: MatrixView;
  readonly explain: Explain;
}

/** right − left, as far as both go, and how large it is up to a row and after it. */
export async function attentionDifference(
  left: Looked,
  right: Looked,
  shared: number,
  title: string,
) {
  const rows = Math.min(left.view.rows, right.view.rows);
  const firstRows = ({ view }: Looked) => tensorOf({ ...view, rows });
  const { output, explain } = await Operations.difference(firstRows(right), firstRows(left));
  const term = ({ part, ...looked }: Looked): Term => ({
    ...looked,
    placeOf: (index) => [...part, ...index],
  });
  const difference: Looked = {
    title,
    name: DIFFERENCE,
    part: [],
    view: matrixOf(output),
    explain: differenceOf(explain, term(right), term(left)),
  };
  const largest = Array.from({ length: rows }, (_, row) => magnitude(rowOf(difference.view, row)));
  return {
    ...{ left, right, difference, largest },
    same: Math.max(0, ...largest.slice(0, shared)),
    other: Math.max(0, ...largest.slice(shared)),
  };
}
