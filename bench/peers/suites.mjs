// What is measured of each engine in each host (see ../hosts.mjs).
import { inputIds } from '../core.mjs';
import { time, warmUp } from '../measure.mjs';
import { openEngine } from './engines.mjs';

/** Tokens of the source, and of the translation. */
export const SOURCE = 32;
export const STEPS = 16;

/**
 * @typedef {{ engine: import('./engines.mjs').EngineName, dtype: import('./engines.mjs').DType }}
 *   Which
 * @typedef {import('../measure.mjs').Statistics} Statistics
 */

/**
 * @param {Which & { budget: import('../measure.mjs').Budget }} run
 * @returns {Promise<Record<string, Statistics>>} milliseconds
 */
export async function speed({ budget, ...which }) {
  const engine = await (await openEngine(which)).start();
  const source = inputIds(SOURCE);
  await warmUp(async () => {
    await engine.translate(source, 4);
    await engine.encode(source.slice(0, 8));
  }, budget);
  /** @type {Record<string, Statistics>} */
  const results = {};
  for (const length of [8, 32, 128]) {
    const ids = inputIds(length);
    results[`encoder ${length}`] = await time(() => engine.encode(ids), budget);
  }
  for (const cached of [1, 16, 64]) {
    await engine.prepare(source, cached);
    const back = () => engine.back();
    results[`step ${cached}`] = await time(() => engine.step(), budget, back);
  }
  results.translation = await time(() => engine.translate(source, STEPS), budget);
  return results;
}

/**
 * From nothing but the model's bytes in memory to an engine that is ready, and to its first
 * translation.
 * @param {Which} which
 */
export async function coldStart(which) {
  const { start } = await openEngine(which);
  const before = performance.now();
  const engine = await start();
  const ready = performance.now();
  await engine.translate(inputIds(SOURCE), STEPS);
  return { ready: ready - before, translated: performance.now() - before };
}

/**
 * Logits after each id of a target that varies: greedy decoding with random weights would repeat
 * one token, and a cache whose rows are all equal proves nothing.
 * @param {Which} which
 */
export async function logits(which) {
  const engine = await (await openEngine(which)).start();
  const target = [1, ...inputIds(SOURCE + STEPS).slice(SOURCE + 1)];
  const all = await engine.logits(inputIds(SOURCE), target);
  return all.map((each) => Array.from(each));
}
