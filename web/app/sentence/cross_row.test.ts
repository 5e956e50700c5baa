import { describe, expect, it } from 'vitest';
import type { Tensor, Trace } from 'glassformer';
import { crossRow } from './cross_row';

/** Every element is its own index, so that a wrong place shows. */
function counting(...dims: number[]): Tensor {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return { dims, data: Float32Array.from({ length: size }, (_, index) => index) };
}

const trace: Trace = new Map([['decoder.layers.0.encoder_attn.weights', counting(1, 4, 3, 5)]]);

describe('the row of cross-attention', () => {
  it('is that of a head, with or without a batch dimension', () => {
    const at = { layer: 0, head: 2 };
    const row = [35, 36, 37, 38, 39]; // (2 · 3 + 1) · 5 and the four after it
    expect([...(crossRow(trace, at, 1) ?? [])]).toEqual(row);
    const alone: Trace = new Map([['decoder.layers.0.encoder_attn.weights', counting(4, 3, 5)]]);
    expect([...(crossRow(alone, at, 1) ?? [])]).toEqual(row);
  });

  it('is nowhere outside of the trace', () => {
    expect(crossRow(trace, { layer: 0, head: 0 }, -1)).toBeNull();
    expect(crossRow(trace, { layer: 0, head: 0 }, 3)).toBeNull();
    expect(crossRow(trace, { layer: 0, head: 4 }, 0)).toBeNull();
    expect(crossRow(trace, { layer: 7, head: 0 }, 0)).toBeNull();
  });
});
