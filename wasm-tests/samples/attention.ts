/** Samples of attention. */
import { select, type Tensor } from 'glassformer';
import { expect } from 'vitest';
import type { GivenOf } from '../../web/samples/index.js';
import type { Result } from '../../web/samples/sample.js';
import { expectClose, roundings } from '../support/tolerance.js';
import {
  type Cases,
  text,
  texts,
  tgt_lang,
  sentence,
  encoder,
  decoder,
  cross,
  head,
  STAGES,
  translator,
  recorded,
  close,
  rowsOf,
} from './given.js';

export const ATTENTION = {
  split_heads: [
    [
      { ...sentence, attention: cross, made: 'value' },
      (result) => expect(result).toEqual(recorded(`${cross}.value`)),
    ],
  ],
  join_heads: [
    [
      { ...sentence, attention: encoder },
      (result) => expect(result).toEqual(recorded(`${encoder}.joined`)),
    ],
  ],
  product: [
    [
      { ...sentence, attention: cross, head },
      close(() => select(recorded(`${cross}.products`), head)),
    ],
  ],
  mixture: [
    [
      { ...sentence, attention: decoder, head },
      close(() => select(recorded(`${decoder}.context`), head)),
    ],
  ],
  refused: [
    [
      { ...sentence, attention: encoder, head, left: 'query', right: 'key' },
      (result) => {
        expect(result).toMatch(/\[6, 64\].*columns, 64, found \[6, 64\]/);
      },
    ],
    [
      { ...sentence, attention: encoder, head, left: 'weights', right: 'value' },
      (result) => expect(result).toBe('6 × 64'),
    ],
  ],
  projection: [
    [
      {
        ...sentence,
        attention: encoder,
        input: 'encoder.layers.0.final_layer_norm.output',
        made: 'key',
      },
      close(() => recorded(`${encoder}.key`)),
    ],
    [
      { ...sentence, attention: cross, input: 'encoder.output', made: 'value' },
      close(() => recorded(`${cross}.value`)),
    ],
  ],
  attention: [encoder, decoder, cross].flatMap((attention) =>
    STAGES.map((stage): [GivenOf<'attention'>, (result: Result) => void] => [
      { ...sentence, attention, stage },
      close(() => recorded(`${attention}.${stage}`)),
    ]),
  ),
  softmax: [
    [
      {
        ...sentence,
        attention: decoder,
        head,
        row: 2,
        interventions: { temperature: 0.5 },
        temperature: 0.5,
      },
      async (result) => {
        const { trace } = await translator.forward(text, sentence.target, {
          tgt_lang,
          interventions: { temperature: 0.5 },
          trace: [`${decoder}.weights`],
        });
        const weights = trace.get(`${decoder}.weights`) as Tensor;
        close(() => ({ ...select(weights, head, 2), dims: (result as Tensor).dims }))(result);
      },
    ],
  ],
  causal_mask: [[{ ...sentence, attention: decoder }, close(() => recorded(`${decoder}.weights`))]],
  cross_attention: [[{ ...sentence, attention: cross }, close(() => recorded(`${cross}.weights`))]],
  average: [
    [
      { ...sentence, attention: cross },
      (result) => {
        const { dims, data } = recorded(`${cross}.weights`);
        const [heads = 0, ...rest] = dims;
        const size = data.length / heads;
        const means = Array.from({ length: size }, (_, index) => {
          const shares = Array.from({ length: heads }, (_, at) => Number(data[at * size + index]));
          return shares.reduce((sum, share) => sum + share, 0) / heads;
        });
        close(() => ({ dims: rest, data: Float32Array.from(means) }))(result);
      },
    ],
  ],
  all_heads: [
    [
      {
        ...sentence,
        names: [0, 1, 2].map((layer) => `encoder.layers.${layer}.self_attn.weights`),
      },
      (result) => {
        const { dims } = result as Tensor;
        expect(dims).toEqual([3, 8, 6, 6]);
        for (const layer of [0, 1, 2]) {
          const name = `encoder.layers.${layer}.self_attn.weights`;
          expect(select(result as Tensor, layer)).toEqual(recorded(name));
        }
      },
    ],
  ],
  pad_mask: [
    [
      { texts: [...texts].reverse(), tgt_lang, name: `${encoder}.mask` },
      (result) => {
        // As long as the longest, which is the second.
        const [short, long] = (result as Float32Array[]).map((row) => [...row]);
        const own = translator.tokenize('Good.', { tgt_lang }).length;
        expect(long).toEqual(Array(6).fill(0));
        expect(short).toEqual(long?.map((_, token) => (token < own ? 0 : -Infinity)));
      },
    ],
  ],
  padded_attention: [
    // A padded sentence attends as it does alone, and nobody looks at the padding.
    [
      { texts: [...texts].reverse(), tgt_lang, attention: encoder, interventions: {} },
      async (result) => {
        const alone = await translator.forward('Good.', '', { tgt_lang, trace: [`${encoder}.*`] });
        const weights = alone.trace.get(`${encoder}.weights`) as Tensor;
        const length = Number(weights.dims.at(-1));
        for (const [row, shares] of rowsOf(select(result as Tensor, 0, head)).entries()) {
          expect(shares.slice(length).every((share) => share === 0)).toBe(true);
          if (row >= length) continue;
          const padded = Float32Array.from(shares.slice(0, length));
          close(() => select(weights, head, row))({ dims: [length], data: padded });
        }
      },
    ],
    [
      { texts, tgt_lang, attention: encoder, interventions: { padding_mask: false } },
      (result) => expect((result as Tensor).data.every((share) => share > 0)).toBe(true),
    ],
  ],
  left_out: [encoder, decoder].map((attention) => [
    { ...sentence, attention, row: 3, other: 1 },
    (result) => {
      // Without one of them the other shares grow alike, until they sum to 1 again.
      const [H = 0, T = 0, K = 0] = recorded(`${attention}.query`).dims;
      const expected = Array.from({ length: H * K }, (_, at) => {
        const [head, k] = [Math.floor(at / K), at % K];
        const shares = select(recorded(`${attention}.weights`), head, 3).data;
        const values = select(recorded(`${attention}.value`), head).data;
        const left = 1 - Number(shares[1]);
        return Array.from({ length: T }, (_, token) => {
          const share = Number(shares[token]);
          return (token === 1 ? -share : share / left - share) * Number(values[token * K + k]);
        }).reduce((sum, each) => sum + each, 0);
      });
      const [change = new Float32Array()] = result as Float32Array[];
      const tensor = (data: Float32Array): Tensor => ({ dims: [H * K], data });
      const right = tensor(Float32Array.from(expected));
      expectClose('change', tensor(change), right, roundings(translator.config, 6));
    },
  ]),
} satisfies Partial<Cases>;
