import type { Config, Tensor } from 'glassformer';
import { expect } from 'vitest';

/** The distance from 1 to the next 32-bit float. */
export const EPSILON = 2 ** -23;

/**
 * More roundings than there are, one after another, on the way to any value of a forward pass: of
 * each linear layer, attention and norm the lengths of its sums. Each changes a value by at most
 * ε / 2 of its size (Higham 2002, section 3.1), and norms keep sizes near 1. The C++ tests count
 * them for every value by itself: cpp/tests/support/tolerance.h.
 */
export function roundings(config: Config, keys: number): number {
  const D = config.d_model;
  const F = Math.max(config.encoder_ffn_dim, config.decoder_ffn_dim);
  const attention = 4 * D + 2 * keys + 8;
  const norm = 2 * D + 4;
  const layer = 2 * (attention + norm) + D + F + 8 + norm;
  return (config.encoder_layers + config.decoder_layers) * layer + norm + D + 12;
}

/** Holds `actual` to `expected`, −∞ exactly, within `count` roundings of the largest value. */
export function expectClose(name: string, actual: Tensor, expected: Tensor, count: number): void {
  expect(actual.dims, name).toEqual(expected.dims);
  const largest = expected.data.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    1,
  );
  const tolerance = count * EPSILON * largest;
  const wrong = actual.data.findIndex((value, index) => {
    const right = expected.data[index] as number;
    return !(value === right || Math.abs(value - right) <= tolerance);
  });
  if (wrong >= 0) {
    const [found, right] = [actual.data[wrong], expected.data[wrong]];
    expect.fail(`${name}: at ${wrong} expected ${right} ± ${tolerance}, found ${found}`);
  }
}
