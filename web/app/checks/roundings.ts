/** How far a value computed in 32-bit floats may be from the exact one. */
import type { Config } from 'glassformer';

/** ε: the distance from 1 to the next 32-bit float. */
export const EPSILON = 2 ** -23;

/**
 * So many roundings, one after another, of numbers of a size. Each changes a number by at most ε / 2
 * of its size (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1); ε leaves
 * as much again for terms that are larger than their sum.
 */
export interface Tolerance {
  readonly roundings: number;
  readonly size: number;
}

/** Nothing is rounded: the numbers must be the same. */
export const EXACT: Tolerance = { roundings: 0, size: 1 };

export const boundOf = ({ roundings, size }: Tolerance): number => roundings * EPSILON * size;

/**
 * Of a softmax's row of `n` the sum must be 1: its exponentials are summed, the sum is inverted and
 * each exponential multiplied by that. What the exponentials are off cancels.
 */
export const ofSoftmax = (n: number): Tolerance => ({ roundings: n + 2, size: 1 });

/**
 * More roundings than there are, one after another, on the way to any value of a forward pass: of
 * each linear layer, attention and norm the lengths of its sums. Norms keep sizes near 1, so that
 * errors add up rather than multiply. The C++ tests count them for every value by itself:
 * cpp/tests/support/tolerance.h.
 */
export function roundings(config: Config, keys: number): number {
  const D = config.d_model;
  const F = Math.max(config.encoder_ffn_dim, config.decoder_ffn_dim);
  const attention = 4 * D + 2 * keys + 8;
  const norm = 2 * D + 4;
  const layer = 2 * (attention + norm) + D + F + 8 + norm;
  return (config.encoder_layers + config.decoder_layers) * layer + norm + D + 12;
}
