import { expect, it } from 'vitest';
import { at } from '../../views/matrix/slice';
import { largestDifference, masksOf } from './batch';

it('has a row of the mask for each sentence, whoever asks', () => {
  // Two sentences of two tokens, the second with one of padding.
  const data = Float32Array.of(0, 0, 0, 0, 0, -Infinity, 0, -Infinity);
  const view = masksOf({ dims: [2, 1, 2, 2], data });
  expect([view.rows, view.cols]).toEqual([2, 2]);
  const rows = [0, 1].map((row) => [0, 1].map((col) => at(view, row, col)));
  expect(rows).toEqual([
    [0, 0],
    [0, -Infinity],
  ]);
});

it('compares a sentence alone with its own part of the batch, without the padding', () => {
  const together = { dims: [2, 2, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6, 70, 80) };
  const alone = { dims: [1, 2], data: Float32Array.of(5, 6.5) };
  expect(largestDifference(alone, together, 1)).toBe(0.5);
  expect(largestDifference({ dims: [2, 2], data: together.data.slice(0, 4) }, together, 0)).toBe(0);
});

it('is not satisfied with logits that are missing', () => {
  const together = { dims: [1, 1, 1], data: Float32Array.of(1) };
  expect(largestDifference({ dims: [1, 2], data: Float32Array.of(1, 2) }, together, 0)).toBeNaN();
});
