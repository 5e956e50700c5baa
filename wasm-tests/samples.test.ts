import {
  type Forward,
  type HeadIntervention,
  Operations,
  select,
  type Tensor,
  Translator,
} from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GivenOf, type SampleId, SAMPLES } from '../web/samples/index.js';
import { programOf, textOf } from '../web/samples/program.js';
import type { Result, Row, SampleTranslator } from '../web/samples/sample.js';
import { at, EVERYDAY, inNode } from './support/files.js';
import { expectClose, roundings } from './support/tolerance.js';

const text = 'How about coffee?';
const texts = ['How about coffee?', 'Good.'];
const tgt_lang = 'ko';
const sentence = { text, tgt_lang, target: '커피 한잔 어때?' } as const;
const encoder = 'encoder.layers.1.self_attn';
const decoder = 'decoder.layers.1.self_attn';
const cross = 'decoder.layers.0.encoder_attn';
const head = 3;
const STAGES = ['products', 'scores', 'masked_scores', 'weights', 'context'] as const;
const scaling = { scaling: false };
/** A head that looks at itself alone. */
const itself: HeadIntervention = {
  attention: encoder,
  head,
  kind: 'weights',
  weights: { dims: [6, 6], data: Float32Array.from({ length: 36 }, (_, n) => Number(n % 7 === 0)) },
};

let translator: Translator;
let pass: Forward;
beforeAll(async () => {
  translator = await Translator.from_pretrained(EVERYDAY, { dtype: 'fp32' });
  pass = await translator.forward(text, sentence.target, { tgt_lang, trace: true });
});
afterAll(async () => {
  await translator.dispose();
  await Operations.dispose();
});

const recorded = (name: string): Tensor => pass.trace.get(name) as Tensor;

/** Holds a result to a tensor, up to roundings. */
const close = (expected: () => Tensor) => (result: Result) => {
  expectClose('result', result as Tensor, expected(), roundings(translator.config, 6));
};
const rowsOf = ({ dims: [rows = 0, cols = 0], data }: Tensor): number[][] =>
  Array.from({ length: rows }, (_, row) => [...data.subarray(row * cols, (row + 1) * cols)]);
const meanOf = (rows: readonly (readonly number[])[]): number[] =>
  (rows[0] ?? []).map(
    (_, col) => rows.reduce((sum, row) => sum + Number(row[col]), 0) / rows.length,
  );
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * Number(b[index]), 0);

type Cases = {
  readonly [Id in SampleId]: readonly [
    given: GivenOf<Id>,
    holds: (result: Result) => void | Promise<void>,
  ][];
};

