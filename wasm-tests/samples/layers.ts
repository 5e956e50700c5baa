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
  meanOf,
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
  layer_norm: [
    [
      {
        ...sentence,
        input: 'encoder.layers.2.feed_forward_residual',
        norm: 'encoder.layers.2.final_layer_norm',
      },
      close(() => recorded('encoder.output')),
    ],
  ],
  batch_norm: [
    [
      { ...sentence, input: `${encoder}_residual`, gamma: 2, beta: -1 },
      (result) => {
        const rows = rowsOf(result as Tensor);
        const means = meanOf(rows);
        const squares = rows.map((row) =>
          row.map((value, col) => (value - Number(means[col])) ** 2),
        );
        for (const [col, variance] of meanOf(squares).entries()) {
          expect(means[col]).toBeCloseTo(-1, 4);
          expect(variance).toBeCloseTo(4, 2);
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
