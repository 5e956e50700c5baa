/** Matrices inside tensors, without copying: offsets, strides and what can be read off them. */
import type { Domain, Extent, MatrixView, ScaleKind, Tensor } from '../types';

/**
 * The last two dimensions of `tensor` at the given leading indices (missing ones are 0), cut to the
 * first `rows` and `cols`.
 * @throws RangeError if there is no such matrix in the tensor.
 */
export function matrixOf(
  tensor: Tensor,
  leading: readonly number[] = [],
  rows = Infinity,
  cols = Infinity,
): MatrixView {
  const { dims, data } = tensor;
  const width = dims.at(-1) ?? 1;
  const height = dims.at(-2) ?? 1;
  const outer = dims.slice(0, -2);
  if (leading.length > outer.length) {
    throw new RangeError(`[${leading}] has more indices than [${dims}] has leading dimensions`);
  }
  const indices = [...Array<number>(outer.length - leading.length).fill(0), ...leading];
  let matrix = 0;
  outer.forEach((size, axis) => {
    const index = indices[axis] ?? 0;
    if (index < 0 || index >= size) throw new RangeError(`[${indices}] is outside [${dims}]`);
    matrix = matrix * size + index;
  });
  return {
    data,
    rows: Math.min(height, rows),
    cols: Math.min(width, cols),
    offset: matrix * height * width,
    rowStride: width,
    colStride: 1,
  };
}

/** What there is of a view so far. */
export const cut = (view: MatrixView, { rows, cols }: Extent): MatrixView => ({
  ...view,
  rows: Math.min(view.rows, rows),
  cols: Math.min(view.cols, cols),
});

/** Rows become columns; the numbers stay where they are. */
export function transposed(view: MatrixView): MatrixView {
  return {
    ...view,
    rows: view.cols,
    cols: view.rows,
    rowStride: view.colStride,
    colStride: view.rowStride,
  };
}

/** One row of a view, as a matrix. */
export const rowOf = (view: MatrixView, row: number): MatrixView => ({
  ...view,
  rows: 1,
  offset: view.offset + row * view.rowStride,
});

/** The element in a row and a column; NaN outside the matrix. */
export function at(view: MatrixView, row: number, col: number): number {
  if (row < 0 || row >= view.rows || col < 0 || col >= view.cols) return NaN;
  return view.data[view.offset + row * view.rowStride + col * view.colStride] ?? NaN;
}

/** The largest magnitude of a finite element; 0 if there is none. */
export function magnitude(view: MatrixView): number {
  let largest = 0;
  for (let row = 0; row < view.rows; row++) {
    for (let col = 0; col < view.cols; col++) {
      const size = Math.abs(at(view, row, col));
      if (size > largest && size < Infinity) largest = size;
    }
  }
  return largest;
}

/** Whether an element is not finite: −∞ under a mask. */
export function hasMasked(view: MatrixView): boolean {
  for (let row = 0; row < view.rows; row++) {
    for (let col = 0; col < view.cols; col++) {
      if (at(view, row, col) === -Infinity) return true;
    }
  }
  return false;
}

/** What the ends of the colour scale mean when nobody says. */
export function domainOf(view: MatrixView, kind: ScaleKind): Domain {
  if (kind === 'probability') return { low: 0, high: 1 };
  const reach = magnitude(view);
  return { low: -reach, high: reach };
}

/** A check to read beside the row, in double precision; not a value of the model. */
export function rowSum(view: MatrixView, row: number): number {
  let sum = 0;
  for (let col = 0; col < view.cols; col++) sum += at(view, row, col);
  return sum;
}
