/** Which names of rows and columns are written, and where. */
import { type Layout, colsInSight, namesApart, rowsInSight } from './geometry';
import { type PageStyle, widestText } from './page.svelte';
import type { Axis } from '../types';

export type Side = 'row' | 'col';

export interface PlacedName {
  readonly index: number;
  readonly text: string;
  /** The middle of its row or column, in CSS pixels of the box. */
  readonly middle: number;
}

/** Room that a name takes along its axis: a line of text, or a number above or beside others. */
const LINE = 15;
const INDEX = 24;
const DIGIT = 9;

const roomOf = (axis: Axis, side: Side, { cols }: Layout): number => {
  if (axis.names) return LINE;
  return side === 'row' ? INDEX : DIGIT * (String(cols - 1).length + 1);
};

export const nameOf = (axis: Axis, index: number): string => axis.names?.[index] ?? String(index);

/**
 * The names in sight: all of them, or every second, fourth, … where they would touch, and in any
 * case the marked ones, to which their neighbours give way.
 */
export function namesInSight(
  axis: Axis,
  side: Side,
  layout: Layout,
  marked: readonly number[],
): PlacedName[] {
  const { from, to } = side === 'row' ? rowsInSight(layout) : colsInSight(layout);
  const size = side === 'row' ? layout.cellHeight : layout.cellWidth;
  const scroll = side === 'row' ? layout.y : layout.x;
  const room = roomOf(axis, side, layout) * (layout.type ?? 1);
  const apart = namesApart(size, room);
  const extra = marked.filter((index) => index >= from && index < to);
  const placed: PlacedName[] = [];
  for (let index = from; index < to; index++) {
    const isMarked = extra.includes(index);
    const crowded = extra.some((other) => Math.abs(other - index) * size < room);
    if (!isMarked && (index % apart !== 0 || crowded)) continue;
    placed.push({ index, text: nameOf(axis, index), middle: (index + 0.5) * size - scroll });
  }
  return placed;
}

const widestName = (axis: Axis, count: number, page: PageStyle): number =>
  widestText(axis.names ?? [String(count - 1)], page);

/** Longer names end in an ellipsis: 8 em. */
const LONGEST_NAME = 112;

/** Space beside a name, and the share of a narrow page that names may have. */
const BESIDE = 12;
const NARROW_SHARE = 0.3;

/** The width of the column of names: the widest of them and of the axis's title. */
export function gutterWidth(
  axis: Axis,
  count: number,
  page: PageStyle | null,
  available: number,
): number {
  if (!page) return 0;
  const title = widestText([`${axis.title} ↓`, axis.role ?? ''], page);
  const widest = Math.max(title, widestName(axis, count, page)) + BESIDE;
  return Math.ceil(Math.min(widest, LONGEST_NAME * page.scale, available * NARROW_SHARE));
}

/** How the names of the columns stand above them. */
export interface ColumnBand {
  readonly angled: boolean;
  readonly height: number;
  /** How far the last name leans out to the right. */
  readonly overhang: number;
}

const BETWEEN = 8;

/** Closer to each other than this, names that lean by 45° would touch: they stand steeper. */
const CLOSE = 18;

/** By how many degrees the names of columns of this width lean, where they do. */
export function leanOf(cellWidth: number, type = 1): number {
  return cellWidth * namesApart(cellWidth, LINE * type) < CLOSE * type ? 60 : 45;
}

/** The width of a column in which its name lies flat; 0 for columns without names. */
export function flatWidth(axis: Axis, page: PageStyle | null): number {
  return page && axis.names ? widestText(axis.names, page) + BETWEEN : 0;
}

/** Names lie flat where the widest has room, else they lean. */
export function columnBand(
  axis: Axis,
  page: PageStyle | null,
  flat: number,
  cellWidth: number,
): ColumnBand {
  const scale = page?.scale ?? 1;
  if (!page || flat <= cellWidth) return { angled: false, height: 20 * scale, overhang: 0 };
  const lean = (leanOf(cellWidth, scale) / 180) * Math.PI;
  const lengths = (axis.names ?? []).map((name) =>
    Math.min(widestText([name], page), LONGEST_NAME * scale),
  );
  // Counted from the right edge of the last column: the middle of its own is half a cell away.
  const beyond = lengths.map(
    (length, col) => length * Math.cos(lean) - (lengths.length - col - 0.5) * cellWidth,
  );
  return {
    angled: true,
    height: Math.ceil(Math.max(...lengths) * Math.sin(lean)) + 16 * scale,
    overhang: Math.ceil(Math.max(0, ...beyond)) + BETWEEN,
  };
}
