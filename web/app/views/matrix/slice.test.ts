import { expect, it } from 'vitest';
import { at, domainOf, hasMasked, magnitude, matrixOf, rowOf, rowSum, transposed } from './slice';

/** (2, 3, 4) whose elements are their own positions. */
const tensor = { dims: [2, 3, 4], data: Float32Array.from({ length: 24 }, (_, index) => index) };

it('a matrix of a tensor is the last two dimensions at the leading index', () => {
  const view = matrixOf(tensor, [1]);
  expect([view.rows, view.cols]).toEqual([3, 4]);
  for (let row = 0; row < 3; row++) {
    for (let col = 0; col < 4; col++) expect(at(view, row, col)).toBe(12 + 4 * row + col);
  }
});

it('missing leading indices are the outermost and are 0', () => {
  const batch = { dims: [1, 2, 3, 4], data: tensor.data };
  expect(at(matrixOf(batch, [1]), 2, 3)).toBe(23);
  expect(at(matrixOf(batch), 2, 3)).toBe(11);
});

it('a cut keeps the numbers in their places', () => {
  const view = matrixOf(tensor, [1], 2, 2);
  expect([view.rows, view.cols]).toEqual([2, 2]);
  expect(at(view, 1, 1)).toBe(17);
  expect(at(view, 2, 0)).toBeNaN();
});

it('a place outside the tensor is refused', () => {
  expect(() => matrixOf(tensor, [2])).toThrow(RangeError);
  expect(() => matrixOf(tensor, [-1])).toThrow(RangeError);
  expect(() => matrixOf(tensor, [0, 0])).toThrow(RangeError);
});

it('the transpose shows the same numbers the other way', () => {
  const view = transposed(matrixOf(tensor, [1]));
  expect([view.rows, view.cols]).toEqual([4, 3]);
  expect(at(view, 3, 2)).toBe(23);
  expect(at(view, 0, 2)).toBe(20);
});

it('magnitudes and domains do not count −∞', () => {
  const data = Float32Array.of(1, -3, -Infinity, 2);
  const view = matrixOf({ dims: [2, 2], data });
  expect(magnitude(view)).toBe(3);
  expect(domainOf(view, 'signed')).toEqual({ low: -3, high: 3 });
  expect(domainOf(view, 'probability')).toEqual({ low: 0, high: 1 });
  expect(hasMasked(view)).toBe(true);
  expect(hasMasked(matrixOf(tensor))).toBe(false);
});

it('the sum of a row is of that row', () => {
  expect(rowSum(matrixOf(tensor, [1], 3, 3), 1)).toBe(16 + 17 + 18);
});

it('one row of a view is a matrix of the same numbers', () => {
  const row = rowOf(transposed(matrixOf(tensor, [1])), 2);
  expect([row.rows, row.cols]).toEqual([1, 3]);
  expect([0, 1, 2].map((col) => at(row, 0, col))).toEqual([14, 18, 22]);
});
