/** The three matrices of a product: what lies where in them, and what of them belongs together. */
import { type Box, type ProductLayout, type ProductShape, blockOf } from './product';
import type { Cell } from '../types';

export const PARTS = ['left', 'right', 'result'] as const;
export type Part = (typeof PARTS)[number];

type Size = Pick<ProductShape, 'rows' | 'cols'>;

export const sizesOf = ({ rows, run, cols }: ProductShape): Readonly<Record<Part, Size>> => ({
  left: { rows, cols: run },
  right: { rows: run, cols },
  result: { rows, cols },
});

/** The cell at a point of the picture; null between the matrices. */
export function partAt(
  layout: ProductLayout,
  shape: ProductShape,
  x: number,
  y: number,
): { readonly part: Part; readonly cell: Cell } | null {
  const sizes = sizesOf(shape);
  for (const part of PARTS) {
    const box = layout[part];
    const col = Math.floor(((x - box.x) / box.width) * sizes[part].cols);
    const row = Math.floor(((y - box.y) / box.height) * sizes[part].rows);
    const inside = row >= 0 && row < sizes[part].rows && col >= 0 && col < sizes[part].cols;
    if (inside) return { part, cell: { row, col } };
  }
  return null;
}

/** A row of the left factor, a column of the right one, a term of the sum: absent means none. */
export interface Lit {
  readonly row?: number | undefined;
  readonly col?: number | undefined;
  readonly run?: number | undefined;
}

/** Where these are, in every matrix of `parts` that has them. */
export function litBoxes(
  layout: ProductLayout,
  shape: ProductShape,
  { row, col, run }: Lit,
  parts: readonly Part[] = PARTS,
): readonly Box[] {
  const sizes = sizesOf(shape);
  const rows = { left: row, right: run, result: row };
  const cols = { left: run, right: col, result: col };
  return parts.flatMap((part) => {
    const box = layout[part];
    const size = sizes[part];
    const [r, c] = [rows[part], cols[part]];
    return [
      ...(r === undefined ? [] : [blockOf(box, size, { row: r, col: 0 }, 1, size.cols)]),
      ...(c === undefined ? [] : [blockOf(box, size, { row: 0, col: c }, size.rows, 1)]),
    ];
  });
}
