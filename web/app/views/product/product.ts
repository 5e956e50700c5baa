/**
 * A product of two matrices as it is taught at the board (Falk's scheme): the right factor stands
 * above the result, so that a cell lies where its row and its column meet. Where things are and in
 * which order they come about; no drawing, no arithmetic.
 */
import type { Axis, Cell, Domain, MatrixView, ScaleKind } from '../types';

/** One of the three matrices of a product, or the one that the right factor is the transpose of. */
export interface Operand {
  readonly view: MatrixView;
  /** Its name in the formula: Q. */
  readonly symbol: string;
  readonly subscript?: string;
  /** The colour of the symbol, a custom property of the page: `--query`. */
  readonly colour: string;
  readonly scale?: ScaleKind;
  readonly domain?: Domain;
}

export interface ProductOperands {
  readonly left: Operand;
  readonly right: Operand;
  readonly result: Operand;
  /** Of the rows of the left factor and of the columns of the right one. */
  readonly rowAxis: Axis;
  readonly colAxis: Axis;
  /** Of what is summed over: columns of the left factor, rows of the right one. */
  readonly runAxis: Axis;
  /** The transpose of `right`, which is shown becoming it. */
  readonly copied?: Operand | undefined;
}

/** left (rows, run) · right (run, cols). */
export interface ProductShape {
  readonly rows: number;
  readonly run: number;
  readonly cols: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels. */
export interface ProductLayout {
  readonly width: number;
  readonly height: number;
  readonly left: Box;
  readonly right: Box;
  readonly result: Box;
  /** Where the transpose of the right factor lies before it is turned: above the left factor. */
  readonly copied: Box;
}

/** An axis may be so long, that the result is still on the first screen; a cell at most so large. */
const LENGTH = { width: 400, height: 192 };
const LARGEST = { width: 46, height: 26 };
const GAP = 26;
/** What the free corner needs for a formula and two lines of text. */
const CORNER = 180;

/** Everything in `available` pixels of width: cells on one axis are as large in every matrix. */
export function layoutProduct(
  { rows, run, cols, preludes = [] }: ProductShape & Partial<Timeline>,
  available: number,
  type = 1,
): ProductLayout {
  const size = (count: number, along: 'width' | 'height') =>
    Math.min(LARGEST[along], LENGTH[along] / count) * type * count;
  const gap = GAP * type;
  const wanted = { run: size(run, 'width'), cols: size(cols, 'width') };
  const room = Math.max(1, available - gap);
  const shrink = Math.min(1, room / (wanted.run + wanted.cols));
  const width = { run: wanted.run * shrink, cols: wanted.cols * shrink };
  const height = { rows: size(rows, 'height'), run: size(run, 'height') };
  const copies = preludes.length > 0 ? size(cols, 'height') : 0;
  const top = Math.max(height.run, copies, CORNER * type);
  const left = { x: 0, y: top + gap, width: width.run, height: height.rows };
  const x = width.run + gap;
  return {
    width: x + width.cols,
    height: top + gap + height.rows,
    left,
    right: { x, y: top - height.run, width: width.cols, height: height.run },
    result: { x, y: left.y, width: width.cols, height: height.rows },
    copied: { x: 0, y: top - copies, width: width.run, height: copies },
  };
}

/** Box of a block of cells. */
export function blockOf(
  box: Box,
  view: Pick<MatrixView, 'rows' | 'cols'>,
  { row, col }: Cell,
  rows = 1,
  cols = 1,
): Box {
  const width = box.width / view.cols;
  const height = box.height / view.rows;
  return {
    x: box.x + col * width,
    y: box.y + row * height,
    width: cols * width,
    height: rows * height,
  };
}

/** The way from one box to another. */
export function between(from: Box, to: Box, share: number): Box {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}

/** `copy` puts the other matrix beside, `transpose` turns it, `multiply` fills the result. */
export type Phase = 'copy' | 'transpose' | 'multiply';

/** What there is to see: time goes in ticks, one for each term of a sum. */
export interface Timeline extends ProductShape {
  /** What comes before the product. */
  readonly preludes: readonly Phase[];
}

export interface Moment {
  readonly phase: Phase;
  /** How much of a prelude is over: 0 to 1. */
  readonly progress: number;
  /** The cell that is being summed, by rows; −1 before the first. */
  readonly cell: number;
  /** How many terms of its sum are there. */
  readonly terms: number;
}

export const lengthOf = ({ preludes, rows, cols, run }: Timeline): number =>
  (preludes.length + rows * cols) * run;

/** The tick at which a cell's sum is complete. */
export const completionOf = ({ preludes, cols, run }: Timeline, { row, col }: Cell): number =>
  (preludes.length + row * cols + col + 1) * run;

/** The tick at which a phase begins. */
export const beginningOf = ({ preludes, run }: Timeline, phase: Phase): number =>
  (phase === 'multiply' ? preludes.length : Math.max(0, preludes.indexOf(phase))) * run;

export function momentAt(timeline: Timeline, tick: number): Moment {
  const { preludes, run } = timeline;
  const before = preludes[Math.floor(tick / run)];
  if (before) return { phase: before, progress: (tick % run) / run, cell: -1, terms: 0 };
  const spent = tick - preludes.length * run;
  // At the end of a sum it is complete; the next one begins a tick later.
  const cell = Math.ceil(spent / run) - 1;
  return { phase: 'multiply', progress: 1, cell, terms: spent - cell * run };
}

/** The nearest end of a sum or of a prelude before (−1) or after (1) a tick. */
export function stepFrom(timeline: Timeline, tick: number, by: -1 | 1): number {
  const { run } = timeline;
  const next = by > 0 ? (Math.floor(tick / run) + 1) * run : (Math.ceil(tick / run) - 1) * run;
  return Math.max(0, Math.min(lengthOf(timeline), next));
}

/** The first sums are watched term by term, the others only seen to come. In milliseconds. */
const PRELUDE = 1400;
const WATCHED = { cells: 2, each: 2600 };
const REST = { all: 9000, each: 400 };

/** How many milliseconds a tick lasts where the clock is now. */
export function lengthOfTick(timeline: Timeline, tick: number): number {
  const { preludes, rows, cols, run } = timeline;
  const cell = Math.floor(tick / run) - preludes.length;
  if (cell < 0) return PRELUDE / run;
  if (cell < WATCHED.cells) return WATCHED.each / run;
  return Math.min(REST.each, REST.all / (rows * cols)) / run;
}
