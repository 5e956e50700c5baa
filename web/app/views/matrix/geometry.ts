/**
 * Where the cells of a matrix are, in CSS pixels, at every zoom; no drawing.
 *
 * A matrix is first shown whole. An axis whose cells are too small for a number then grows with the
 * zoom, the other keeps its size, so that a strip of 4 × 512 is zoomed along its length only and
 * the picture never becomes taller than it was.
 */
import type { Cell } from '../types';

/** From these sizes on a cell can hold a number. */
export const NUMBER_WIDTH = 30;
export const NUMBER_HEIGHT = 20;
/** A lone cell is no larger than this, and none is zoomed further. */
const LARGEST = 50;
const ZOOMED = 48;
/** Narrower cells are no longer seen as squares, and take what height there is. */
const SEEN = 4;
/** Cells may be so many times as wide as high where that lets the names lie flat. */
const WIDEST = 1.5;

/** The room for the cells, and how many there are. */
export interface Room {
  readonly rows: number;
  readonly cols: number;
  readonly width: number;
  readonly height: number;
  /** How much larger than usual the page's type is, and so what a number needs. */
  readonly type?: number;
  /** A width at which the columns' names lie flat; cells have it if the room does. */
  readonly wish?: number;
}

/** What is seen: cells of one size, and how far they are scrolled beyond the box's left and top. */
export interface Layout extends Room {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a cell of this room needs to hold a number, at most has, and is zoomed to. */
function limits({ type = 1 }: Room) {
  return {
    wide: NUMBER_WIDTH * type,
    high: NUMBER_HEIGHT * type,
    largest: LARGEST * type,
    zoomed: ZOOMED * type,
  };
}

/** A cell's size when the whole matrix is in the room. */
function fitted(room: Room): Size {
  const { wide, high, largest } = limits(room);
  const widest = room.width / room.cols;
  const tallest = room.height / room.rows;
  const square = Math.min(widest, tallest, largest);
  const wish = Math.min(Math.max(wide, room.wish ?? 0), WIDEST * largest);
  return {
    width:
      widest >= wish ? Math.max(square, wish) : widest >= wide ? Math.max(square, wide) : square,
    height: tallest >= high ? Math.max(square, high) : square < SEEN ? tallest : square,
  };
}

/** How many times a cell can grow: 1 where numbers have room from the start. */
export function largestZoom(room: Room): number {
  const { wide, high, zoomed } = limits(room);
  const cell = fitted(room);
  const tooNarrow = cell.width < wide ? zoomed / cell.width : 1;
  const tooLow = cell.height < high ? zoomed / cell.height : 1;
  return Math.max(tooNarrow, tooLow);
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

/** The layout at a zoom from 1 (all of it) to `largestZoom`, scrolled to x and y as far as it goes. */
export function layoutOf(room: Room, zoom = 1, x = 0, y = 0): Layout {
  const { wide, high } = limits(room);
  const whole = fitted(room);
  const factor = clamp(zoom, 1, largestZoom(room));
  // The smaller side of a cell grows until it has the size of the other; then both do.
  const unit = Math.min(whole.width, whole.height) * factor;
  const cellWidth = whole.width < wide ? Math.max(whole.width, unit) : whole.width;
  const cellHeight = whole.height < high ? Math.max(whole.height, unit) : whole.height;
  const width = whole.width * room.cols;
  const height = whole.height * room.rows;
  return {
    ...room,
    width,
    height,
    cellWidth,
    cellHeight,
    x: clamp(x, 0, cellWidth * room.cols - width),
    y: clamp(y, 0, cellHeight * room.rows - height),
  };
}

/** The cell under a point of the box, or null beside the matrix. */
export function cellAt(layout: Layout, x: number, y: number): Cell | null {
  if (x < 0 || y < 0 || x >= layout.width || y >= layout.height) return null;
  const row = Math.floor((y + layout.y) / layout.cellHeight);
  const col = Math.floor((x + layout.x) / layout.cellWidth);
  return row < layout.rows && col < layout.cols ? { row, col } : null;
}

/** The zoom with the point of the matrix under (x, y) staying there. */
export function zoomAround(room: Room, from: Layout, zoom: number, x: number, y: number): Layout {
  const { cellWidth, cellHeight } = layoutOf(room, zoom);
  return layoutOf(
    room,
    zoom,
    ((x + from.x) / from.cellWidth) * cellWidth - x,
    ((y + from.y) / from.cellHeight) * cellHeight - y,
  );
}

/** How far to scroll so that a cell is whole in the box: the nearest offset that shows it. */
export function revealing(layout: Layout, { row, col }: Cell): { x: number; y: number } {
  const left = col * layout.cellWidth;
  const top = row * layout.cellHeight;
  return {
    x: clamp(layout.x, left + layout.cellWidth - layout.width, left),
    y: clamp(layout.y, top + layout.cellHeight - layout.height, top),
  };
}

/** The part of the box that cells fill: all of it, but for what the matrix is still to grow by. */
export const filled = ({ width, height, cellWidth, cellHeight, ...layout }: Layout): Size => ({
  width: Math.max(0, Math.min(width, cellWidth * layout.cols - layout.x)),
  height: Math.max(0, Math.min(height, cellHeight * layout.rows - layout.y)),
});

/** First and one past the last row or column in sight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const rowsInSight = ({ y, height, cellHeight, rows }: Layout): Span => ({
  from: Math.floor(y / cellHeight),
  to: Math.min(rows, Math.ceil((y + height) / cellHeight)),
});

export const colsInSight = ({ x, width, cellWidth, cols }: Layout): Span => ({
  from: Math.floor(x / cellWidth),
  to: Math.min(cols, Math.ceil((x + width) / cellWidth)),
});

/** Every how many names fit when each takes `room` pixels: 1, 2, 4, 8, … */
export function namesApart(cellSize: number, room: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(room / cellSize)));
}
