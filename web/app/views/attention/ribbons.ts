/**
 * Attention weights as ribbons from those who ask (left) to those who answer (right). At its left
 * end a ribbon is as high as its weight, so that each row's ribbons fill the row: they sum to 1. At
 * its right end all ribbons share one scale, so that an answering token is as high as it is looked
 * at, and the most looked-at just fills its row.
 */
import { at } from '../matrix/slice';
import type { MatrixView } from '../types';

export interface Ribbon {
  readonly row: number;
  readonly col: number;
  /** An SVG path, filled. */
  readonly path: string;
}

export interface RibbonBox {
  readonly width: number;
  /** Height of a token's row on either side, and what of it the ribbons may fill. */
  readonly pitch: number;
  readonly filled: number;
}

/** Ribbons thinner than this many pixels at both ends are not there to be seen. */
const THINNEST = 0.04;

const round = (value: number): string => value.toFixed(2);

export function ribbonsOf(weights: MatrixView, { width, pitch, filled }: RibbonBox): Ribbon[] {
  const received = Array.from({ length: weights.cols }, (_, col) => {
    let sum = 0;
    for (let row = 0; row < weights.rows; row++) sum += at(weights, row, col);
    return sum;
  });
  const right = filled / Math.max(1, ...received);
  const rightTop = received.map((sum, col) => (col + 0.5) * pitch - (sum * right) / 2);
  const ribbons: Ribbon[] = [];
  for (let row = 0; row < weights.rows; row++) {
    let leftTop = (row + 0.5) * pitch - filled / 2;
    for (let col = 0; col < weights.cols; col++) {
      const weight = at(weights, row, col);
      const [a, b] = [leftTop, rightTop[col] ?? 0];
      const [c, d] = [a + weight * filled, b + weight * right];
      leftTop = c;
      rightTop[col] = d;
      if (weight * filled < THINNEST) continue;
      const bend = width / 2;
      const path =
        `M0 ${round(a)}C${bend} ${round(a)} ${bend} ${round(b)} ${width} ${round(b)}` +
        `V${round(d)}C${bend} ${round(d)} ${bend} ${round(c)} 0 ${round(c)}Z`;
      ribbons.push({ row, col, path });
    }
  }
  return ribbons;
}
