/** Samples of texts and their translations. */
import { select, type Tensor } from 'glassformer';
import { expect } from 'vitest';
import type { Row } from '../../web/samples/sample.js';
import {
  type Cases,
  text,
  texts,
  tgt_lang,
  scaling,
  translator,
  pass,
  recorded,
  rowsOf,
  meanOf,
  dot,
} from './given.js';

export const TRANSLATION = {
  tokens: [
    [
      { text, tgt_lang },
      (result) => {
        const [tokens = []] = pass.source;
        expect(result).toEqual(tokens.map(({ id, piece }) => ({ id, piece })));
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
} satisfies Partial<Cases>;
