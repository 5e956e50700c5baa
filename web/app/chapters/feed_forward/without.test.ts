import { expect, it } from 'vitest';
import { withoutRow } from './without';

it('leaves a row out of each matrix and keeps the others in order', () => {
  const data = Float32Array.from({ length: 12 }, (_, index) => index);
  const left = withoutRow({ dims: [2, 3, 2], data }, 1);
  expect(left.dims).toEqual([2, 2, 2]);
  expect([...left.data]).toEqual([0, 1, 4, 5, 6, 7, 10, 11]);
  expect([...withoutRow({ dims: [3, 2], data: data.slice(0, 6) }, 2).data]).toEqual([0, 1, 2, 3]);
});
