import { type DecodingStep, type Tensor, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rejection } from './support/errors.js';
import { EVERYDAY } from './support/files.js';
import { EPSILON, expectClose, roundings } from './support/tolerance.js';

let translator: Translator;
beforeAll(async () => {
  translator = await Translator.from_pretrained(EVERYDAY, { dtype: 'fp32' });
});
afterAll(() => translator.dispose());

const texts = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text);

describe('step by step', () => {
  test('is the lecture’s table', async () => {
    const decoding = await translator.startDecoding('How about coffee?', { tgt_lang: 'ko' });
    expect(texts(decoding.source)).toEqual(['>>ko<<', 'How', 'about', 'coffee', '?', '<eos>']);
    const table: [string, string][] = [];
    for await (const step of decoding) {
      expect(step.index).toBe(table.length);
      table.push([texts(step.decoderInput).join(' '), step.prediction.text]);
    }
    expect(table).toEqual([
      ['<sos>', '커피'],
      ['<sos> 커피', '한잔'],
      ['<sos> 커피 한잔', '어때'],
      ['<sos> 커피 한잔 어때', '?'],
      ['<sos> 커피 한잔 어때 ?', '<eos>'],
    ]);
    expect(decoding.done).toBe(true);
    expect(decoding.text).toBe('커피 한잔 어때?');
    expect(texts(decoding.target)).toEqual(['<sos>', '커피', '한잔', '어때', '?', '<eos>']);
    expect(await decoding.next()).toEqual({ done: true, value: undefined });
    await decoding.dispose();
  });

  test.each(['What time does the train leave?', '오늘 날씨 좋네.', 'I am hungry.'])(
    'comes to what translate says of %s',
    async (sentence) => {
      const { text, tokens, probabilities, score } = await translator.translate(sentence, {
        length_penalty: 0,
      });
      await using decoding = await translator.startDecoding(sentence);
      const chosen: number[] = [];
      for await (const { candidates } of decoding)
        chosen.push(candidates[0]?.probability as number);
      expect(decoding.text).toBe(text);
      expect(decoding.target.slice(1)).toEqual(tokens);
      expect(decoding.score).toBeCloseTo(score, 4);
      chosen.forEach((p, index) => expect(p).toBeCloseTo(probabilities[index] as number, 5));
    },
  );

  test('lists the whole vocabulary, best first, with probabilities that sum to 1', async () => {
    await using decoding = await translator.startDecoding('How about coffee?');
    const { value } = await decoding.next();
    const { candidates, prediction } = value as DecodingStep;
    expect(candidates).toHaveLength(8000);
    expect(candidates[0]?.token).toEqual(prediction);
    expect(new Set(candidates.map(({ token }) => token.id)).size).toBe(8000);
    for (let i = 1; i < candidates.length; ++i) {
      const [before, after] = [candidates[i - 1], candidates[i]];
      expect(before?.logit as number).toBeGreaterThanOrEqual(after?.logit as number);
    }
    const sum = candidates.reduce((total, { probability }) => total + probability, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(8000 * EPSILON);
  });

  test('tells probability and logit of each token, listed or not', async () => {
    await using listing = await translator.startDecoding('How about coffee?');
    await using brief = await translator.startDecoding('How about coffee?', { candidates: 1 });
    const [all, one] = await Promise.all([listing.next(), brief.next()]);
    for (const { token, probability, logit } of (all.value as DecodingStep).candidates) {
      expect(one.value?.probabilities[token.id]).toBe(probability);
      expect(one.value?.logits[token.id]).toBe(logit);
    }
  });

  test('lists as many as asked for', async () => {
    await using decoding = await translator.startDecoding('Hello.', { candidates: 5 });
    const { value } = await decoding.next();
    expect(value?.candidates).toHaveLength(5);
  });

  test('stops at max_new_tokens', async () => {
    await using decoding = await translator.startDecoding('How about coffee?', {
      max_new_tokens: 2,
    });
    let steps = 0;
    for await (const _ of decoding) ++steps;
    expect(steps).toBe(2);
    expect(decoding.done).toBe(true);
  });

  test('keeps calls that do not wait in order', async () => {
    await using decoding = await translator.startDecoding('How about coffee?');
    const steps = await Promise.all([decoding.next(), decoding.next(), decoding.next()]);
    expect(steps.map(({ value }) => value?.prediction.text)).toEqual(['커피', '한잔', '어때']);
  });
});

describe('other ways', () => {
  test('choose goes on with another token, as teacher forcing says it must', async () => {
    await using decoding = await translator.startDecoding('How about coffee?');
    const first = (await decoding.next()).value as DecodingStep;
    const other = first.candidates[1]?.token as { id: number; text: string };
    decoding.choose(other.id);
    expect(decoding.target.at(-1)?.id).toBe(other.id);
    const second = (await decoding.next()).value as DecodingStep;
    expect(texts(second.decoderInput)).toEqual(['<sos>', other.text]);
    const { logits } = await translator.forward('How about coffee?', [other.id]);
    const last = logits.data.subarray(8000);
    const best = last.indexOf(Math.max(...last));
    expect(second.prediction.id).toBe(best);
    expect(second.candidates[0]?.logit).toBeCloseTo(last[best] as number, 3);
  });

  test('back takes steps away; computed anew they are the same', async () => {
    await using decoding = await translator.startDecoding('How about coffee?', {
      trace: ['decoder.layers.1.*'],
    });
    const steps: DecodingStep[] = [];
    for await (const step of decoding) steps.push(step);
    decoding.back(3);
    expect(decoding.done).toBe(false);
    expect(texts(decoding.target)).toEqual(['<sos>', '커피', '한잔']);
    const again = (await decoding.next()).value as DecodingStep;
    expect(again.index).toBe(2);
    expect(again.trace).toEqual(steps[2]?.trace);
    expect(again.candidates).toEqual(steps[2]?.candidates);
    decoding.back(decoding.target.length);
    expect(texts(decoding.target)).toEqual(['<sos>']);
    expect(((await decoding.next()).value as DecodingStep).prediction.text).toBe('커피');
  });

  test('choose after the end goes on', async () => {
    await using decoding = await translator.startDecoding('How about coffee?');
    let last: DecodingStep | undefined;
    for await (const step of decoding) last = step;
    const other = last?.candidates.find(({ token }) => !token.special)?.token;
    decoding.choose(other?.id as number);
    expect(decoding.done).toBe(false);
    expect((await decoding.next()).value?.decoderInput.at(-1)).toEqual(other);
  });

  test('a fork and its origin go on independently', async () => {
    await using decoding = await translator.startDecoding('How about coffee?');
    const first = (await decoding.next()).value as DecodingStep;
    await using fork = await decoding.fork();
    fork.choose(first.candidates[1]?.token.id as number);
    for await (const _ of fork);
    for await (const _ of decoding);
    expect(decoding.text).toBe('커피 한잔 어때?');
    expect(fork.target[1]).toEqual(first.candidates[1]?.token);
    expect(fork.score).toBeLessThan(decoding.score);
  });

  test('what cannot be is refused', async () => {
    const decoding = await translator.startDecoding('How about coffee?');
    const refused = expect.objectContaining({ code: 'invalid_argument' });
    expect(() => decoding.choose(5)).toThrow(refused);
    await decoding.next();
    expect(() => decoding.choose(8000)).toThrow(refused);
    expect(() => decoding.choose(-1)).toThrow(refused);
    expect(() => decoding.back(2)).toThrow(refused);
    expect(() => decoding.back(-1)).toThrow(refused);
    await decoding.dispose();
    await decoding.dispose();
    await rejection(decoding.next(), 'disposed');
    await rejection(decoding.fork(), 'disposed');
  });
});

describe('traces', () => {
  const LAYERS = { encoder: 3, decoder: 2 };
  const ATTENTION = [
    ...['query', 'key', 'value', 'products', 'scores', 'mask', 'masked_scores', 'weights'],
    ...['context', 'joined', 'output'],
  ];

  /** Every name that cpp/model/activations.h promises of a stack. */
  function names(stack: 'encoder' | 'decoder'): string[] {
    const found = ['input_ids', 'embed_tokens', 'scaled_embeddings', 'embed_positions'];
    found.push('embeddings', 'output');
    const attentions = stack === 'encoder' ? ['self_attn'] : ['self_attn', 'encoder_attn'];
    for (let layer = 0; layer < LAYERS[stack]; ++layer) {
      const norms = [...attentions.map((name) => `${name}_layer_norm`), 'final_layer_norm'];
      const parts = [
        ...attentions.flatMap((name) => ATTENTION.map((value) => `${name}.${value}`)),
        ...attentions.map((name) => `${name}_residual`),
        ...norms.flatMap((name) => ['mean', 'rstd', 'output'].map((value) => `${name}.${value}`)),
        ...['fc1.output', 'activation_fn.output', 'fc2.output', 'feed_forward_residual'],
      ];
      found.push(...parts.map((part) => `layers.${layer}.${part}`));
    }
    return found.map((name) => `${stack}.${name}`);
  }

  test('have every name, of the encoder once and of the decoder at each step', async () => {
    await using decoding = await translator.startDecoding('How about coffee?', { trace: true });
    expect([...decoding.encoderTrace.keys()].sort()).toEqual(names('encoder').sort());
    const { value } = await decoding.next();
    const expected = [...names('decoder'), 'logits', 'probabilities'];
    expect([...(value?.trace.keys() ?? [])].sort()).toEqual(expected.sort());
  });

  test('have the shapes of one sentence', async () => {
    await using decoding = await translator.startDecoding('How about coffee?', { trace: true });
    const { dims } = decoding.encoderTrace.get('encoder.layers.0.self_attn.query') as Tensor;
    expect(dims).toEqual([8, 6, 64]);
    for await (const { index, trace } of decoding) {
      const t = index + 1;
      const shape = (name: string) => trace.get(`decoder.layers.0.${name}`)?.dims;
      expect(shape('self_attn.weights')).toEqual([8, 1, t]);
      expect(shape('self_attn.key')).toEqual([8, t, 64]);
      expect(shape('encoder_attn.weights')).toEqual([8, 1, 6]);
      expect(trace.get('decoder.embed_positions')?.dims).toEqual([1, 512]);
      expect(trace.get('logits')?.dims).toEqual([1, 8000]);
    }
  });

  test('are empty unless asked for, and have only what was asked for', async () => {
    await using silent = await translator.startDecoding('Hello.');
    expect((await silent.next()).value?.trace.size).toBe(0);
    expect(silent.encoderTrace.size).toBe(0);
    await using chosen = await translator.startDecoding('Hello.', {
      trace: ['decoder.layers.*.self_attn.weights'],
    });
    const { value } = await chosen.next();
    expect([...(value?.trace.keys() ?? [])].sort()).toEqual([
      'decoder.layers.0.self_attn.weights',
      'decoder.layers.1.self_attn.weights',
    ]);
  });

  test('of one step are a row of the teacher-forced pass, in which −∞ hides the future', async () => {
    const { tokens } = await translator.translate('How about coffee?');
    const ids = tokens.slice(0, -1).map(({ id }) => id);
    const full = await translator.forward('How about coffee?', ids, { trace: true });
    expect(texts(full.target[0] ?? [])).toEqual(['<sos>', '커피', '한잔', '어때', '?']);
    const masked = full.trace.get('decoder.layers.0.self_attn.masked_scores') as Tensor;
    const weights = full.trace.get('decoder.layers.0.self_attn.weights') as Tensor;
    expect(weights.dims).toEqual([8, 5, 5]);
    for (let i = 0; i < 8 * 25; ++i) {
      const [row, column] = [Math.floor(i / 5) % 5, i % 5];
      expect(masked.data[i] === -Infinity).toBe(column > row);
      if (column > row) expect(weights.data[i]).toBe(0);
    }
    await using decoding = await translator.startDecoding('How about coffee?', { trace: true });
    for await (const { index, trace } of decoding) {
      const step = trace.get('decoder.layers.0.self_attn.weights') as Tensor;
      for (let head = 0; head < 8; ++head) {
        for (let column = 0; column <= index; ++column) {
          const row = weights.data[head * 25 + index * 5 + column] as number;
          expect(step.data[head * (index + 1) + column]).toBeCloseTo(row, 4);
        }
      }
    }
  });
});

describe('forward', () => {
  test('pads a batch, and gives each sentence what it has alone', async () => {
    const sources = ['How about coffee?', 'Man bites.'];
    const targets = ['커피 한잔 어때?', '사람.'];
    const batch = await translator.forward(sources, targets, { tgt_lang: 'ko' });
    expect(texts(batch.source[0] ?? [])).toEqual(texts(translator.tokenize('How about coffee?')));
    expect(texts(batch.source[1] ?? []).slice(-3)).toEqual(['.', '<eos>', '<pad>']);
    expect(texts(batch.target[1] ?? [])).toEqual(['<sos>', '사람', '.', '<pad>', '<pad>']);
    const [, T, V] = batch.logits.dims as [number, number, number];
    expect(batch.logits.dims).toEqual([2, 5, 8000]);
    // Roundings go either way: their sum grows with the root of their number.
    const count = Math.sqrt(roundings(translator.config, 6));
    for (const b of [0, 1]) {
      const [source, target] = [sources[b] as string, targets[b] as string];
      const { logits } = await translator.forward(source, target, { tgt_lang: 'ko' });
      const data = batch.logits.data.slice(b * T * V).slice(0, logits.data.length);
      expectClose(source, { dims: logits.dims, data }, logits, count);
    }
  });

  test('explains a number by the numbers it is made of', async () => {
    const pass = await translator.forward('How about coffee?', '커피', { trace: true });
    const name = 'decoder.layers.1.encoder_attn.weights';
    const weights = pass.trace.get(name) as Tensor;
    const found = await pass.explain(name, [3, 1, 2]);
    expect(found.operation).toBe('softmax');
    expect(found.value).toBe(weights.data[3 * 12 + 1 * 6 + 2]);
    expect(found.recomputed).toBeCloseTo(found.value, 5);
    expect(found.ingredients.map(({ name }) => name)).toEqual([
      'decoder.layers.1.encoder_attn.masked_scores',
    ]);
    await rejection(pass.explain('no.such.name', [0]), 'invalid_argument');
  });

  test('wants as many targets as sources', async () => {
    await rejection(translator.forward(['a', 'b'], ['c']), 'invalid_argument');
    await rejection(translator.forward('a', {} as string), 'invalid_argument');
  });
});

describe('parameters', () => {
  test('are all there, by name', async () => {
    const names = translator.parameters.names();
    expect(names).toContain('shared.weight');
    expect(names).toContain('decoder.layers.1.encoder_attn.out_proj.bias');
    expect(new Set(names).size).toBe(names.length);
    const table = await translator.parameters.get('shared.weight');
    expect(table.dims).toEqual([8000, 512]);
    const bias = await translator.parameters.get('encoder.layers.0.fc1.bias');
    expect(bias.dims).toEqual([1024]);
    await rejection(translator.parameters.get('shared.wait'), 'invalid_argument');
  });
});
