/** Parts of a matrix with more rows than a screen can show: the embedding table has thousands. */
import type { Cell, MatrixView, Tensor } from '../views/types';

/** Rows from one up to, but without, another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** A matrix with up to so many rows is shown whole. */
const WHOLE = 1024;
const PART = 512;

export function partsOf({ dims }: Tensor): readonly Part[] {
  const rows = dims.at(-2) ?? 1;
  const size = rows > WHOLE ? PART : rows;
  return Array.from({ length: Math.ceil(rows / size) }, (_, index) => ({
    from: index * size,
    to: Math.min(rows, (index + 1) * size),
  }));
}

/** Which part has a row; the first if none has. */
export const partWith = (parts: readonly Part[], row: number): number =>
  Math.max(
    0,
    parts.findIndex(({ from, to }) => row >= from && row < to),
  );

export const rowsOf = (view: MatrixView, { from, to }: Part): MatrixView => ({
  ...view,
  offset: view.offset + from * view.rowStride,
  rows: to - from,
});

/** A cell of the whole matrix in its part, and back. */
export const inPart = ({ from, to }: Part, cell: Cell | null): Cell | null =>
  cell && cell.row >= from && cell.row < to ? { ...cell, row: cell.row - from } : null;

export const inWhole = ({ from }: Part, cell: Cell | null): Cell | null =>
  cell && { ...cell, row: cell.row + from };
