// A graph of standard ONNX operators (opset 17), and the pieces of a Transformer made of them: what
// torch.onnx and onnxruntime.quantization.quantize_dynamic would write.
import { writeFileSync } from 'node:fs';
import onnxProto from 'onnx-proto';
import { CONFIG, quantizeRows, stacked } from './weights.mjs';

const { onnx } = onnxProto;
const { d_model: D, encoder_attention_heads: H, max_position_embeddings: POSITIONS } = CONFIG;

/** ONNX's numbers for types of elements. */
export const TYPES = { float: 1, int8: 3, int64: 7 };

/**
 * A dimension is a size, or the name of one that is known when the graph runs.
 * @typedef {import('./weights.mjs').Weight} Weight
 * @typedef {Float32Array | Int8Array | BigInt64Array} Numbers
 * @typedef {number | number[] | { float: number }} Attribute
 * @typedef {readonly (number | string)[]} Dims
 */

export class Graph {
  #nodes = [];
  #initializers = new Map();
  #inputs = [];
  #outputs = [];
  #values = 0;
  /** The quantised form of a value that several products read. */
  #quantized = new Map();

  /**
   * @param {string} name
   * @param {import('./weights.mjs').Weights} weights
   * @param {boolean} int8
   */
  constructor(name, weights, int8) {
    this.name = name;
    this.weights = weights;
    this.int8 = int8;
  }

  /** @param {string} name */
  weight(name) {
    const found = this.weights.get(name);
    if (!found) throw new Error(`There is no weight ${name}.`);
    return found;
  }

  /**
   * A value that is part of the model; names below are all names of values.
   * @param {string} name
   * @param {readonly number[]} dims
   * @param {Numbers} data
   */
  constant(name, dims, data, dataType = TYPES.float) {
    if (!this.#initializers.has(name)) {
      const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      this.#initializers.set(name, { name, dims, dataType, rawData });
    }
    return name;
  }

  /** @param {number[]} values */
  integers(...values) {
    const data = BigInt64Array.from(values, BigInt);
    return this.constant(`integers_${values.join('_')}`, [values.length], data, TYPES.int64);
  }

  /** @param {number} value */
  number(value) {
    return this.constant(`number_${value}`, [], Float32Array.of(value));
  }

  /** @param {string} name @param {number} type @param {Dims} dims */
  input(name, type, dims) {
    return this.#declare(this.#inputs, name, type, dims);
  }

  /** @param {string} name @param {number} type @param {Dims} dims */
  output(name, type, dims) {
    return this.#declare(this.#outputs, name, type, dims);
  }

