/**
 * Weights of the learner's own in the place of a head's: shares of a row that sum to 1, whatever is
 * done to one of them. They are the learner's input, not a value of the model.
 */
import type { HeadPlace } from '../../views/attention/head';
import { at } from '../../views/matrix/slice';
import type { MatrixView, Tensor } from '../../views/types';

/** The rows that were changed, each with a share for every column. */
export type OwnRows = ReadonlyMap<number, readonly number[]>;

/** Where a row may look. */
export type Open = (row: number, col: number) => boolean;

const THOUSAND = 1000;

const sumOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

/** Shares in the proportions given; null where there is nothing to share. */
function normalized(parts: readonly number[]): readonly number[] | null {
  const sum = sumOf(parts);
  return sum > 0 ? parts.map((part) => part / sum) : null;
}

/** One share as it is wished for; the others give or take in proportion, or alike from nothing. */
export function withShare(
  shares: readonly number[],
  col: number,
  wish: number,
  open: (col: number) => boolean,
): readonly number[] {
  const others = shares.map((share, other) => (other !== col && open(other) ? share : 0));
  const spread =
    normalized(others) ??
    normalized(shares.map((_, other) => (other !== col && open(other) ? 1 : 0)));
  if (!spread) return shares;
  return spread.map((share, other) => (other === col ? wish : share * (1 - wish)));
}

/** Every row alike wherever it may look. */
export function uniform(rows: number, cols: number, open: Open): OwnRows {
  const all = Array.from({ length: rows }, (_, row) => {
    const parts = Array.from({ length: cols }, (_, col) => (open(row, col) ? 1 : 0));
    return [row, normalized(parts) ?? parts] as const;
  });
  return new Map(all);
}

/** Every row looks at its own token alone. */
export const itself = (size: number): OwnRows =>
  new Map(
    Array.from({ length: size }, (_, row) => [
      row,
      Array.from({ length: size }, (_, col) => (col === row ? 1 : 0)),
    ]),
  );

/** Rows and columns beyond the matrix, for tokens that are yet to come. */
export interface Beyond {
  readonly rows: number;
  readonly cols: number;
}

/**
 * The head's weights with the learner's rows in their places. While decoding, a translation can go
 * on for a token: that looks everywhere alike.
 */
export function weightsOf(view: MatrixView, own: OwnRows, beyond: Beyond): Tensor {
  const [rows, cols] = [view.rows + beyond.rows, view.cols + beyond.cols];
  const data = Float32Array.from({ length: rows * cols }, (_, index) => {
    const [row, col] = [Math.floor(index / cols), index % cols];
    if (row >= view.rows) return 1 / cols;
    return col < view.cols ? (own.get(row)?.[col] ?? at(view, row, col)) : 0;
  });
  return { dims: [rows, cols], data };
}

const headOf = ({ kind, layer, head }: HeadPlace): string => [kind, layer, head].join('-');

/** For the address: the head, and each changed row with its shares in thousandths. */
export const write = (place: HeadPlace, own: OwnRows): string =>
  own.size === 0
    ? ''
    : [
        headOf(place),
        ...[...own].map(([row, shares]) =>
          [row, ...shares.map((share) => Math.round(share * THOUSAND))].join('-'),
        ),
      ].join('_');

const OFF = 'off';

/** For the address: the head says nothing at all. */
export const writeOff = (place: HeadPlace): string => `${headOf(place)}_${OFF}`;

export const isOff = (text: string, place: HeadPlace): boolean => text === writeOff(place);

/** Rows of that head, as far as the text has such as fit the matrix. */
export function read(
  text: string,
  place: HeadPlace,
  { rows, cols }: Pick<MatrixView, 'rows' | 'cols'>,
  open: Open,
): OwnRows {
  const [head, ...lines] = text.split('_');
  const own = new Map<number, readonly number[]>();
  if (head !== headOf(place)) return own;
  for (const line of lines) {
    if (!/^\d+(-\d+)+$/.test(line)) continue;
    const [row = rows, ...parts] = line.split('-').map(Number);
    if (row >= rows || parts.length !== cols) continue;
    const shares = normalized(parts.map((part, col) => (open(row, col) ? part : 0)));
    if (shares) own.set(row, shares);
  }
  return own;
}
