/** How often values fall between two others. */
import type { Domain } from '../types';

/**
 * Counts in bins of equal width over the domain, each with its lower bound, the last with both.
 * Values outside the domain are not counted.
 */
export function countsOf(values: Float32Array, { low, high }: Domain, bins: number): number[] {
  const counts = Array<number>(bins).fill(0);
  for (const value of values) {
    if (!(value >= low && value <= high)) continue;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** A domain symmetric about 0, with round ends, that holds all the values. */
export function reachOf(...runs: readonly Float32Array[]): Domain {
  let reach = 0;
  for (const run of runs) for (const value of run) reach = Math.max(reach, Math.abs(value));
  const unit = 10 ** Math.floor(Math.log10(reach || 1));
  const high = Math.ceil(reach / unit || 1) * unit;
  return { low: -high, high };
}
