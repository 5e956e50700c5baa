import { expect, it } from 'vitest';
import { at, matrixOf } from '../views/matrix/slice';
import { inPart, inWhole, partWith, partsOf, rowsOf } from './parts';

/** Each number is its own place. */
const counting = (rows: number, cols: number) => ({
  dims: [rows, cols],
  data: Float32Array.from({ length: rows * cols }, (_, index) => index),
});

it.each([1, 512, 1024, 1025, 8000])('a matrix of %i rows is all of its parts, once', (rows) => {
  const table = counting(rows, 2);
  const parts = partsOf(table);
  expect(
    parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, row) => from + row)),
  ).toEqual(Array.from({ length: rows }, (_, row) => row));
  if (rows <= 1024) expect(parts).toHaveLength(1);
  for (const [index, part] of parts.entries()) {
    const view = rowsOf(matrixOf(table), part);
    expect(view.rows).toBeLessThanOrEqual(1024);
    expect(at(view, 0, 1)).toBe(part.from * 2 + 1);
    expect(at(view, view.rows - 1, 1)).toBe(part.to * 2 - 1);
    expect(partWith(parts, part.from)).toBe(index);
    expect(partWith(parts, part.to - 1)).toBe(index);
  }
  expect(partWith(parts, rows)).toBe(0);
});

it('has a cell of the whole in one part only, and back', () => {
  const parts = partsOf(counting(2000, 1));
  const cell = { row: 600, col: 0 };
  const within = parts.filter((part) => inPart(part, cell));
  expect(within).toHaveLength(1);
  for (const part of within) expect(inWhole(part, inPart(part, cell))).toEqual(cell);
});
