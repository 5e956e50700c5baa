// What is measured in each host (see hosts.mjs), for one build of the module.
import { Core, IN_NODE, inputIds, readModel } from './core.mjs';
import { duration, median, statistics, time, warmUp } from './measure.mjs';

/**
 * @typedef {import('./core.mjs').Variant} Variant
 * @typedef {import('./measure.mjs').Budget} Budget
 * @typedef {import('./measure.mjs').Statistics} Statistics
 * @typedef {{ variant: Variant, budget: Budget }} Run
 */

const MODEL = new URL('../public/models/everyday-en-ko/', import.meta.url);

/** Ten words, as issue and page have them. */
export const SENTENCE = 'I want to drink warm coffee with my friend tomorrow.';

/** Tokens of a source, and of a translation, where no text decides. */
const SOURCE = 32;
const STEPS = 16;

/** @returns {Promise<import('../web/lib/index.ts')>} */
const importPackage = () =>
  import(new URL(`../dist/lib/index${IN_NODE ? '.node' : ''}.js`, import.meta.url).href);

/**
 * Matrix products beside what the processor can do; see cpp/tools/bench_kernels.cpp.
 * @param {{ variant: Variant }} run
 * @returns {Promise<Kernels>}
 * @typedef {{ best: number, median: number }} Rate 10⁹ operations a second
 * @typedef {{ m: number, k: number, n: number, ratio_to_peak: number } & Rate} Product
 * @typedef {{ f32_peak: Rate, int8_peak: Rate, fused_dot?: boolean, matmul: Product[],
 *   quantized_matmul: Product[] }} Kernels
 */
export async function kernels({ variant }) {
  const program = `../build/wasm-${variant}/glassformer-bench-kernels.mjs`;
  const { default: create } = await import(new URL(program, import.meta.url).href);
  let output = '';
  await create({ print: (/** @type {string} */ line) => (output += line) });
  return JSON.parse(output);
}

/**
 * The model by token ids, on the calling thread.
 * @param {Run} run
 */
export async function model({ variant, budget }) {
  const core = await Core.start(variant, await readModel(MODEL));
  await warmUp(() => core.translate(inputIds(SOURCE), 4), budget);
  /** @type {Record<string, Statistics>} */
  const encoder = {};
  for (const length of [8, 32, 128]) {
    const ids = inputIds(length);
    encoder[length] = await time(() => core.encode(ids, { tokens: 1 }).delete(), budget);
  }
  /** @type {Record<string, Statistics>} */
  const step = {};
  for (const cached of [1, 16, 64]) {
    const decoding = core.decodingAt(inputIds(SOURCE), cached);
    const back = () => core.stepBack(decoding);
    step[cached] = await time(() => core.step(decoding), budget, back);
    decoding.delete();
  }
  const translation = await time(() => core.translate(inputIds(SOURCE), STEPS), budget);
  return { encoder, step, translation, trace: await trace(core, budget) };
}

/**
 * One source and STEPS steps with nothing recorded, with everything recorded, and with everything
 * recorded and copied to JavaScript, in turns.
 * @param {Core} core
 * @param {Budget} budget
 */
async function trace(core, budget) {
  const source = inputIds(SOURCE);
  /** @param {readonly string[]} patterns @param {boolean} copied */
  const decode = (patterns, copied) => {
    const decoding = core.encode(source, { tokens: STEPS, patterns });
    if (copied) decoding.sourceTrace();
    for (let i = 0; i < STEPS; i++) {
      decoding.step();
      if (copied) decoding.trace();
      decoding.append(5);
    }
    decoding.delete();
  };
  /** @type {Record<'off' | 'on' | 'copied', number[]>} */
  const times = { off: [], on: [], copied: [] };
  for (let i = -1; i < Math.min(budget.maxRuns, 40); i++) {
    const off = duration(() => decode([], false));
    const on = duration(() => decode(['*'], false));
    const copied = duration(() => decode(['*'], true));
    if (i < 0) continue; // the first of each makes its buffers
    times.off.push(off);
    times.on.push(on);
    times.copied.push(copied);
  }
  return {
    off: statistics(times.off),
    on_to_off: median(times.on) / median(times.off),
    copied_to_off: median(times.copied) / median(times.off),
  };
}

/**
 * The package's memory before and after `count` translations of sentences of several lengths.
 * @param {{ variant: Variant, count: number }} run
 */
export async function memory({ variant, count }) {
  const core = await Core.start(variant, await readModel(MODEL));
  const lengths = [5, 12, 32, 20, 8];
  /** @param {number} i */
  const translate = (i) => {
    const source = inputIds(lengths[i % lengths.length] ?? 8);
    core.translate(source);
    const decoding = core.encode(source, { tokens: 4, patterns: i % 2 === 0 ? ['*'] : [] });
    core.step(decoding);
    decoding.delete();
  };
  for (let i = 0; i < 2 * lengths.length; i++) translate(i);
  const before = await heapOf(core);
  for (let i = 0; i < count; i++) translate(i);
  return { before, after: await heapOf(core) };
}

/** @param {Core} core */
async function heapOf(core) {
  const { gc } = /** @type {{ gc?: () => void }} */ (globalThis);
  // Twice, and not at once: what this function's caller was given is let go of a moment later.
  for (let i = 0; i < 2; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    gc?.();
  }
  /** @type {{ memory?: { usedJSHeapSize: number } }} */
  const { memory } = /** @type {object} */ (performance);
  const javascript = IN_NODE ? process.memoryUsage().heapUsed : memory?.usedJSHeapSize;
  return { wasm: core.memorySize, next_block: core.nextBlock, javascript };
}

/**
 * A text through the package, its worker included.
 * @param {Run} run
 */
export async function translate({ variant, budget }) {
  const { Translator } = await importPackage();
  const translator = await Translator.from_pretrained(MODEL, { variant });
  const translate = () => translator.translate(SENTENCE);
  await warmUp(translate, budget);
  const { tokens } = await translate();
  const times = await time(translate, budget);
  const source = translator.tokenize(SENTENCE).length;
  await translator.dispose();
  return { source, target: tokens.length, ...times };
}

/**
 * From the import of the package to the first translation, in a fresh process or page: in Node
 * files come from the disk, in Chromium from a server on the same machine, never cached.
 * @param {{ variant: Variant }} run
 */
export async function coldStart({ variant }) {
  const start = performance.now();
  const { Translator } = await importPackage();
  const imported = performance.now();
  const translator = await Translator.from_pretrained(MODEL, { variant });
  const loaded = performance.now();
  await translator.translate(SENTENCE);
  const translated = performance.now();
  await translator.dispose();
  return {
    imported: imported - start,
    loaded: loaded - start,
    translated: translated - start,
  };
}
