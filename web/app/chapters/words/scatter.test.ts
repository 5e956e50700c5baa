import { expect, it } from 'vitest';
import { rulerOf, scaleOf } from './scatter';

it('fits all points with the same scale in both directions', () => {
  const points = [
    { x: -10, y: 1 },
    { x: 4, y: -2 },
  ];
  expect(scaleOf(points, 120, 400, 10)).toBe(5);
  expect(scaleOf(points, 1200, 60, 10)).toBe(10);
});

it('has a scale for points that are all in one place', () => {
  expect(scaleOf([{ x: 0, y: 0 }], 100, 100, 10)).toBe(1);
});

it('rules with the longest round number that has room', () => {
  expect(rulerOf(10, 90)).toBe(5);
  expect(rulerOf(10, 49)).toBe(2);
  expect(rulerOf(10, 10)).toBe(1);
  expect(rulerOf(900, 90)).toBeCloseTo(0.1, 12);
});
