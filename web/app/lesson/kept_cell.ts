/** A cell that is pinned in a matrix, kept in the address as `row,column`. */
import type { Kept, Setting } from '../state/kept.svelte';
import type { Cell } from '../views/types';

const CELL = /^(\d{1,6}),(\d{1,6})$/;

/** By default none is. */
export function keptCell(kept: Kept, name: string): Setting<Cell | null> {
  const text = kept.text(name, '');
  return {
    get value() {
      const [, row, col] = CELL.exec(text.value) ?? [];
      return row && col ? { row: Number(row), col: Number(col) } : null;
    },
    set value(cell) {
      text.value = cell ? `${cell.row},${cell.col}` : '';
    },
  };
}
