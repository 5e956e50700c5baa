/** Whether a sample came to the view's own numbers. */
import type { Result, Row } from '../../samples/sample';
import { at, matrixOf } from '../views/matrix/slice';
import type { MatrixView, Tensor } from '../views/types';

/** What the view shows: a matrix, a table or a text. */
export type Shown = MatrixView | readonly Row[] | string;

export interface Comparison {
  /** The largest between two numbers; 0 where there are none. */
  readonly difference: number;
  /** The largest of the view's numbers. */
  readonly size: number;
  /** Whether everything that is no number is the same, and there is as much of it. */
  readonly alike: boolean;
}

const isTensor = (result: Result): result is Tensor =>
  typeof result === 'object' && 'dims' in result;

/** A result as a matrix: the one at the leading indices, where it has more dimensions than two. */
export function viewOf(result: Result, leading: readonly number[] = []): MatrixView | null {
  if (isTensor(result)) {
    const { dims, data } = result;
    return dims.length < 2 ? matrixOf({ dims: [1, data.length], data }) : matrixOf(result, leading);
  }
  if (typeof result === 'string') return null;
  const rows = result.filter((row): row is Float32Array => row instanceof Float32Array);
  if (rows.length === 0) return null;
  const cols = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * cols);
  rows.forEach((row, index) => data.set(row, index * cols));
  return matrixOf({ dims: [rows.length, cols], data });
}

type Value = string | number | undefined;

function valuesOf(shown: Shown): Value[] {
  if (typeof shown === 'string') return [shown];
  if ('rows' in shown) {
    return Array.from({ length: shown.rows * shown.cols }, (_, index) =>
      at(shown, Math.floor(index / shown.cols), index % shown.cols),
    );
  }
  return shown.flatMap((row) => Object.values(row));
}

export function compare(actual: Shown, expected: Shown): Comparison {
  const [found, wanted] = [valuesOf(actual), valuesOf(expected)];
  let [difference, size, alike] = [0, 0, found.length === wanted.length];
  for (const [index, value] of wanted.entries()) {
    const other = found[index];
    if (typeof value === 'number' && typeof other === 'number') {
      if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
      if (value !== other) difference = Math.max(difference, Math.abs(value - other));
    } else if (value !== other) alike = false;
  }
  return { difference, size, alike };
}
