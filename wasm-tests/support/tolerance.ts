import type { Tensor } from 'glassformer';
import { expect } from 'vitest';
import { EPSILON } from '../../web/app/checks/roundings.js';

export { EPSILON, roundings } from '../../web/app/checks/roundings.js';

/** Holds `actual` to `expected`, −∞ exactly, within `count` roundings of the largest value. */
export function expectClose(name: string, actual: Tensor, expected: Tensor, count: number): void {
  expect(actual.dims, name).toEqual(expected.dims);
  const largest = expected.data.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    1,
  );
  const tolerance = count * EPSILON * largest;
  const wrong = actual.data.findIndex((value, index) => {
    const right = expected.data[index] as number;
    return !(value === right || Math.abs(value - right) <= tolerance);
  });
  if (wrong >= 0) {
    const [found, right] = [actual.data[wrong], expected.data[wrong]];
    expect.fail(`${name}: at ${wrong} expected ${right} ± ${tolerance}, found ${found}`);
  }
}
