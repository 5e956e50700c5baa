/** Which part of a matrix is in sight: zoom and scroll, bounded by the room that there is. */
import { type Layout, type Room, largestZoom, layoutOf, revealing, zoomAround } from './geometry';
import type { Cell } from '../types';

/** One press of a zoom button. */
const STEP = 1.5;

export class Viewport {
  readonly #room: () => Room;
  #zoom = $state(1);
  #x = $state(0);
  #y = $state(0);

  constructor(room: () => Room) {
    this.#room = room;
  }

  readonly layout: Layout = $derived.by(() => layoutOf(this.#room(), this.#zoom, this.#x, this.#y));
  readonly largest: number = $derived.by(() => largestZoom(this.#room()));
  readonly zoomed: boolean = $derived(this.#zoom > 1);
  readonly canGrow: boolean = $derived(this.#zoom < this.largest);

  /** Zooms by a factor around a point of the box, by default its middle. */
  zoomBy(factor: number, x = this.layout.width / 2, y = this.layout.height / 2): void {
    const zoom = Math.min(this.largest, Math.max(1, this.#zoom * factor));
    const next = zoomAround(this.#room(), this.layout, zoom, x, y);
    this.#zoom = zoom;
    this.#x = next.x;
    this.#y = next.y;
  }

  zoomIn = (): void => this.zoomBy(STEP);
  zoomOut = (): void => this.zoomBy(1 / STEP);

  showAll = (): void => {
    this.#zoom = 1;
    this.#x = 0;
    this.#y = 0;
  };

  panBy(x: number, y: number): void {
    this.#x = this.layout.x + x;
    this.#y = this.layout.y + y;
  }

  reveal(cell: Cell): void {
    const { x, y } = revealing(this.layout, cell);
    this.#x = x;
    this.#y = y;
  }
}