/** What each sample is given, and what its result is held to: nothing that it computed itself. */
const CASES: Cases = {
  tokens: [
    [
      { text, tgt_lang },
      (result) => {
        const [tokens = []] = pass.source;
        expect(result).toEqual(tokens.map(({ id, piece }) => ({ id, piece })));
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
  batch: [
    [
      { texts, tgt_lang },
      async (result) => {
        const alone = await translator.translate(text, { tgt_lang });
        const [first, second] = result as Row[];
        expect(first).toEqual({
          tokens: '>>ko<< How about coffee ? <eos>',
          together: alone.text,
          alone: alone.text,
        });
        expect(second?.['tokens']).toMatch(/^>>ko<< Good \. <eos>( <pad>)+$/);
        expect(second?.['together']).toBe(second?.['alone']);
      },
    ],
  ],
  padding_mask: [
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
  without_positions: [
    [
      { texts: ['dog bites man.', 'man bites dog.'], interventions: { positions: false } },
      (result) => {
        const [first, second] = result as Row[];
        expect([first?.['text'], second?.['text']]).toEqual(['dog bites man.', 'man bites dog.']);
        expect(first?.['translation']).toBe(second?.['translation']);
      },
    ],
    [
      { texts: ['Dog bites man.', 'Man bites dog.'], interventions: {} },
      (result) =>
        expect((result as Row[]).map(({ translation }) => translation)).toEqual([
          '개가 사람을 물다.',
          '사람이 개를 물다.',
        ]),
    ],
  ],
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
  record: [
    [
      { ...sentence, name: 'decoder.output' },
      (result) => expect(result).toEqual(recorded('decoder.output')),
    ],
  ],
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
  changed_translation: [
    [
      { text: 'Dog bites man.', tgt_lang, interventions: scaling, max_new_tokens: 32 },
      async (result) => {
        const [{ before, after } = {}] = result as Row[];
        expect(before).toBe('개가 사람을 물다.');
        const options = { tgt_lang, interventions: scaling } as const;
        expect(after).toBe((await translator.translate('Dog bites man.', options)).text);
        expect(after).not.toBe(before);
      },
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
  causal_mask: [[{ ...sentence, attention: decoder }, close(() => recorded(`${decoder}.weights`))]],
  cross_attention: [[{ ...sentence, attention: cross }, close(() => recorded(`${cross}.weights`))]],
  decoding: [
    [
      { text, tgt_lang },
      (result) => {
        const rows = result as Row[];
        expect(rows.map(({ input, prediction }) => [input, prediction])).toEqual([
          ['<sos>', '커피'],
          ['<sos> 커피', '한잔'],
          ['<sos> 커피 한잔', '어때'],
          ['<sos> 커피 한잔 어때', '?'],
          ['<sos> 커피 한잔 어때 ?', '<eos>'],
        ]);
        const { data, dims } = recorded('probabilities');
        for (const [row, { candidates }] of rows.entries()) {
          const own = data.subarray(row * Number(dims[1]), (row + 1) * Number(dims[1]));
          const best = [...own].sort((a, b) => b - a).slice(0, 3);
          const shown = String(candidates)
            .match(/\d\.\d{3}/g)
            ?.map(Number);
          best.forEach((probability, place) => expect(shown?.[place]).toBeCloseTo(probability, 2));
        }
      },
    ],
  ],
  choices: [
    [
      { text, tgt_lang, choices: [{ step: 1, token: 500 }] },
      (result) => {
        const other = translator.token(500).text.trim();
        expect(result).toMatch(new RegExp(`^커피 ?${other}`));
      },
    ],
    [{ text, tgt_lang, choices: [] }, (result) => expect(result).toBe('커피 한잔 어때?')],
  ],
  beams: [
    [
      { text, tgt_lang, num_beams: 4 },
      async (result) => {
        const nodes = result as Row[];
        // Along its parents a hypothesis's score is the mean of its tokens' log p.
        const logs = nodes.map(({ probability }) => Math.log(Number(probability)));
        for (const [index, { step, score }] of nodes.entries()) {
          let sum = 0;
          for (let at = index; at >= 0; at = Number(nodes[at]?.['parent'])) sum += Number(logs[at]);
          expect(score).toBeCloseTo(sum / (Number(step) + 1), 4);
        }
        // Those kept after the first step are its most probable tokens.
        const { data } = select(recorded('probabilities'), 0);
        const best = [...data].sort((a, b) => b - a).slice(0, 4);
        const kept = nodes.filter(({ step }) => step === 0).map(({ probability }) => probability);
        kept
          .map(Number)
          .sort((a, b) => b - a)
          .forEach((probability, place) => expect(probability).toBeCloseTo(Number(best[place]), 3));
        const finished = nodes.filter(({ state }) => state === 'finished');
        expect(finished.length).toBe(4);
      },
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
  dot_products: [
    [
      { text: '귤과 사과', name: 'encoder.output', words: [[1, 2], [3]] },
      async (result) => {
        const options = { trace: ['encoder.output'] };
        const { trace } = await translator.forward('귤과 사과', '', options);
        const rows = rowsOf(trace.get('encoder.output') as Tensor);
        const words = [meanOf(rows.slice(1, 3)), rows[3] ?? []];
        const expected = words.map((a) => words.map((b) => dot(a, b)));
        for (const [row, products] of rowsOf(result as Tensor).entries()) {
          products.forEach((product, col) => {
            expect(product / Number(expected[row]?.[col])).toBeCloseTo(1, 4);
          });
        }
      },
    ],
  ],
  cosines: [
    [
      { text: '귤과 사과', name: 'encoder.output', words: [[1, 2], [3]] },
      async (result) => {
        const options = { trace: ['encoder.output'] };
        const { trace } = await translator.forward('귤과 사과', '', options);
        const rows = rowsOf(trace.get('encoder.output') as Tensor);
        const [a, b] = [meanOf(rows.slice(1, 3)), rows[3] ?? []];
        const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
        const found = [...(result as Tensor).data];
        for (const [index, expected] of [1, cosine, cosine, 1].entries()) {
          expect(found[index]).toBeCloseTo(expected, 5);
        }
      },
    ],
  ],
  moved: [
    [
      {
        phrases: [
          { text: '귤과 사과', word: [3] },
          { text: '어제 일을 사과', word: [3, 4] },
        ],
        name: 'encoder.output',
      },
      async (result) => {
        const options = { trace: ['encoder.output'] };
        const [one, other] = await Promise.all(
          ['귤과 사과', '어제 일을 사과'].map(async (phrase) => {
            const { trace } = await translator.forward(phrase, '', options);
            return rowsOf(trace.get('encoder.output') as Tensor);
          }),
        );
        const [a = [], b = []] = [one?.[3], meanOf(other?.slice(3, 5) ?? [])];
        const difference = a.map((value, index) => value - Number(b[index]));
        const [{ distance } = {}] = result as Row[];
        expect(Number(distance) / Math.sqrt(dot(difference, difference))).toBeCloseTo(1, 4);
      },
    ],
  ],
};

const all = Object.entries(CASES).flatMap(([id, cases]) =>
  cases.map(([given, holds], index) => ({
    id: id as SampleId,
    first: index === 0,
    name: cases.length > 1 ? `${id} ${index + 1}` : id,
    given: given as Readonly<Record<string, unknown>>,
    holds: holds as (result: Result) => void | Promise<void>,
  })),
);

async function run(id: SampleId, translator: Translator, given: object): Promise<Result> {
  const { default: sample } = await SAMPLES[id].run();
  return (sample as (given: object) => Promise<Result>)({
    ...given,
    translator: translator as SampleTranslator,
  });
}

describe('a sample gives the numbers that the model has, however they are come by:', () => {
  test.each(all)('$name', async ({ id, given, holds }) => {
    await holds(await run(id, translator, given));
  });
});

if (inNode) {
  describe('a sample is a program that Node runs as it is copied:', () => {
    test.each(all.filter(({ first }) => first))('$id', async ({ id, given }) => {
      const { execFile } = await import('node:child_process');
      const { fileURLToPath } = await import('node:url');
      const { format, promisify } = await import('node:util');
      const { default: source } = await SAMPLES[id].source();
      const program = textOf(programOf(source, given, fileURLToPath(EVERYDAY)));
      const args = [...process.execArgv, '--input-type=module', '--eval', program];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: fileURLToPath(at('')),
      });
      // The same model in the same build: not a digit differs.
      await using same = await Translator.from_pretrained(EVERYDAY);
      expect(stdout).toBe(`${format(await run(id, same, given))}\n`);
    });
  });
}
