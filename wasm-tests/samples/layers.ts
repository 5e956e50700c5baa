/** Samples of the other parts of a layer. */
import { select, type Tensor } from 'glassformer';
import { expect } from 'vitest';
import type { Result, Row } from '../../web/samples/sample.js';
import {
  type Cases,
  text,
  tgt_lang,
  encoder,
  cross,
  head,
  scaling,
  itself,
  translator,
  recorded,
  close,
  rowsOf,
  sentence,
} from './given.js';

export const LAYERS = {
  record: [
    [
      { ...sentence, name: 'decoder.output' },
      (result) => expect(result).toEqual(recorded('decoder.output')),
    ],
  ],
  residual: [
    [
      {
        ...sentence,
        input: 'decoder.layers.0.self_attn_layer_norm.output',
        added: `${cross}.output`,
      },
      close(() => recorded('decoder.layers.0.encoder_attn_residual')),
    ],
  ],
  norms: [
    [
      { ...sentence, input: `${encoder}_residual`, gamma: 2, beta: -1 },
      (result) => {
        const rows = (result as Float32Array[]).map((row) => [...row]);
        const [tokens = 0, size = 0] = recorded(`${encoder}_residual`).dims;
        expect(rows.length).toBe(2 * tokens);
        const columns = Array.from({ length: size }, (_, col) =>
          rows.slice(tokens).map((row) => Number(row[col])),
        );
        // Each token by itself, then each number over all of them: mean β, standard deviation γ.
        for (const normed of [...rows.slice(0, tokens), ...columns]) {
          const mean = normed.reduce((sum, value) => sum + value, 0) / normed.length;
          const squares = normed.map((value) => (value - mean) ** 2);
          expect(mean).toBeCloseTo(-1, 4);
          expect(squares.reduce((sum, value) => sum + value, 0) / normed.length).toBeCloseTo(4, 2);
        }
      },
    ],
  ],
  learned_norms: [
    [
      {
        ...sentence,
        input: 'encoder.layers.2.feed_forward_residual',
        norm: 'encoder.layers.2.final_layer_norm',
      },
      async (result) => {
        const rows = result as Float32Array[];
        const { dims } = recorded('encoder.output');
        const [tokens = 0, size = 0] = dims;
        const layer = rows.slice(0, tokens).flatMap((row) => [...row]);
        close(() => recorded('encoder.output'))({ dims, data: Float32Array.from(layer) });
        // Back through γ and β every column of the other has mean 0 and variance 1.
        const path = 'encoder.layers.2.final_layer_norm';
        const gamma = await translator.parameters.get(`${path}.weight`);
        const beta = await translator.parameters.get(`${path}.bias`);
        for (let col = 0; col < size; ++col) {
          const column = rows
            .slice(tokens)
            .map((row) => (Number(row[col]) - Number(beta.data[col])) / Number(gamma.data[col]));
          const mean = column.reduce((sum, value) => sum + value, 0) / tokens;
          const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / tokens;
          expect(mean).toBeCloseTo(0, 3);
          expect(variance).toBeCloseTo(1, 1);
        }
      },
    ],
  ],
  feed_forward: [
    [
      {
        ...sentence,
        input: 'encoder.layers.1.self_attn_layer_norm.output',
        layer: 'encoder.layers.1',
      },
      close(() => recorded('encoder.layers.1.fc2.output')),
    ],
  ],
  changed: [
    [
      { ...sentence, name: `${encoder}.scores`, interventions: scaling },
      async (result) => {
        const name = `${encoder}.products`;
        const options = { tgt_lang, interventions: scaling, trace: [name] } as const;
        const { trace } = await translator.forward(text, '', options);
        expect(result).toEqual(trace.get(name));
      },
    ],
    [
      { ...sentence, name: `${encoder}.weights`, interventions: { heads: [itself] } },
      (result) => expect(select(result as Tensor, head)).toEqual(itself.weights),
    ],
  ],
  explain: [
    [
      { ...sentence, name: `${encoder}.products`, index: [head, 1, 2] },
      (result) => {
        const [itself, query, key] = result as Row[];
        const value = select(recorded(`${encoder}.products`), head, 1, 2).data[0];
        expect(itself).toMatchObject({ from: '3, 1, 2', operation: 'product', value });
        expect(itself?.['recomputed']).toBeCloseTo(Number(value), 4);
        expect([query?.['name'], query?.['from']]).toEqual([`${encoder}.query`, '3, 1, 0']);
        expect(query?.['value']).toBe(select(recorded(`${encoder}.query`), head, 1, 0).data[0]);
        expect(key?.['value']).toBe(select(recorded(`${encoder}.key`), head, 2, 0).data[0]);
      },
    ],
  ],
  shapes: [
    [
      { ...sentence, names: [`${encoder}.query`, `${encoder}.weights`, 'probabilities'] },
      (result) =>
        expect(result).toEqual([
          { name: `${encoder}.query`, shape: '8 × 6 × 64' },
          { name: `${encoder}.weights`, shape: '8 × 6 × 6' },
          { name: 'probabilities', shape: '5 × 8000' },
        ]),
    ],
  ],
  parameter: [
    [
      { name: `${encoder}.q_proj.bias`, from: 0, to: 1 },
      async (result) => {
        const { data } = await translator.parameters.get(`${encoder}.q_proj.bias`);
        expect(result).toEqual({ dims: [1, 512], data });
      },
    ],
    [
      { name: 'shared.weight', from: 512, to: 514 },
      async (result) => {
        const table = await translator.parameters.get('shared.weight');
        const rows = [512, 513].map((row) => [...select(table, row).data]);
        expect(rowsOf(result as Tensor)).toEqual(rows);
      },
    ],
  ],
  embedding: [
    [
      { text, tgt_lang },
      (result) => {
        const rows = (result as Float32Array[]).map((row) => [...row]);
        expect(rows).toEqual(rowsOf(recorded('encoder.embed_tokens')));
      },
    ],
  ],
  positions: (['interleaved', 'marian'] as const).map((layout) => [
    { length: 7, size: 10, layout },
    (result: Result) => {
      const { dims, data } = result as Tensor;
      expect(dims).toEqual([7, 10]);
      for (let pos = 0; pos < 7; ++pos) {
        for (let i = 0; i < 5; ++i) {
          const angle = pos / 10000 ** ((2 * i) / 10);
          const [sin, cos] = layout === 'marian' ? [i, 5 + i] : [2 * i, 2 * i + 1];
          expect(data[pos * 10 + sin]).toBeCloseTo(Math.sin(angle), 6);
          expect(data[pos * 10 + cos]).toBeCloseTo(Math.cos(angle), 6);
        }
      }
    },
  ]),
  add_positions: [[{ text, tgt_lang }, close(() => recorded('encoder.embeddings'))]],
} satisfies Partial<Cases>;
