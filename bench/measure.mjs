// Timing that runs in Node and in a page alike.

/**
 * Milliseconds, or whatever was measured.
 * @typedef {{ median: number, best: number, p90: number, runs: number }} Statistics
 */

/**
 * How long to measure: warm up for `warmUpMs`, then at least `minRuns` runs and `minMs`, and at
 * most `maxRuns`.
 * @typedef {{ warmUpMs: number, minRuns: number, minMs: number, maxRuns: number }} Budget
 */

/**
 * V8 compiles WebAssembly a second time, optimised, in the background of the first seconds, and
 * takes the result at a later call: timing starts after that.
 * @type {Budget}
 */
export const FULL = { warmUpMs: 4000, minRuns: 30, minMs: 1000, maxRuns: 200 };

/**
 * To see that everything works.
 * @type {Budget}
 */
export const QUICK = { warmUpMs: 100, minRuns: 2, minMs: 0, maxRuns: 2 };

/**
 * @param {readonly number[]} values
 * @returns {Statistics}
 */
export function statistics(values) {
  const sorted = [...values].sort((a, b) => a - b);
  /** @param {number} index */
  const at = (index) => sorted[Math.min(sorted.length - 1, Math.floor(index))] ?? NaN;
  const middle = sorted.length / 2;
  return {
    median: sorted.length % 2 === 0 ? (at(middle - 1) + at(middle)) / 2 : at(middle),
    best: at(0),
    p90: at(0.9 * sorted.length),
    runs: sorted.length,
  };
}

/** @param {readonly number[]} values */
export const median = (values) => statistics(values).median;

/**
 * Milliseconds that `run` takes.
 * @param {() => void} run
 */
export function duration(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/**
 * Calls `run` until the budget is used; `reset`, not timed, comes after each run.
 * @param {() => unknown} run
 * @param {Budget} budget
 * @param {() => unknown} [reset]
 * @returns {Promise<Statistics>} in milliseconds
 */
export async function time(run, { minRuns, minMs, maxRuns }, reset = () => {}) {
  for (let i = 0; i < Math.min(5, minRuns); i++) {
    await run();
    await reset();
  }
  /** @type {number[]} */
  const values = [];
  for (let total = 0; (values.length < minRuns || total < minMs) && values.length < maxRuns;) {
    const start = performance.now();
    await run();
    const taken = performance.now() - start;
    await reset();
    values.push(taken);
    total += taken;
  }
  return statistics(values);
}

/**
 * Calls `run` for as long as the budget's warm-up takes.
 * @param {() => unknown} run
 * @param {Budget} budget
 */
export async function warmUp(run, { warmUpMs }) {
  for (const end = performance.now() + warmUpMs; performance.now() < end;) await run();
}
