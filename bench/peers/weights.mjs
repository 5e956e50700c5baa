// Seeded random weights of a post-LN encoder–decoder Transformer, under the names of Hugging Face's
// `marian` model type.

/** What config.json says of the model. */
export const CONFIG = {
  architectures: ['MarianMTModel'],
  model_type: 'marian',
  vocab_size: 8000,
  d_model: 512,
  encoder_layers: 3,
  decoder_layers: 3,
  encoder_attention_heads: 8,
  decoder_attention_heads: 8,
  encoder_ffn_dim: 2048,
  decoder_ffn_dim: 2048,
  max_position_embeddings: 512,
  activation_function: 'relu',
  scale_embedding: true,
  share_encoder_decoder_embeddings: true,
  tie_word_embeddings: true,
  position_encoding: 'interleaved',
  layer_norm_eps: 1e-5,
  pad_token_id: 0,
  bos_token_id: 1,
  eos_token_id: 2,
  decoder_start_token_id: 1,
};

const SEED = 0x9e3779b9;
const STANDARD_DEVIATION = 0.02;

/**
 * @typedef {{ shape: number[], data: Float32Array }} Weight
 * @typedef {Map<string, Weight>} Weights
 */

/** Normally distributed numbers: xorshift32, Box and Muller's transform. */
function normal() {
  let state = SEED | 0;
  const uniform = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  /** @type {number | undefined} */
  let spare;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log((uniform() + 1) / 4294967297));
    const angle = (2 * Math.PI * uniform()) / 4294967296;
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** @returns {Weights} */
export function makeWeights() {
  const { d_model: D, encoder_ffn_dim: F, vocab_size: V } = CONFIG;
  /** @type {Weights} */
  const weights = new Map();
  const next = normal();
  const add = (/** @type {string} */ name, /** @type {number[]} */ shape, mean = 0) => {
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
    for (let i = 0; i < data.length; i++) data[i] = mean + STANDARD_DEVIATION * next();
    weights.set(name, { shape, data });
  };
  const linear = (/** @type {string} */ path, /** @type {number} */ outputs, inputs = D) => {
    add(`${path}.weight`, [outputs, inputs]);
    add(`${path}.bias`, [outputs]);
  };
  const norm = (/** @type {string} */ path) => {
    add(`${path}.weight`, [D], 1);
    add(`${path}.bias`, [D]);
  };
  const attention = (/** @type {string} */ path) => {
    for (const name of ['q_proj', 'k_proj', 'v_proj', 'out_proj']) linear(`${path}.${name}`, D);
    norm(`${path}_layer_norm`);
  };
  const layer = (/** @type {string} */ path, /** @type {string[]} */ attentions) => {
    for (const name of attentions) attention(`${path}.${name}`);
    linear(`${path}.fc1`, F);
    linear(`${path}.fc2`, D, F);
    norm(`${path}.final_layer_norm`);
  };
  add('model.shared.weight', [V, D]);
  for (let i = 0; i < CONFIG.encoder_layers; i++) {
    layer(`model.encoder.layers.${i}`, ['self_attn']);
  }
  for (let i = 0; i < CONFIG.decoder_layers; i++) {
    layer(`model.decoder.layers.${i}`, ['self_attn', 'encoder_attn']);
  }
  return weights;
}

/**
 * Rounds a matrix (outputs, inputs) to 8 bits, one symmetric scale for each output: what both
 * engines compute with.
 * @param {Weight} weight
 */
export function quantizeRows({ shape: [outputs = 0, inputs = 0], data }) {
  const values = new Int8Array(outputs * inputs);
  const scales = new Float32Array(outputs);
  for (let row = 0; row < outputs; row++) {
    const numbers = data.subarray(row * inputs, (row + 1) * inputs);
    const largest = numbers.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    const scale = (scales[row] = Math.fround(largest / 127) || 1);
    for (let i = 0; i < inputs; i++) {
      values[row * inputs + i] = Math.round(/** @type {number} */ (numbers[i]) / scale);
    }
  }
  return { values, scales };
}

/**
 * Several matrices of the same width, one below the other.
 * @param {readonly Weight[]} parts
 * @returns {Weight}
 */
export function stacked(parts) {
  const rows = parts.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
  const rest = parts[0]?.shape.slice(1) ?? [];
  const data = new Float32Array(parts.reduce((sum, it) => sum + it.data.length, 0));
  let offset = 0;
  for (const part of parts) {
    data.set(part.data, offset);
    offset += part.data.length;
  }
  return { shape: [rows, ...rest], data };
}
