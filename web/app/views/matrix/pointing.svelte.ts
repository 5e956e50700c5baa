/** What is pointed at in a matrix: by the pointer, by the keyboard's cursor, or by a pin. */
import type { Cell } from '../types';

const same = (a: Cell | null, b: Cell | null): boolean => a?.row === b?.row && a?.col === b?.col;

interface Owner {
  readonly rows: () => number;
  readonly cols: () => number;
  readonly pinned: () => Cell | null;
  readonly onpin: (cell: Cell | null) => void;
}

export class Pointing {
  readonly #owner: Owner;
  #hovered: Cell | null = $state.raw(null);
  #cursor: Cell = $state.raw({ row: 0, col: 0 });
  #byKeyboard = $state(false);

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** Where the keyboard is; always a cell, even after the matrix shrank. */
  readonly cursor: Cell = $derived.by(() => this.#inside(this.#cursor) ?? { row: 0, col: 0 });

  /** The cell that is pointed at just now. */
  readonly pointed: Cell | null = $derived.by(
    () => this.#inside(this.#hovered) ?? (this.#byKeyboard ? this.cursor : null),
  );

  /** The cell that the view tells about, if any. */
  readonly cell: Cell | null = $derived.by(
    () => this.pointed ?? this.#inside(this.#owner.pinned()),
  );

  hover(cell: Cell | null): void {
    if (same(this.#hovered, cell) && !this.#byKeyboard) return;
    this.#byKeyboard = false;
    this.#hovered = cell;
  }

  move(cell: Cell): void {
    this.#cursor = cell;
    this.#hovered = null;
    this.#byKeyboard = true;
  }

  focus(visible: boolean): void {
    this.#byKeyboard = visible;
  }

  /** Pins a cell, or takes the pin off if it is there already. */
  pin(cell: Cell | null): void {
    if (cell) this.#cursor = cell;
    this.#owner.onpin(same(this.#owner.pinned(), cell) ? null : cell);
  }

  #inside(cell: Cell | null): Cell | null {
    return cell && cell.row < this.#owner.rows() && cell.col < this.#owner.cols() ? cell : null;
  }
}
