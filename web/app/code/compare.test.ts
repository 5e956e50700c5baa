import { expect, it } from 'vitest';
import { matrixOf } from '../views/matrix/slice';
import { compare, viewOf } from './compare';

const matrix = (...data: number[]) =>
  matrixOf({ dims: [2, data.length / 2], data: Float32Array.from(data) });

it('finds the largest difference, and none where both are −∞', () => {
  const found = compare(matrix(1, -Infinity, -2, 0.5), matrix(1, -Infinity, -1.75, 0.5));
  expect(found).toEqual({ difference: 0.25, size: 1.75, alike: true });
  expect(compare(matrix(1, 0), matrix(1, -Infinity)).difference).toBe(Infinity);
});

it('tells other shapes and other texts', () => {
  expect(compare(matrix(1, 2), matrix(1, 2, 3, 4)).alike).toBe(false);
  expect(compare('커피', '커피').alike).toBe(true);
  expect(compare('커피', '차').alike).toBe(false);
  const row = { text: '커피', score: -0.5 };
  expect(compare([row], [{ ...row, score: -0.25 }])).toEqual({
    difference: 0.25,
    size: 0.25,
    alike: true,
  });
  expect(compare([row], [{ ...row, text: '차' }]).alike).toBe(false);
});

it('takes a matrix out of a tensor, a vector as one row, rows as they are', () => {
  const data = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  expect(viewOf({ dims: [2, 2, 2], data }, [1])).toMatchObject({ rows: 2, cols: 2, offset: 4 });
  expect(viewOf({ dims: [8], data })).toMatchObject({ rows: 1, cols: 8 });
  const rows = viewOf([data.subarray(0, 4), data.subarray(4)]);
  expect([rows?.rows, rows?.cols, rows && [...rows.data]]).toEqual([2, 4, [...data]]);
  expect(viewOf('text')).toBeNull();
  expect(viewOf([{ text: 'a' }])).toBeNull();
});
