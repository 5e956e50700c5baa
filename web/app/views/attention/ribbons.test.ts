import { expect, it } from 'vitest';
import { ribbonsOf } from './ribbons';
import { matrixOf } from '../matrix/slice';

const box = { width: 100, pitch: 20, filled: 16 };

/** Top and bottom of a ribbon at its left and right end. */
function ends(path: string) {
  const [leftTop, rightTop, rightBottom, leftBottom] = (
    /^M0 (\S+)C\S+ \S+ \S+ \S+ \S+ (\S+)V(\S+)C\S+ \S+ \S+ \S+ 0 (\S+)Z$/.exec(path) ?? []
  )
    .slice(1)
    .map(Number);
  return {
    left: { top: leftTop ?? NaN, height: (leftBottom ?? NaN) - (leftTop ?? NaN) },
    right: { top: rightTop ?? NaN, height: (rightBottom ?? NaN) - (rightTop ?? NaN) },
  };
}

it('the ribbons of a row fill it, one after the other, each as high as its weight', () => {
  const weights = matrixOf({ dims: [2, 2], data: Float32Array.of(0.25, 0.75, 0.5, 0.5) });
  const [a, b, c] = ribbonsOf(weights, box).map(({ path }) => ends(path).left);
  expect(a).toEqual({ top: 2, height: 4 });
  expect(b).toEqual({ top: 6, height: 12 });
  expect(c).toEqual({ top: 22, height: 8 });
});

it('at their right end all have one scale, and the most looked-at token fills its row', () => {
  const weights = matrixOf({ dims: [2, 2], data: Float32Array.of(1, 0, 0.5, 0.5) });
  const ribbons = ribbonsOf(weights, box).map(({ path }) => ends(path).right);
  // The first column receives 1.5, the second 0.5.
  expect(ribbons[0]?.top).toBeCloseTo(2, 1);
  expect(ribbons[0]?.height).toBeCloseTo(16 / 1.5, 1);
  expect(ribbons[1]?.height).toBeCloseTo(8 / 1.5, 1);
  expect(ribbons[2]?.height).toBeCloseTo(8 / 1.5, 1);
});

it('a weight of 0 has no ribbon', () => {
  const weights = matrixOf({ dims: [1, 3], data: Float32Array.of(0, 1, 0) });
  expect(ribbonsOf(weights, box).map(({ row, col }) => [row, col])).toEqual([[0, 1]]);
});
