import { describe, expect, it } from 'vitest';
import { cellOf, headSize, maskFor, matrixFor, placeOf, sizeOf, within } from './attention';
import { at } from '../matrix/slice';
import type { AttentionSelection, Tensor } from '../types';

/** A tensor whose elements are their own positions. */
function counting(...dims: number[]): Tensor {
  const size = dims.reduce((product, length) => product * length, 1);
  return { dims, data: Float32Array.from({ length: size }, (_, index) => index) };
}

const [H, T, S, K] = [8, 3, 5, 64];
const trace = new Map([
  ['encoder.layers.0.self_attn.weights', counting(H, S, S)],
  ['encoder.layers.1.self_attn.weights', counting(H, S, S)],
  ['decoder.layers.0.self_attn.weights', counting(H, T, T)],
  ['decoder.layers.0.self_attn.mask', counting(1, T, T)],
  ['decoder.layers.0.encoder_attn.weights', counting(H, T, S)],
  ['decoder.layers.0.encoder_attn.query', counting(H, T, K)],
]);
const lengths = { source: S, target: T };
const cross: AttentionSelection = { kind: 'cross', layer: 0, head: 2, value: 'weights' };

describe('what a trace holds', () => {
  it('is counted by its names and shapes', () => {
    expect(sizeOf(trace, 'encoder')).toEqual({ layers: 2, heads: H });
    expect(sizeOf(trace, 'cross')).toEqual({ layers: 1, heads: H });
    expect(sizeOf(new Map(), 'decoder')).toEqual({ layers: 0, heads: 0 });
  });

  it('is the nearest to what a link asks for', () => {
    const asked: AttentionSelection = { kind: 'encoder', layer: 9, head: 99, value: 'scores' };
    expect(within(trace, asked)).toEqual({ kind: 'encoder', layer: 1, head: 7, value: 'scores' });
    expect(within(trace, cross)).toEqual(cross);
  });

  it('says how long a head is, if it can', () => {
    expect(headSize(trace, cross)).toBe(K);
    expect(headSize(trace, { ...cross, kind: 'decoder' })).toBeUndefined();
  });
});

describe('a head', () => {
  it('is its own slice: queries are rows, keys columns', () => {
    const view = matrixFor(trace, cross, lengths);
    expect(view && [view.rows, view.cols]).toEqual([T, S]);
    expect(view && at(view, 1, 4)).toBe(2 * T * S + 1 * S + 4);
  });

  it('has no rows for tokens that do not exist yet, in self-attention no columns either', () => {
    const soFar = { source: S, target: 2 };
    const self = matrixFor(trace, { ...cross, kind: 'decoder' }, soFar);
    expect(self && [self.rows, self.cols]).toEqual([2, 2]);
    expect(self && at(self, 1, 1)).toBe(2 * T * T + T + 1);
    const other = matrixFor(trace, cross, soFar);
    expect(other && [other.rows, other.cols]).toEqual([2, S]);
    expect(matrixFor(trace, cross, { source: S, target: 0 })).toBeNull();
  });

  it('is null where the trace lacks it', () => {
    expect(matrixFor(trace, { ...cross, value: 'scores' }, lengths)).toBeNull();
    expect(matrixFor(trace, { ...cross, layer: 4 }, lengths)).toBeNull();
    expect(matrixFor(trace, { ...cross, head: 8 }, lengths)).toBeNull();
  });

  it('shares one mask with the others', () => {
    const mask = maskFor(trace, { ...cross, kind: 'decoder', head: 7 }, lengths);
    expect(mask && at(mask, 2, 1)).toBe(7);
    expect(maskFor(trace, cross, lengths)).toBeUndefined();
  });
});

describe('the place of a number', () => {
  it('leads back to the cell that shows it, in its own matrix only', () => {
    const place = placeOf(cross, { row: 1, col: 4 });
    expect(trace.get(place.name)?.dims).toHaveLength(place.index.length);
    expect(cellOf(cross, place)).toEqual({ row: 1, col: 4 });
    for (const other of [
      { head: 3 },
      { layer: 1 },
      { value: 'scores' },
      { kind: 'decoder' },
    ] as const) {
      expect(cellOf({ ...cross, ...other }, place)).toBeNull();
    }
    expect(cellOf(cross, { name: place.name, index: [2] })).toBeNull();
  });
});
