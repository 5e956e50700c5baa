import { expect, it } from 'vitest';
import { matrixOf } from '../../views/matrix/slice';
import { firing, strongest } from './units';

const view = matrixOf({ dims: [2, 4], data: Float32Array.of(0, 0, 0, 0, 0.5, 0, 2, 1) });

it('counts the units above 0', () => {
  expect([firing(view, 0), firing(view, 1)]).toEqual([0, 3]);
});

it('lists those that fire, strongest first', () => {
  expect(strongest(view, 1, 2)).toEqual([2, 3]);
  expect(strongest(view, 1, 9)).toEqual([2, 3, 0]);
  expect(strongest(view, 0, 2)).toEqual([]);
});
