import { expect, it } from 'vitest';
import { matrixOf } from '../../views/matrix/slice';
import { isOff, itself, read, uniform, weightsOf, withShare, write, writeOff } from './own';

const sum = (shares: readonly number[] | undefined) =>
  (shares ?? []).reduce((total, share) => total + share, 0);
const everywhere = () => true;
const causal = (row: number, col: number) => col <= row;
const place = { kind: 'encoder', layer: 1, head: 3 } as const;

it('gives one share its wish and keeps the proportions of the others', () => {
  const shares = withShare([0.5, 0.25, 0.125, 0.125], 0, 0.2, everywhere);
  expect(shares[0]).toBe(0.2);
  expect(sum(shares)).toBeCloseTo(1, 12);
  expect(Number(shares[1]) / Number(shares[2])).toBeCloseTo(2, 12);
  expect(shares[2]).toBe(shares[3]);
});

it('shares out alike what one column had alone, and only where a row may look', () => {
  const shares = withShare([0, 1, 0, 0], 1, 0.4, (col) => col < 3);
  expect(shares[1]).toBe(0.4);
  expect(shares[0]).toBeCloseTo(0.3, 12);
  expect(shares[2]).toBeCloseTo(0.3, 12);
  expect(shares[3]).toBe(0);
  // With nowhere else to look a row stays as it is.
  expect(withShare([1, 0], 0, 0.5, (col) => col === 0)).toEqual([1, 0]);
});

it('looks alike wherever it may', () => {
  const rows = uniform(3, 3, causal);
  expect(rows.get(0)).toEqual([1, 0, 0]);
  expect(rows.get(1)).toEqual([0.5, 0.5, 0]);
  expect(sum(rows.get(2))).toBeCloseTo(1, 12);
  expect(itself(2)).toEqual(
    new Map([
      [0, [1, 0]],
      [1, [0, 1]],
    ]),
  );
});

it('puts rows in their places and leaves the others to the model', () => {
  const view = matrixOf({ dims: [2, 2], data: Float32Array.of(0.75, 0.25, 0.5, 0.5) });
  const own = new Map([[1, [0.125, 0.875]]]);
  const none = weightsOf(view, own, { rows: 0, cols: 0 });
  expect([none.dims, [...none.data]]).toEqual([
    [2, 2],
    [0.75, 0.25, 0.125, 0.875],
  ]);
  // Decoding goes on: nobody looks at a token to come, which looks everywhere alike.
  const one = weightsOf(view, own, { rows: 1, cols: 2 });
  expect([one.dims, [...one.data]]).toEqual([
    [3, 4],
    [0.75, 0.25, 0, 0, 0.125, 0.875, 0, 0, 0.25, 0.25, 0.25, 0.25],
  ]);
});

it('is read from what it was written as, for the same head and shape only', () => {
  const own = new Map([[2, [0.5, 0.125, 0.375]]]);
  const text = write(place, own);
  expect(text).toMatch(/^[\w-]+$/);
  const shape = { rows: 3, cols: 3 };
  expect(read(text, place, shape, everywhere)).toEqual(own);
  expect(read(text, { ...place, head: 4 }, shape, everywhere).size).toBe(0);
  expect(read(text, place, { rows: 2, cols: 3 }, everywhere).size).toBe(0);
  expect(read(text, place, { rows: 3, cols: 4 }, everywhere).size).toBe(0);
  expect(write(place, new Map())).toBe('');
});

it('takes nothing else from an address, and no share where a row must not look', () => {
  const shape = { rows: 2, cols: 2 };
  for (const text of ['', 'encoder-1-3', 'encoder-1-3_0-0-0', 'encoder-1-3_0-x-1', '_']) {
    expect(read(text, place, shape, everywhere).size, text).toBe(0);
  }
  expect(read('encoder-1-3_0-500-500', place, shape, causal)).toEqual(new Map([[0, [1, 0]]]));
});

it('can be off, for the same head only, and has no rows then', () => {
  const text = writeOff(place);
  expect(text).toMatch(/^[\w-]+$/);
  expect(isOff(text, place)).toBe(true);
  expect(isOff(text, { ...place, head: 4 })).toBe(false);
  expect(isOff(write(place, itself(2)), place)).toBe(false);
  expect(isOff('', place)).toBe(false);
  expect(read(text, place, { rows: 2, cols: 2 }, everywhere).size).toBe(0);
});
