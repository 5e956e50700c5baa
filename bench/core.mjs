// The WebAssembly module of dist/lib on the calling thread, as the package's worker uses it: for
// what the package's interface does not take apart (the encoder alone, one step alone) and for the
// size of the module's memory. Runs in Node and in a page.

/**
 * @typedef {import('../web/lib/wasm/glassformer-simd.js').MainModule} Module
 * @typedef {import('../web/lib/wasm/glassformer-simd.js').Decoding} Decoding
 * @typedef {import('../web/lib/wasm/glassformer-simd.js').GenerationOptions} GenerationOptions
 * @typedef {'relaxed' | 'simd'} Variant
 * @typedef {{ config: string, weights: Uint8Array }} ModelFiles
 */

export const IN_NODE = typeof document === 'undefined';

/** The token that decoding is made to go on with, whatever the model would say. */
const NEXT_TOKEN = 5;

/**
 * The bytes of a file of this repository.
 * @param {URL} url
 */
export async function readBytes(url) {
  if (IN_NODE) {
    const { readFile } = await import('node:fs/promises');
    return new Uint8Array(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {URL} directory of a model, ending in a slash
 * @returns {Promise<ModelFiles>}
 */
export async function readModel(directory) {
  const [config, weights] = await Promise.all([
    readBytes(new URL('config.json', directory)),
    readBytes(new URL('model.safetensors', directory)),
  ]);
  return { config: new TextDecoder().decode(config), weights };
}

/**
 * Ids as they might come: the same in every run.
 * @param {number} count
 */
export function inputIds(count, vocabulary = 8000) {
  let state = 12345;
  return Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return 3 + ((state >>> 0) % (vocabulary - 3));
  });
}

/**
 * Compiles and starts one build of the module.
 * @param {Variant} variant
 * @returns {Promise<{ module: Module, memory: WebAssembly.Memory }>}
 */
async function startModule(variant) {
  const base = new URL(`../dist/lib/wasm/glassformer-${variant}`, import.meta.url);
  const [{ default: create }, bytes] = await Promise.all([
    import(`${base}.js`),
    readBytes(new URL(`${base}.wasm`)),
  ]);
  const compiled = await WebAssembly.compile(bytes);
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  const module = await create({
    /** @type {(imports: WebAssembly.Imports, done: (it: WebAssembly.Instance) => void) => void} */
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(compiled, imports).then((instance) => {
        memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
        done(instance);
      });
    },
  });
  if (!memory) throw new Error('The module exports no memory.');
  return { module, memory };
}

export class Core {
  /** @param {Module} module @param {WebAssembly.Memory} memory @param {ModelFiles} files */
  constructor(module, memory, { config, weights }) {
    this.module = module;
    this.memory = memory;
    const buffer = new module.Buffer(weights.byteLength);
    buffer.view().set(weights);
    this.model = new module.Model(config, 'config.json', buffer, 'model.safetensors', '');
    buffer.delete();
    /** @type {GenerationOptions} */
    this.options = this.model.defaultOptions();
    this.changes = module.noInterventions();
    /** @type {number} */
    this.endToken = JSON.parse(config).eos_token_id;
  }

  /**
   * The model with its weights as they are in the file.
   * @param {Variant} variant
   * @param {ModelFiles} files
   */
  static async start(variant, files) {
    const { module, memory } = await startModule(variant);
    return new Core(module, memory, files);
  }

  /**
   * Encodes a source, the keys and values of cross-attention included.
   * @param {readonly number[]} source
   * @param {{ tokens: number, patterns?: readonly string[] }} options most tokens to be decoded,
   *   and what is to be recorded
   */
  encode(source, { tokens, patterns = [] }) {
    // Rows as long as the issue asks for, whatever the model would have ended them with.
    const options = { ...this.options, max_new_tokens: tokens, forced_eos_token_id: -1 };
    return new this.module.Decoding(this.model, source, patterns, options, this.changes);
  }

  /**
   * A decoding with `cached` positions in its cache.
   * @param {readonly number[]} source
   * @param {number} cached
   */
  decodingAt(source, cached) {
    const decoding = this.encode(source, { tokens: cached + 2 });
    for (let i = 0; i < cached; i++) decoding.append(NEXT_TOKEN);
    return decoding;
  }

  /**
   * Computes the next position and hands its logits over.
   * @param {Decoding} decoding
   */
  step(decoding) {
    decoding.step();
    return decoding.logits();
  }

  /**
   * Forgets that position, so that `step` has it to compute again.
   * @param {Decoding} decoding
   */
  stepBack(decoding) {
    decoding.append(NEXT_TOKEN);
    decoding.back(1);
  }

  /**
   * Translates greedily; with `steps`, to always so many tokens.
   * @param {readonly number[]} source
   * @param {number} [steps]
   * @returns {number[]}
   */
  translate(source, steps) {
    const options =
      steps === undefined
        ? this.options
        : {
            ...this.options,
            max_new_tokens: steps,
            forced_eos_token_id: -1,
            suppress_tokens: [...this.options.suppress_tokens, this.endToken],
          };
    const generation = new this.module.Generation(this.model, [source], options, this.changes);
    while (generation.step());
    const ids = Array.from(generation.results()[0]?.[0]?.ids ?? []);
    generation.delete();
    return ids;
  }

  /** Bytes of the module's memory. */
  get memorySize() {
    return this.memory.buffer.byteLength;
  }

  /** Where the next large block would lie: what leaks pushes it up. */
  get nextBlock() {
    const block = new this.module.Buffer(2 ** 20);
    const { byteOffset } = block.view();
    block.delete();
    return byteOffset;
  }
}
