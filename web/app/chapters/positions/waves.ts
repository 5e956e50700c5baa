/** Which wave a dimension of the positional encoding is. */
import type { Config } from 'glassformer';

/** Sine and cosine side by side, or, as Marian has them, all sines first. */
export type Layout = 'interleaved' | 'marian';

export const layoutOf = (config: Config): Layout =>
  config['position_encoding'] === 'interleaved' ? 'interleaved' : 'marian';

export interface Wave {
  readonly kind: 'sin' | 'cos';
  /** i of the formula: the wave turns by 10000^(−2i/d) from one position to the next. */
  readonly i: number;
  /** The dimensions of this wave's sine and cosine. */
  readonly sin: number;
  readonly cos: number;
}

export function waveOf(dimension: number, size: number, layout: Layout): Wave {
  if (layout === 'interleaved') {
    const i = Math.floor(dimension / 2);
    return { kind: dimension % 2 === 0 ? 'sin' : 'cos', i, sin: 2 * i, cos: 2 * i + 1 };
  }
  const half = Math.ceil(size / 2);
  const i = dimension % half;
  return { kind: dimension < half ? 'sin' : 'cos', i, sin: i, cos: half + i };
}

export const KINDS = ['sin', 'cos'] as const;

const INDICES = {
  interleaved: { sin: '2i', cos: '2i+1' },
  marian: { sin: 'i', cos: 'd/2+i' },
} as const;

/** The formula of the sines or of the cosines, where the model's layout has them. */
export const formulaOf = (kind: Wave['kind'], layout: Layout): string =>
  `\\htmlData{symbol=${kind}}{PE_{(pos,\\,${INDICES[layout][kind]})} = \\${kind}\\!\\left(\\frac{pos}{10000^{2i/d}}\\right)}`;

/** The formula of one number, up to its value. */
export const instanceOf = (position: number, dimension: number, size: number, wave: Wave): string =>
  `PE_{(${position},\\,${dimension})} = \\${wave.kind}\\!\\left(\\frac{${position}}{10000^{${2 * wave.i}/${size}}}\\right)`;
