/** What is looked at in a matrix: pointed at here or elsewhere on the page, or pinned. */
import { type Lights, cellPointed } from '../lights.svelte';
import type { Cell, MatrixHighlight, MatrixProps } from '../types';

const same = (a: Cell | null, b: Cell | null): boolean => a?.row === b?.row && a?.col === b?.col;

interface Owner {
  readonly props: () => Pick<MatrixProps, 'view' | 'rowAxis' | 'colAxis' | 'highlight'>;
  readonly pinned: () => Cell | null;
  readonly onpin: (cell: Cell | null) => void;
}

export class Pointing {
  readonly #owner: Owner;
  readonly #lights: Lights;
  #hovered: Cell | null = $state.raw(null);
  #cursor: Cell = $state.raw({ row: 0, col: 0 });
  #byKeyboard = $state(false);

  constructor(owner: Owner, lights: Lights) {
    this.#owner = owner;
    this.#lights = lights;
    // What is pointed at here lights up wherever else it is, until the pointer or the matrix goes.
    $effect(() => {
      const { rowAxis, colAxis } = owner.props();
      const cell = this.pointed;
      return cell ? lights.point(cellPointed(rowAxis, colAxis, cell)) : undefined;
    });
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

  readonly #litRow = $derived.by(() => {
    const { view, rowAxis } = this.#owner.props();
    return this.#lights.row(rowAxis, view.rows);
  });
  readonly #litCol = $derived.by(() => {
    const { view, colAxis } = this.#owner.props();
    return this.#lights.col(colAxis, view.cols);
  });

  /** The row and the column to look at: of what is pointed at, else of what stays marked. */
  readonly active: MatrixHighlight = $derived.by(() => {
    if (this.pointed) return this.pointed;
    const lit = { row: this.#litRow, col: this.#litCol };
    if (lit.row !== undefined || lit.col !== undefined) return lit;
    return this.cell ?? this.#owner.props().highlight ?? {};
  });

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
    const { rows, cols } = this.#owner.props().view;
    return cell && cell.row < rows && cell.col < cols ? cell : null;
  }
}
