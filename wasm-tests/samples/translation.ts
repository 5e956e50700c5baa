/** Samples of texts and their translations. */
import { select } from 'glassformer';
import { expect } from 'vitest';
import type { Row } from '../../web/samples/sample.js';
import { type Cases, text, texts, tgt_lang, scaling, translator, pass, recorded } from './given.js';

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
  compared: [
    [
      { text, tgt_lang, ways: [[2137, 4306], [2137]] },
      (result) => {
        const { dims, data } = recorded('probabilities');
        const at = (step: number, id: number) => Number(data[step * Number(dims[1]) + id]);
        const rows = result as Row[];
        const p = [at(0, 2137), at(1, 4306)].map((value) => expect.closeTo(value, 5));
        const log = Math.log(at(0, 2137));
        expect(rows).toEqual([
          { step: 2, token: '커피', probability: p[0] },
          { step: 3, token: '한잔', probability: p[1] },
          { score: expect.closeTo(log + Math.log(at(1, 4306)), 4) },
          { step: 2, token: '커피', probability: p[0] },
          { score: expect.closeTo(log, 4) },
        ]);
      },
    ],
  ],
  vocabulary: [
    [
      { text, tgt_lang, target: '커피 한잔 어때?', step: 1, ranks: [0, 1, 100] },
      (result) => {
        const { dims, data } = recorded('probabilities');
        const size = Number(dims[1]);
        const own = data.subarray(size, 2 * size);
        const sorted = [...own].sort((a, b) => b - a);
        for (const { rank, token, id, logit, probability } of result as Row[]) {
          expect(probability).toBeCloseTo(Number(sorted[Number(rank) - 1]), 6);
          expect(probability).toBe(own[Number(id)]);
          expect(logit).toBe(recorded('logits').data[size + Number(id)]);
          expect(token).toBe(translator.token(Number(id)).text);
        }
        expect((result as Row[]).map(({ rank }) => rank)).toEqual([1, 2, 101]);
      },
    ],
  ],
  same_tokens: [true, false].map((positions) => [
    {
      texts: ['dog bites man.', 'man bites dog.'],
      name: 'encoder.output',
      interventions: { positions },
    },
    (result) => {
      const rows = result as Row[];
      const places = rows.map(({ token, first, second }) => [token, first, second]);
      expect(places).toEqual([
        ['>>ko<<', 0, 0],
        ['dog', 1, 3],
        ['bites', 2, 2],
        ['man', 3, 1],
        ['.', 4, 4],
        ['<eos>', 5, 5],
      ]);
      // Without positions the encoder's vectors are the same set, up to roundings of sums.
      for (const { difference } of rows) {
        if (positions) expect(difference).toBeGreaterThan(0.1);
        else expect(difference).toBeLessThan(1e-4);
      }
    },
  ]),
} satisfies Partial<Cases>;