  #declare(list, name, elemType, dims) {
    const dim = dims.map((size) =>
      typeof size === 'string' ? { dimParam: size } : { dimValue: size },
    );
    list.push({ name, type: { tensorType: { elemType, shape: { dim } } } });
    return name;
  }

  /**
   * Applies one operator.
   * @param {string} opType
   * @param {readonly string[]} input
   * @param {Record<string, Attribute>} [attributes]
   * @param {{ outputs?: number, names?: string[] }} [results]
   * @returns {any} the name of its result, or the names of its results
   */
  op(opType, input, attributes = {}, { outputs = 1, names } = {}) {
    const output = names ?? Array.from({ length: outputs }, () => `value_${this.#values++}`);
    const attribute = Object.entries(attributes).map(([name, value]) => {
      if (Array.isArray(value)) return { name, type: 7, ints: value };
      return typeof value === 'number'
        ? { name, type: 2, i: value }
        : { name, type: 1, f: value.float };
    });
    const name = `${opType}_${this.#nodes.length}`;
    this.#nodes.push({ opType, name, input, output, attribute });
    return output.length === 1 ? output[0] : output;
  }

  /**
   * Gives the result of the last operator another name.
   * @param {string} name
   */
  nameLast(name) {
    this.#nodes.at(-1).output = [name];
    return name;
  }

  /**
   * x · Wᵀ + b for linear layers that read the same x, side by side.
   * f32: MatMul with W already transposed. int8: DynamicQuantizeLinear, MatMulInteger with one
   * symmetric scale for each output, Cast, Mul.
   * @param {string} x
   * @param {readonly string[]} paths
   */
  linear(x, paths) {
    const key = paths.join('+');
    const bias = stacked(paths.map((path) => this.weight(`${path}.bias`)));
    const weight = stacked(paths.map((path) => this.weight(`${path}.weight`)));
    return this.op('Add', [
      this.product(x, key, weight),
      this.constant(`${key}.bias`, bias.shape, bias.data),
    ]);
  }

  /**
   * x · Wᵀ; `key` names the weight in the file.
   * @param {string} x
   * @param {string} key
   * @param {Weight} weight
   */
  product(x, key, weight) {
    const [outputs, inputs] = weight.shape;
    if (!this.int8) {
      const transposed = transpose(weight.data, outputs, inputs);
      return this.op('MatMul', [x, this.constant(`${key}.T`, [inputs, outputs], transposed)]);
    }
    const { values, scales } = quantizeRows(weight);
    if (!this.#quantized.has(x)) {
      this.#quantized.set(x, this.op('DynamicQuantizeLinear', [x], {}, { outputs: 3 }));
    }
    const [rounded, scale, zero] = this.#quantized.get(x);
    const transposed = transpose(values, outputs, inputs);
    const w = this.constant(`${key}.T_int8`, [inputs, outputs], transposed, TYPES.int8);
    const sums = this.op('Cast', [this.op('MatMulInteger', [rounded, w, zero])], {
      to: TYPES.float,
    });
    const factor = this.op('Mul', [scale, this.constant(`${key}.scale`, [outputs], scales)]);
    return this.op('Mul', [sums, factor]);
  }

  /**
   * Cuts x into parts of D columns.
   * @param {string} x
   * @param {number} parts
   */
  split(x, parts) {
    const sizes = this.integers(...Array(parts).fill(D));
    return this.op('Split', [x, sizes], { axis: -1 }, { outputs: parts });
  }

  /** @param {string} x @param {string} path */
  norm(x, path) {
    const [gamma, beta] = ['weight', 'bias'].map((name) =>
      this.constant(`${path}.${name}`, [D], this.weight(`${path}.${name}`).data),
    );
    const epsilon = { float: CONFIG.layer_norm_eps };
    return this.op('LayerNormalization', [x, gamma, beta], { axis: -1, epsilon });
  }

  /** norm(x + y) @param {string} x @param {string} y @param {string} path */
  addNorm(x, y, path) {
    return this.norm(this.op('Add', [x, y]), path);
  }

  /** (1, T, D) → (1, H, T, D / H) @param {string} x */
  heads(x) {
    const split = this.op('Reshape', [x, this.integers(0, -1, H, D / H)]);
    return this.op('Transpose', [split], { perm: [0, 2, 1, 3] });
  }

  /** Heads in, (1, T, D) out. @param {string} query @param {string} key @param {string} value */
  attend(query, key, value) {
    const scaled = this.op('Mul', [query, this.number(1 / Math.sqrt(D / H))]);
    const keys = this.op('Transpose', [key], { perm: [0, 1, 3, 2] });
    const scores = this.op('MatMul', [scaled, keys]);
    const context = this.op('MatMul', [this.op('Softmax', [scores], { axis: -1 }), value]);
    const joined = this.op('Transpose', [context], { perm: [0, 2, 1, 3] });
    return this.op('Reshape', [joined, this.integers(0, -1, D)]);
  }

  /** @param {string} x @param {string} path */
  feedForward(x, path) {
    return this.linear(this.op('Relu', [this.linear(x, [`${path}.fc1`])]), [`${path}.fc2`]);
  }

  /** Embeddings × √D of ids. @param {string} ids */
  embed(ids) {
    const table = this.weight('model.shared.weight');
    const scale = this.number(Math.fround(Math.sqrt(D)));
    if (!this.int8) {
      const all = this.constant('model.shared.weight', table.shape, table.data);
      return this.op('Mul', [this.op('Gather', [all, ids], { axis: 0 }), scale]);
    }
    const { values, scales } = quantizeRows(table);
    const all = this.constant('model.shared.weight_int8', table.shape, values, TYPES.int8);
    const rows = this.op('Cast', [this.op('Gather', [all, ids], { axis: 0 })], {
      to: TYPES.float,
    });
    const factors = this.constant('model.shared.weight_scale', [scales.length, 1], scales);
    const factor = this.op('Gather', [factors, ids], { axis: 0 });
    return this.op('Mul', [this.op('Mul', [rows, factor]), scale]);
  }

  /** (positions, D): sin, cos, sin, cos, … */
  positions() {
    const table = new Float32Array(POSITIONS * D);
    for (let position = 0; position < POSITIONS; position++) {
      for (let i = 0; i < D; i += 2) {
        const angle = position / 10000 ** (i / D);
        table[position * D + i] = Math.sin(angle);
        table[position * D + i + 1] = Math.cos(angle);
      }
    }
    return this.constant('positions', [POSITIONS, D], table);
  }

  /** @param {string} file */
  write(file) {
    const model = onnx.ModelProto.create({
      irVersion: 8,
      producerName: 'glassformer bench/peers',
      opsetImport: [{ domain: '', version: 17 }],
      graph: {
        name: this.name,
        node: this.#nodes,
        initializer: [...this.#initializers.values()],
        input: this.#inputs,
        output: this.#outputs,
      },
    });
    writeFileSync(file, onnx.ModelProto.encode(model).finish());
  }
}

/**
 * (rows, cols) → (cols, rows)
 * @template {Float32Array | Int8Array} Matrix
 * @param {Matrix} data
 * @param {number} rows
 * @param {number} cols
 * @returns {Matrix}
 */
function transpose(data, rows, cols) {
  const result = new data.constructor(data.length);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) result[col * rows + row] = data[row * cols + col];
  }
  return result;
}
