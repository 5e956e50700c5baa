// The model as glassformer opens it: config.json and model.safetensors.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIG, quantizeRows } from './weights.mjs';

/**
 * @typedef {import('./weights.mjs').Weights} Weights
 * @typedef {{ dtype: 'F32' | 'I8', shape: number[], data: Float32Array | Int8Array }} Stored
 */

/** What glassformer-quantize adds to config.json. */
const QUANTIZATION = {
  quant_method: 'glassformer-q8',
  weights: { num_bits: 8, type: 'int', symmetric: true, strategy: 'channel' },
};

/**
 * @param {string} directory
 * @param {Weights} weights
 * @param {{ quantized: boolean }} options
 */
export function writeModelDirectory(directory, weights, { quantized }) {
  /** @type {Map<string, Stored>} */
  const tensors = new Map();
  for (const [name, weight] of weights) {
    if (quantized && weight.shape.length === 2) {
      const { values, scales } = quantizeRows(weight);
      tensors.set(name, { dtype: 'I8', shape: weight.shape, data: values });
      const shape = [scales.length, 1];
      tensors.set(`${name}_scale`, { dtype: 'F32', shape, data: scales });
    } else {
      tensors.set(name, { dtype: 'F32', ...weight });
    }
  }
  const bias = new Float32Array(CONFIG.vocab_size);
  tensors.set('final_logits_bias', { dtype: 'F32', shape: [1, bias.length], data: bias });
  const config = quantized ? { ...CONFIG, quantization_config: QUANTIZATION } : CONFIG;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  writeFileSync(path.join(directory, 'model.safetensors'), safetensors(tensors));
}

/**
 * The bytes of a safetensors file: the header's length, the header, the numbers.
 * @param {ReadonlyMap<string, Stored>} tensors
 */
function safetensors(tensors) {
  // Floats first, so that they lie at multiples of their size.
  const entries = [...tensors].sort(([, a], [, b]) => rank(a) - rank(b));
  /** @type {Record<string, object>} */
  const header = {};
  let offset = 0;
  for (const [name, { dtype, shape, data }] of entries) {
    const end = offset + data.byteLength;
    header[name] = { dtype, shape, data_offsets: [offset, end] };
    offset = end;
  }
  const text = JSON.stringify(header);
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  const bodies = entries.map(([, { data }]) => bytesOf(data));
  return Buffer.concat([length, Buffer.from(padded), ...bodies]);
}

/** @param {Stored} stored */
const rank = ({ dtype }) => (dtype === 'F32' ? 0 : 1);

/** @param {Float32Array | Int8Array} data */
const bytesOf = (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
