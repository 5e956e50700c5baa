/** What there is to draw of a matrix, cell by cell, on a canvas (paint.ts) or as SVG (vector.ts). */
import { type Paper, type Rgb, colourScale, inkOn, quietInkOn } from './colour';
import { cellText, decimalsThatFit, roundsToZero } from '../format';
import { type Layout, NUMBER_HEIGHT, NUMBER_WIDTH, colsInSight, rowsInSight } from './geometry';
import { at } from './slice';
import type { Domain, MatrixView, ScaleKind } from '../types';

/** Everything the picture of a matrix depends on but where one looks. */
export interface Picture {
  readonly view: MatrixView;
  readonly mask?: MatrixView | undefined;
  readonly scale: ScaleKind;
  readonly domain: Domain;
  readonly page: Paper & { readonly family: string };
}

/** Below this many pixels a cell is a pixel of a scaled bitmap, without a gap to its neighbour. */
export const SMALLEST_SEPARATE = 7;

/** Whether a cell is hatched: it holds −∞ (or no number), or the mask forbids it. */
export function isMasked({ view, mask }: Pick<Picture, 'view' | 'mask'>, row: number, col: number) {
  return !Number.isFinite(at(view, row, col)) || (mask && at(mask, row, col) === -Infinity);
}

/** Room that a number leaves in its cell, or it would run into the next. */
const BESIDE = 5;

/** How wide the paper is around the −∞ of a hatched cell. */
export const HALO = 5;

export interface DrawnCell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Null: hatched. */
  readonly ground: Rgb | null;
  /** Where it has room; `middle` and `line` are the middle of its text. */
  readonly number: {
    readonly text: string;
    readonly ink: Rgb;
    readonly middle: number;
    readonly line: number;
  } | null;
}

/** The size of the numbers in the cells. */
export const fontSize = ({ cellWidth, type = 1 }: Layout): number =>
  (cellWidth < 40 * type ? 10.5 : 12.5) * type;

/** The cells that `layout` shows, on whole pixels of a display that has `ratio` of them in one. */
export function* cellsInSight(
  picture: Picture,
  layout: Layout,
  widthOf: (text: string) => number,
  ratio = 1,
): Generator<DrawnCell> {
  const { view, page } = picture;
  const colour = colourScale(picture.scale, picture.domain, page.paper);
  const { cellWidth, cellHeight, type = 1 } = layout;
  const fits = (text: string) => widthOf(text) <= cellWidth - BESIDE;
  const roomy = cellWidth >= NUMBER_WIDTH * type && cellHeight >= NUMBER_HEIGHT * type;
  const reach = Math.max(Math.abs(picture.domain.low), picture.domain.high);
  const decimals = roomy ? decimalsThatFit(reach, picture.scale === 'signed', fits) : null;
  const snap = (position: number) => Math.round(position * ratio) / ratio;
  const gap = 1 / Math.min(ratio, 1.5);
  const rows = rowsInSight(layout);
  const cols = colsInSight(layout);
  for (let row = rows.from; row < rows.to; row++) {
    const top = snap(row * cellHeight - layout.y);
    const height = snap((row + 1) * cellHeight - layout.y) - top - gap;
    for (let col = cols.from; col < cols.to; col++) {
      const left = snap(col * cellWidth - layout.x);
      const width = snap((col + 1) * cellWidth - layout.x) - left - gap;
      const value = at(view, row, col);
      const ground = isMasked(picture, row, col) ? null : colour(value);
      // The middle of a digit is a little above that of a line of text.
      const number =
        decimals === null
          ? null
          : {
              text: cellText(value, decimals),
              ink: (roundsToZero(value, decimals) ? quietInkOn : inkOn)(ground ?? page.paper, page),
              middle: left + width / 2,
              line: top + height / 2 + 0.5,
            };
      yield { left, top, width, height, ground, number };
    }
  }
}
