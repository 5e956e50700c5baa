import { describe, expect, it } from 'vitest';
import { waveOf } from './waves';

/** PE(pos, 2i) = sin(pos / 10000^(2i/d)) and PE(pos, 2i+1) = cos of the same (Vaswani et al.). */
const value = (position: number, i: number, kind: 'sin' | 'cos', size: number) =>
  Math[kind](position / 10_000 ** ((2 * i) / size));

describe('the wave of a dimension', () => {
  it('takes turns with sine and cosine in the lecture’s layout', () => {
    expect(waveOf(8, 512, 'interleaved')).toEqual({ kind: 'sin', i: 4, sin: 8, cos: 9 });
    expect(waveOf(9, 512, 'interleaved')).toEqual({ kind: 'cos', i: 4, sin: 8, cos: 9 });
  });

  it('has all sines first in Marian’s', () => {
    expect(waveOf(4, 512, 'marian')).toEqual({ kind: 'sin', i: 4, sin: 4, cos: 260 });
    expect(waveOf(260, 512, 'marian')).toEqual({ kind: 'cos', i: 4, sin: 4, cos: 260 });
  });

  it('covers every dimension once, in both', () => {
    for (const layout of ['interleaved', 'marian'] as const) {
      const waves = Array.from({ length: 16 }, (_, dimension) => waveOf(dimension, 16, layout));
      waves.forEach(({ kind, sin, cos }, dimension) => {
        expect(kind === 'sin' ? sin : cos).toBe(dimension);
      });
      const numbers = waves.map(({ kind, i }) => value(3, i, kind, 16).toFixed(12));
      expect(new Set(numbers).size).toBe(16);
    }
  });
});
