import { describe, expect, it } from 'vitest';
import type { Tensor, Trace } from 'glassformer';
import type { AttentionSelection } from '../views/types';
import { crossRow, fit, headsIn, layersIn } from './attention';

/** Every element is its own index, so that a wrong place shows. */
function counting(...dims: number[]): Tensor {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return { dims, data: Float32Array.from({ length: size }, (_, index) => index) };
}

const trace: Trace = new Map([
  ['encoder.layers.0.self_attn.weights', counting(1, 4, 5, 5)],
  ['encoder.layers.1.self_attn.weights', counting(1, 4, 5, 5)],
  ['decoder.layers.0.encoder_attn.weights', counting(1, 4, 3, 5)],
]);

describe('attention in a trace', () => {
  it('has as many layers and heads as are recorded', () => {
    expect([layersIn(trace, 'encoder'), headsIn(trace, 'encoder')]).toEqual([2, 4]);
    expect([layersIn(trace, 'cross'), headsIn(trace, 'cross')]).toEqual([1, 4]);
    expect([layersIn(trace, 'decoder'), headsIn(trace, 'decoder')]).toEqual([0, 0]);
  });

  it('fits a selection to what there is', () => {
    const selection: AttentionSelection = { kind: 'encoder', layer: 1, head: 3, value: 'scores' };
    expect(fit(selection, trace)).toBe(selection);
    expect(fit({ ...selection, layer: 9, head: 7 }, trace)).toEqual(selection);
    expect(fit({ ...selection, kind: 'cross' }, trace)).toEqual({
      ...selection,
      kind: 'cross',
      layer: 0,
    });
  });

  it('gives the row of a head, with or without a batch dimension', () => {
    const at = { layer: 0, head: 2 };
    const row = [35, 36, 37, 38, 39]; // (2 · 3 + 1) · 5 and the four after it
    expect([...(crossRow(trace, at, 1) ?? [])]).toEqual(row);
    const alone: Trace = new Map([['decoder.layers.0.encoder_attn.weights', counting(4, 3, 5)]]);
    expect([...(crossRow(alone, at, 1) ?? [])]).toEqual(row);
  });

  it('has no row outside of the trace', () => {
    expect(crossRow(trace, { layer: 0, head: 0 }, -1)).toBeNull();
    expect(crossRow(trace, { layer: 0, head: 0 }, 3)).toBeNull();
    expect(crossRow(trace, { layer: 0, head: 4 }, 0)).toBeNull();
    expect(crossRow(trace, { layer: 7, head: 0 }, 0)).toBeNull();
  });
});
