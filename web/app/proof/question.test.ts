import { describe, expect, it } from 'vitest';
import { matrixOf, transposed } from '../views/matrix/slice';
import type { MatrixView } from '../views/types';
import { indexOf } from './question';

/** A tensor whose every number tells its own index: 123 stands at [1, 2, 3]. */
const dims = [3, 4, 5];
const data = Float32Array.from({ length: 60 }, (_, flat) =>
  Number(`${Math.floor(flat / 20)}${Math.floor(flat / 5) % 4}${flat % 5}`),
);
const tensor = { dims, data };

/** What the cell holds, as the three digits of its index. */
const heldAt = ({ data: numbers, ...view }: MatrixView, row: number, col: number): number[] =>
  [
    ...String(numbers[view.offset + row * view.rowStride + col * view.colStride]).padStart(3, '0'),
  ].map(Number);

describe('indexOf', () => {
  const views: readonly [string, MatrixView][] = [
    ['a matrix within the tensor', matrixOf(tensor, [2])],
    ['its first rows and columns', matrixOf(tensor, [1], 2, 3)],
    ['a transposed one', transposed(matrixOf(tensor, [1]))],
    ['one row of it', { ...matrixOf(tensor, [1], 1), offset: 35 }],
    ['every second column', { ...matrixOf(tensor, [1]), cols: 2, colStride: 2 }],
    ['one position in every matrix', { ...matrixOf(tensor), rows: 3, offset: 10, rowStride: 20 }],
  ];
  it.each(views)('finds every cell of %s', (_, view) => {
    for (let row = 0; row < view.rows; row++) {
      for (let col = 0; col < view.cols; col++) {
        expect(indexOf(view, dims, { row, col })).toEqual(heldAt(view, row, col));
      }
    }
  });

  it('finds nothing outside of the view, nor of the tensor', () => {
    const view = matrixOf(tensor, [1]);
    expect(indexOf(view, dims, { row: 4, col: 0 })).toBeNull();
    expect(indexOf(view, dims, { row: 0, col: 5 })).toBeNull();
    expect(indexOf(view, dims, { row: -1, col: 0 })).toBeNull();
    expect(indexOf({ ...view, offset: 60 }, dims, { row: 0, col: 0 })).toBeNull();
  });
});
