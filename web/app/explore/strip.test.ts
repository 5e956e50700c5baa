import { expect, it } from 'vitest';
import { matrixOf } from '../views/slice';
import { drawStrip } from './strip';

const PAPER = [255, 255, 255] as const;
const page = { paper: PAPER, ink: [0, 0, 0] as const, family: 'sans-serif' };

function draw(rows: readonly (readonly number[])[], width: number, height: number) {
  const view = matrixOf({
    dims: [rows.length, rows[0]?.length ?? 0],
    data: Float32Array.from(rows.flat()),
  });
  const canvas = document.createElement('canvas');
  const domain = { low: 0, high: 1 };
  drawStrip(canvas, { view, scale: 'probability', domain, page }, width, height);
  const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  return (x: number, y: number): readonly number[] =>
    [0, 1, 2, 3].map((channel) => data[(y * width + x) * 4 + channel] ?? NaN);
}

it('keeps rows apart, even where columns share a pixel', () => {
  const cols = Array.from({ length: 512 });
  const colour = draw([cols.map(() => 0), cols.map(() => 1), cols.map(() => 0)], 100, 30);
  for (const x of [0, 50, 99]) {
    for (let y = 0; y < 30; y++) {
      const full = y >= 10 && y < 20;
      expect(colour(x, y)).toEqual(full ? colour(0, 15) : [...PAPER, 255]);
    }
  }
  expect(colour(0, 15)).not.toEqual([...PAPER, 255]);
});

it('averages columns that share a pixel', () => {
  const few = Array.from({ length: 400 }, (_, col) => (col % 4 === 0 ? 1 : 0));
  const full = draw([few.map(() => 1)], 100, 4)(50, 2);
  draw(
    [few],
    100,
    4,
  )(50, 2).forEach((channel, index) => {
    const empty = [...PAPER, 255][index] ?? NaN;
    const mean = ((full[index] ?? NaN) + 3 * empty) / 4;
    // One for rounding to whole levels.
    expect(Math.abs(channel - mean)).toBeLessThanOrEqual(1);
  });
  expect(full).not.toEqual([...PAPER, 255]);
});

it('leaves what a mask forbids to the hatching behind', () => {
  const colour = draw([[0.5, -Infinity]], 20, 10);
  expect(colour(5, 5)[3]).toBe(255);
  expect(colour(15, 5)[3]).toBe(0);
});
