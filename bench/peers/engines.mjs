// Both engines behind the same few methods, each driven as its interface asks for. Ids in, plain
// numbers out. Runs in Node and in a page, on the calling thread, with one thread.
import { Core, IN_NODE, readBytes, readModel } from '../core.mjs';
import { CONFIG } from './weights.mjs';

/**
 * @typedef {'glassformer' | 'onnxruntime-web'} EngineName
 * @typedef {'f32' | 'int8'} DType
 * @typedef {object} Engine
 * @property {(ids: readonly number[]) => unknown} encode the encoder, and the keys and values of
 *   cross-attention
 * @property {(ids: readonly number[], cached: number) => unknown} prepare makes `step` compute the
 *   position after `cached` others
 * @property {() => Float32Array | Promise<Float32Array>} step computes it: logits
 * @property {() => unknown} back makes `step` compute it again
 * @property {(ids: readonly number[], steps: number) => number[] | Promise<number[]>} translate
 *   greedily, to always so many tokens
 * @property {(source: readonly number[], target: readonly number[]) => Promise<Float32Array[]>}
 *   logits after each id of a given target, by the cache
 */

const { decoder_layers: LAYERS, encoder_attention_heads: HEADS, d_model: D } = CONFIG;

/** Where make_models.mjs puts a model. */
export const modelUrl = (/** @type {EngineName} */ engine, /** @type {DType} */ dtype) =>
  new URL(`out/${engine}-${dtype}/`, import.meta.url);

/** @implements {Engine} */
class Glassformer {
  /** @param {Core} core */
  constructor(core) {
    this.core = core;
  }

  /** @param {URL} url */
  static read(url) {
    return readModel(url);
  }

  /**
   * Imports the module, compiles it and loads the model.
   * @param {import('../core.mjs').ModelFiles} files
   */
  static async start(files) {
    return new Glassformer(await Core.start('relaxed', files));
  }

  encode(ids) {
    this.core.encode(ids, { tokens: 1 }).delete();
  }

  prepare(ids, cached) {
    this.decoding?.delete();
    this.decoding = this.core.decodingAt(ids, cached);
  }

  step() {
    return this.core.step(this.decoding);
  }

  back() {
    this.core.stepBack(this.decoding);
  }

  translate(ids, steps) {
    return this.core.translate(ids, steps);
  }

  async logits(source, target) {
    // The start token is in the decoding already.
    const decoding = this.core.encode(source, { tokens: target.length });
    const all = target.slice(1).map((id) => {
      const logits = this.core.step(decoding);
      decoding.append(id);
      return logits;
    });
    all.push(this.core.step(decoding));
    decoding.delete();
    return all;
  }
}

/** @implements {Engine} */
class OnnxRuntime {
  /**
   * @param {URL} url
   * @returns {Promise<Record<string, Uint8Array>>} the three graphs
   */
  static async read(url) {
    const names = ['encoder', 'cross', 'decoder'];
    const files = await Promise.all(names.map((name) => readBytes(new URL(`${name}.onnx`, url))));
    return Object.fromEntries(names.map((name, i) => [name, files[i]]));
  }

  /**
   * Imports the library, compiles its WebAssembly and makes the three sessions.
   * @param {Record<string, Uint8Array>} files
   */
  static async start(files) {
    const engine = new OnnxRuntime();
    engine.ort = await importOrt();
    engine.ort.env.wasm.numThreads = 1;
    engine.ort.env.logLevel = 'error';
    const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all' };
    for (const name of Object.keys(files)) {
      engine[name] = await engine.ort.InferenceSession.create(files[name], options);
    }
    return engine;
  }

  async encode(ids) {
    const input_ids = this.#int64(ids, [1, ids.length]);
    const { memory } = await this.encoder.run({ input_ids });
    return this.cross.run({ memory });
  }

  async prepare(ids, cached) {
    this.sources = await this.encode(ids);
    this.past = this.#past(cached);
    this.position = cached;
  }

  async step() {
    const { logits } = await this.#decode(5, this.position, this.past, this.sources);
    return logits;
  }

  back() {
    // The cache that a step was given is still what it was.
  }

  async translate(ids, steps) {
    const sources = await this.encode(ids);
    let past = this.#past(0);
    const target = [CONFIG.decoder_start_token_id];
    for (let position = 0; position < steps; position++) {
      const next = await this.#decode(target.at(-1), position, past, sources);
      past = next.past;
      target.push(argmax(next.logits));
    }
    return target.slice(1);
  }

  async logits(source, target) {
    const sources = await this.encode(source);
    let past = this.#past(0);
    const all = [];
    for (const [position, id] of target.entries()) {
      const next = await this.#decode(id, position, past, sources);
      past = next.past;
      all.push(next.logits);
    }
    return all;
  }

  /** One step: its logits, and the cache for the next. */
  async #decode(id, position, past, sources) {
    const inputs = { input_id: this.#int64([id], [1, 1]), position: this.#int64([position], [1]) };
    const outputs = await this.decoder.run({ ...inputs, ...past, ...sources });
    const next = cacheNames().map((name) => [`past_${name}`, outputs[`present_${name}`]]);
    return { logits: outputs.logits.data, past: Object.fromEntries(next) };
  }

  /** A cache of `length` positions. */
  #past(length) {
    const dims = [1, HEADS, length, D / HEADS];
    const make = () =>
      new this.ort.Tensor('float32', new Float32Array(length * D).fill(0.01), dims);
    return Object.fromEntries(cacheNames().map((name) => [`past_${name}`, make()]));
  }

  #int64(values, dims) {
    return new this.ort.Tensor('int64', BigInt64Array.from(values, BigInt), dims);
  }
}

const cacheNames = () => Array.from({ length: LAYERS }, (_, i) => [`k_${i}`, `v_${i}`]).flat();

/** In a page what `import 'onnxruntime-web/wasm'` resolves to: the smallest build for processors. */
async function importOrt() {
  if (IN_NODE) return import('onnxruntime-web');
  const dist = new URL('node_modules/onnxruntime-web/dist/', import.meta.url).href;
  const ort = await import(`${dist}ort.wasm.bundle.min.mjs`);
  ort.env.wasm.wasmPaths = dist;
  return ort;
}

/** @param {ArrayLike<number>} values */
export function argmax(values) {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

const ENGINES = { glassformer: Glassformer, 'onnxruntime-web': OnnxRuntime };

/**
 * The model's bytes, and a function that starts the engine with them.
 * @param {{ engine: EngineName, dtype: DType }} which
 * @returns {Promise<{ start: () => Promise<Engine> }>}
 */
export async function openEngine({ engine, dtype }) {
  const Engine = ENGINES[engine];
  const files = await Engine.read(modelUrl(engine, dtype));
  return { start: () => Engine.start(files) };
}
