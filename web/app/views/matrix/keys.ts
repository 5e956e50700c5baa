/** What the keys of the arrow block do to the cursor in a matrix. */
import type { Cell } from '../types';

/** Rows that PageUp and PageDown skip. */
const PAGE = 10;

/**
 * Where a key takes the cursor, or null if it is not one that moves it. Home and End stay in the
 * row, with Ctrl they go to the corners.
 */
export function moved(
  { row, col }: Cell,
  key: string,
  ctrl: boolean,
  rows: number,
  cols: number,
): Cell | null {
  const targets: Readonly<Record<string, Cell>> = {
    ArrowUp: { row: row - 1, col },
    ArrowDown: { row: row + 1, col },
    ArrowLeft: { row, col: col - 1 },
    ArrowRight: { row, col: col + 1 },
    PageUp: { row: row - PAGE, col },
    PageDown: { row: row + PAGE, col },
    Home: { row: ctrl ? 0 : row, col: 0 },
    End: { row: ctrl ? rows - 1 : row, col: cols - 1 },
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  if (!target) return null;
  return {
    row: Math.max(0, Math.min(rows - 1, target.row)),
    col: Math.max(0, Math.min(cols - 1, target.col)),
  };
}
