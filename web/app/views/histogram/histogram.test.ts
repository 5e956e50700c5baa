import { expect, it } from 'vitest';
import { countsOf, reachOf } from './histogram';

it('counts every value within the domain once', () => {
  const values = Float32Array.of(-2, -1, -0.5, 0, 0.5, 2, 3, NaN);
  expect(countsOf(values, { low: -2, high: 2 }, 4)).toEqual([1, 2, 2, 1]);
});

it('has room for all values between round ends', () => {
  expect(reachOf(Float32Array.of(-7.2, 3), Float32Array.of(7.9))).toEqual({ low: -8, high: 8 });
  expect(reachOf(Float32Array.of(0.25)).high).toBeCloseTo(0.3);
  expect(reachOf(new Float32Array(3))).toEqual({ low: -1, high: 1 });
});
