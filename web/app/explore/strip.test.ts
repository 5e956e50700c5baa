import { expect, it } from 'vitest';
import { imageOf } from '../views/matrix/paint';
import { matrixOf } from '../views/matrix/slice';
import { stripOf } from './strip';

const PAPER = [255, 255, 255] as const;
const page = { paper: PAPER, ink: [0, 0, 0] as const, family: 'sans-serif' };

function strip(rows: readonly (readonly number[])[], width: number) {
  const view = matrixOf({
    dims: [rows.length, rows[0]?.length ?? 0],
    data: Float32Array.from(rows.flat()),
  });
  const picture = { view, scale: 'probability', domain: { low: 0, high: 1 }, page } as const;
  return stripOf(imageOf(picture), width);
}

const colour = ({ data, width }: ImageData, x: number, y: number): readonly number[] =>
  [0, 1, 2, 3].map((channel) => data[(y * width + x) * 4 + channel] ?? NaN);

it('keeps rows apart, even where columns share a pixel', () => {
  const cols = Array.from({ length: 512 });
  const image = strip([cols.map(() => 0), cols.map(() => 1), cols.map(() => 0)], 100);
  expect([image.width, image.height]).toEqual([100, 3]);
  const full = colour(image, 50, 1);
  expect(full).not.toEqual([...PAPER, 255]);
  for (let x = 0; x < 100; x++) {
    expect([0, 1, 2].map((y) => colour(image, x, y))).toEqual([
      [...PAPER, 255],
      full,
      [...PAPER, 255],
    ]);
  }
});

it('averages columns that share a pixel', () => {
  const few = Array.from({ length: 400 }, (_, col) => (col % 4 === 0 ? 1 : 0));
  const full = colour(strip([few.map(() => 1)], 100), 50, 0);
  colour(strip([few], 100), 50, 0).forEach((channel, index) => {
    const empty = [...PAPER, 255][index] ?? NaN;
    const mean = ((full[index] ?? NaN) + 3 * empty) / 4;
    // One for rounding to whole levels.
    expect(Math.abs(channel - mean)).toBeLessThanOrEqual(1);
  });
});

it('has a pixel for each column where there is room for more', () => {
  const image = strip([[0, 1, 0]], 300);
  expect(image.width).toBe(3);
  expect(colour(image, 1, 0)).not.toEqual(colour(image, 0, 0));
});

it('leaves what a mask forbids to the hatching behind', () => {
  const image = strip([[0.5, -Infinity]], 20);
  expect(colour(image, 0, 0)[3]).toBe(255);
  expect(colour(image, 1, 0)[3]).toBe(0);
});
