// The model as onnxruntime-web runs it, in three graphs as exporters cut them: the encoder; the keys
// and values of cross-attention, computed once; one step of the decoder with its cache.
import path from 'node:path';
import { Graph, TYPES } from './onnx_graph.mjs';
import { CONFIG } from './weights.mjs';

const { d_model: D, encoder_attention_heads: H, vocab_size: V } = CONFIG;
const layers = (/** @type {'encoder' | 'decoder'} */ stack) =>
  Array.from({ length: CONFIG[`${stack}_layers`] }, (_, i) => `model.${stack}.layers.${i}`);

/** @param {Graph} graph */
function encoder(graph) {
  const ids = graph.input('input_ids', TYPES.int64, [1, 'S']);
  const length = graph.op('Slice', [
    graph.op('Shape', [ids]),
    graph.integers(1),
    graph.integers(2),
  ]);
  const positions = graph.op('Slice', [
    graph.positions(),
    graph.integers(0),
    length,
    graph.integers(0),
  ]);
  let x = graph.op('Add', [graph.embed(ids), positions]);
  for (const layer of layers('encoder')) {
    const path = `${layer}.self_attn`;
    const projections = graph.linear(
      x,
      ['q', 'k', 'v'].map((name) => `${path}.${name}_proj`),
    );
    const [query, key, value] = graph.split(projections, 3).map((each) => graph.heads(each));
    const attended = graph.linear(graph.attend(query, key, value), [`${path}.out_proj`]);
    x = graph.addNorm(x, attended, `${path}_layer_norm`);
    x = graph.addNorm(x, graph.feedForward(x, layer), `${layer}.final_layer_norm`);
  }
  graph.output(graph.nameLast('memory'), TYPES.float, [1, 'S', D]);
}

/** @param {Graph} graph */
function cross(graph) {
  const memory = graph.input('memory', TYPES.float, [1, 'S', D]);
  for (const [i, layer] of layers('decoder').entries()) {
    const path = `${layer}.encoder_attn`;
    const projections = graph.linear(memory, [`${path}.k_proj`, `${path}.v_proj`]);
    for (const [j, each] of graph.split(projections, 2).entries()) {
      graph.heads(each);
      graph.output(graph.nameLast(`cross_${'kv'[j]}_${i}`), TYPES.float, [1, H, 'S', D / H]);
    }
  }
}

/** @param {Graph} graph */
function decoder(graph) {
  const id = graph.input('input_id', TYPES.int64, [1, 1]);
  const position = graph.input('position', TYPES.int64, [1]);
  const caches = (/** @type {string} */ name, /** @type {string} */ length) => {
    for (const i of layers('decoder').keys()) {
      for (const c of 'kv') graph.input(`${name}_${c}_${i}`, TYPES.float, [1, H, length, D / H]);
    }
  };
  caches('past', 'T');
  caches('cross', 'S');
  graph.output('logits', TYPES.float, [1, V]);
  let x = graph.op('Add', [
    graph.embed(id),
    graph.op('Gather', [graph.positions(), position], { axis: 0 }),
  ]);
  for (const [i, layer] of layers('decoder').entries()) {
    const self = `${layer}.self_attn`;
    const projections = graph.linear(
      x,
      ['q', 'k', 'v'].map((name) => `${self}.${name}_proj`),
    );
    const [query, ...newest] = graph.split(projections, 3).map((each) => graph.heads(each));
    const [keys, values] = newest.map((each, j) => {
      const names = [`present_${'kv'[j]}_${i}`];
      const all = graph.op('Concat', [`past_${'kv'[j]}_${i}`, each], { axis: 2 }, { names });
      return graph.output(all, TYPES.float, [1, H, 'T1', D / H]);
    });
    const seen = graph.linear(graph.attend(query, keys, values), [`${self}.out_proj`]);
    x = graph.addNorm(x, seen, `${self}_layer_norm`);
    const other = `${layer}.encoder_attn`;
    const asked = graph.heads(graph.linear(x, [`${other}.q_proj`]));
    const found = graph.attend(asked, `cross_k_${i}`, `cross_v_${i}`);
    x = graph.addNorm(x, graph.linear(found, [`${other}.out_proj`]), `${other}_layer_norm`);
    x = graph.addNorm(x, graph.feedForward(x, layer), `${layer}.final_layer_norm`);
  }
  const hidden = graph.op('Reshape', [x, graph.integers(1, D)]);
  if (graph.int8) graph.product(hidden, 'logits', graph.weight('model.shared.weight'));
  else graph.op('Gemm', [hidden, 'model.shared.weight'], { transB: 1 });
  graph.nameLast('logits');
}

/**
 * @param {string} directory
 * @param {import('./weights.mjs').Weights} weights
 * @param {{ quantized: boolean }} options
 */
export function writeOnnxModels(directory, weights, { quantized }) {
  for (const [name, build] of Object.entries({ encoder, cross, decoder })) {
    const graph = new Graph(name, weights, quantized);
    build(graph);
    graph.write(path.join(directory, `${name}.onnx`));
  }
}
