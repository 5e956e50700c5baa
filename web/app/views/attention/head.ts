/** The matrices of one head: where each is in a trace, and what it is called there. */
import { pathOf } from './attention';
import { matrixOf } from '../matrix/slice';
import type { AttentionSelection, Cell, MatrixView, Tensor, Trace } from '../types';

/** In the order in which they come about; the names of a trace. */
export const HEAD_VALUES = [
  'query',
  'key',
  'products',
  'scores',
  'mask',
  'masked_scores',
  'weights',
  'value',
  'context',
  'joined',
] as const;
export type HeadValue = (typeof HEAD_VALUES)[number];

export type HeadPlace = Pick<AttentionSelection, 'kind' | 'layer' | 'head'>;

export const tensorName = ({ kind, layer }: HeadPlace, value: HeadValue): string =>
  `${pathOf(kind, layer)}.${value}`;

/** Indices before row and column: one mask serves all heads, and joined heads are one matrix. */
export function partOf(value: HeadValue, head: number): readonly number[] {
  if (value === 'joined') return [];
  return value === 'mask' ? [0] : [head];
}

/** The index of a cell in the tensor of that name. */
export const indexIn = (value: HeadValue, { head }: HeadPlace, { row, col }: Cell): number[] => [
  ...partOf(value, head),
  row,
  col,
];

/** One matrix of a head of one sentence; null if the trace does not have it. */
export function headMatrix(trace: Trace, place: HeadPlace, value: HeadValue): MatrixView | null {
  const tensor = trace.get(tensorName(place, value));
  if (!tensor || tensor.data.length === 0) return null;
  return matrixOf(tensor, partOf(value, place.head));
}

/** Where the columns of a head lie among those of all heads side by side. */
export const indicesOf = (head: number, size: number): readonly (readonly number[])[] =>
  Array.from({ length: size }, (_, col) => [head * size + col]);

/** A matrix that lies in rows one after the other, as a tensor of its own. */
export function tensorOf({ data, offset, rows, cols, rowStride, colStride }: MatrixView): Tensor {
  if (rowStride !== cols || colStride !== 1) {
    throw new RangeError('a tensor is made of whole rows that follow one another');
  }
  return { dims: [rows, cols], data: data.slice(offset, offset + rows * cols) };
}
