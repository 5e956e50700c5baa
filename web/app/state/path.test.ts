import { Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANDIDATES, decodePath } from './path';

let translator: Translator;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
});
afterAll(() => translator.dispose());

const COFFEE = { text: 'How about coffee?', language: 'ko', choices: [] } as const;
const pathOf = (request: Parameters<typeof decodePath>[1]) =>
  decodePath(translator, request, new AbortController().signal);
const idsOf = (tokens: readonly { readonly id: number }[]) => tokens.map(({ id }) => id);

describe('a path', () => {
  it("is the lecture's table of steps", async () => {
    const path = await pathOf(COFFEE);
    expect(path.translation).toBe('커피 한잔 어때?');
    expect(path.complete).toBe(true);
    expect(path.source.map(({ text }) => text)).toEqual([
      ...['>>ko<<', 'How', 'about', 'coffee', '?', '<eos>'],
    ]);
    expect(path.target[0]?.piece).toBe('<sos>');
    expect(path.target.at(-1)?.piece).toBe('<eos>');
    expect(path.target).toHaveLength(path.steps.length + 1);
    for (const step of path.steps) {
      expect(idsOf(step.decoderInput)).toEqual(idsOf(path.target.slice(0, step.index + 1)));
      expect(step.chosen).toEqual(path.target[step.index + 1]);
      expect(step.candidates).toHaveLength(CANDIDATES);
      expect(step.probability).toBe(step.candidates[0]?.probability);
    }
  });

  it('has a row of attention for each token that the decoder was given', async () => {
    const { trace, steps, source } = await pathOf(COFFEE);
    const [T, S] = [steps.length, source.length];
    const dims = (name: string) => trace.get(name)?.dims.slice(-3);
    expect(dims('encoder.layers.0.self_attn.weights')).toEqual([8, S, S]);
    expect(dims('decoder.layers.0.self_attn.masked_scores')).toEqual([8, T, T]);
    expect(dims('decoder.layers.1.encoder_attn.weights')).toEqual([8, T, S]);
  });

  it("goes another way where the visitor chose, and the model's own way before and after", async () => {
    const own = await pathOf(COFFEE);
    const other = own.steps[1]?.candidates[1]?.token.id ?? -1;
    const path = await pathOf({ ...COFFEE, choices: [{ step: 1, token: other }] });
    expect(path.choices).toEqual([{ step: 1, token: other }]);
    expect(idsOf(path.target.slice(0, 3))).toEqual([...idsOf(own.target.slice(0, 2)), other]);
    expect(path.steps[1]?.probability).toBe(own.steps[1]?.candidates[1]?.probability);
    for (const step of path.steps.slice(2)) expect(step.chosen.id).toBe(step.prediction.id);
  });

  it('takes any token of the vocabulary, however improbable', async () => {
    const { vocab_size } = translator.config;
    await using decoding = await translator.startDecoding(COFFEE.text, { candidates: vocab_size });
    const { value: first } = await decoding.next();
    const last = first?.candidates.at(-1);
    const path = await pathOf({ ...COFFEE, choices: [{ step: 0, token: last?.token.id ?? -1 }] });
    expect(path.steps[0]?.chosen).toEqual(last?.token);
    expect(path.steps[0]?.probability).toBe(last?.probability);
    expect(path.target[1]).toEqual(last?.token);
  });

  it('leaves out choices that cannot come', async () => {
    const choices = [
      { step: 0, token: 999_999 },
      { step: 500, token: 5 },
    ];
    const path = await pathOf({ ...COFFEE, choices });
    expect(path.choices).toEqual([]);
    expect(path.translation).toBe('커피 한잔 어때?');
  });

  it('has the score that the package gives its tokens', async () => {
    const { score, translation, steps } = await pathOf(COFFEE);
    const found = await translator.translate(COFFEE.text, { tgt_lang: 'ko', length_penalty: 0 });
    expect(found.text).toBe(translation);
    expect(score).toBeCloseTo(found.score, 4);
    expect(steps).toHaveLength(found.tokens.length);
  });

  it('may end before its first word', async () => {
    const choices = [{ step: 0, token: translator.config.eos_token_id }];
    const path = await pathOf({ ...COFFEE, choices });
    expect(path.target.map(({ piece }) => piece)).toEqual(['<sos>', '<eos>']);
    expect([path.translation, path.complete]).toEqual(['', true]);
    expect(path.trace.get('decoder.layers.0.encoder_attn.weights')?.dims.at(-2)).toBe(1);
  });

  it('is given up when it is no longer wanted', async () => {
    const work = new AbortController();
    const path = decodePath(translator, COFFEE, work.signal);
    work.abort();
    await expect(path).rejects.toThrow();
    expect((await pathOf(COFFEE)).translation).toBe('커피 한잔 어때?');
  });
});
