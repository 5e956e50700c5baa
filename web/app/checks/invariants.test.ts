import { type Forward, type Interventions, type Trace, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Path, decodePath } from '../state/path';
import { fixtureTrace } from '../views/fixture';
import type { Check } from './check';
import { cachedEqualsFull, maskedAreZero, paddedEqualsAlone, rowsSumToOne } from './invariants';
import { paddedPass } from './padded_pass';
import { EPSILON, boundOf } from './roundings';
import { shapesFit } from './shapes';

let translator: Translator;
let path: Path;

const { signal } = new AbortController();

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  path = await decodePath(
    translator,
    { text: 'How about coffee?', language: 'ko', choices: [] },
    signal,
  );
});
afterAll(() => translator.dispose());

/** The same with one number changed. */
function withError(trace: Trace, name: string, at: number, change: (value: number) => number) {
  const tensor = trace.get(name);
  if (!tensor) throw new Error(`no ${name}`);
  const data = tensor.data.slice();
  data[at] = change(data[at] ?? NaN);
  return new Map([...trace, [name, { ...tensor, data }]]);
}

/** The path's own pass with something of the model switched off. */
const changed = (interventions: Interventions): Promise<Forward> =>
  translator.forward(
    path.text,
    path.target.slice(1, -1).map(({ id }) => id),
    { tgt_lang: 'ko', trace: true, interventions },
  );

/** The parts that do not hold. */
const broken = ({ ok, parts }: Check) => {
  const wrong = parts.filter(({ deviation, tolerance }) => !(deviation <= boundOf(tolerance)));
  expect(ok).toBe(wrong.length === 0);
  return wrong.map(({ name, place }) => [name, place]);
};

describe('rows sum to 1', () => {
  it('in every attention and over the vocabulary', () => {
    const check = rowsSumToOne(path.trace);
    expect(broken(check)).toEqual([]);
    const [S, T] = [path.source.length, path.steps.length];
    expect(check.count).toBe(8 * (3 * S + 2 * T + 2 * T) + T);
    expect(check.parts).toHaveLength(8);
  });

  it('for PyTorch’s numbers, too', async () => {
    expect(broken(rowsSumToOne(await fixtureTrace('longer')))).toEqual([]);
  });

  it('not where a weight is off by more than rounding can make it', () => {
    const name = 'decoder.layers.1.encoder_attn.weights';
    const S = path.source.length;
    const T = path.steps.length;
    const at = 3 * T * S + 2 * S + 1; // head 3, row 2
    const error = 3 * (S + 2) * EPSILON;
    const trace = withError(path.trace, name, at, (weight) => weight + error);
    expect(broken(rowsSumToOne(trace))).toEqual([[name, [3, 2]]]);
    expect(broken(rowsSumToOne(trace, ['probabilities']))).toEqual([]);
    const nan = withError(path.trace, name, 0, () => NaN);
    expect(broken(rowsSumToOne(nan))).toEqual([[name, [0, 0]]]);
  });
});

describe('masked cells are exactly 0', () => {
  it('above the diagonal of every head of the decoder', () => {
    const check = maskedAreZero(path.trace);
    const T = path.steps.length;
    expect(broken(check)).toEqual([]);
    expect(check.count).toBe((2 * 8 * T * (T - 1)) / 2);
  });

  it('for PyTorch’s numbers, too', async () => {
    const check = maskedAreZero(await fixtureTrace('longer'));
    expect(broken(check)).toEqual([]);
    expect(check.count).toBeGreaterThan(0);
  });

  it('not where the smallest number that there is leaks through', () => {
    const name = 'decoder.layers.0.self_attn.weights';
    const T = path.steps.length;
    const trace = withError(path.trace, name, 5 * T * T + 2, () => 2 ** -149);
    expect(broken(maskedAreZero(trace))).toEqual([[name, [5, 0, 2]]]);
  });
});

describe('decoding with the cache', () => {
  it('gives the logits of the full pass', () => {
    const check = cachedEqualsFull(path, translator.config);
    expect(broken(check)).toEqual([]);
    expect(check.count).toBe(path.steps.length * 12);
  });

  it('would not if tokens saw those after them', async () => {
    const { trace } = await changed({ causal_mask: false });
    expect(cachedEqualsFull({ ...path, trace }, translator.config).ok).toBe(false);
  });
});

describe('a sentence with padding', () => {
  const passOf = async () => {
    const batch = await paddedPass(translator, path, signal);
    if (!batch) throw new Error('It is short enough.');
    return batch;
  };

  it('comes out as alone, and the padding is masked', async () => {
    const batch = await passOf();
    const check = paddedEqualsAlone(path.trace, batch, translator.config);
    expect(broken(check)).toEqual([]);
    const [S, T] = [path.source.length, path.steps.length];
    expect(check.count).toBe(S * 512 + T * 8000);
    const L = batch.get('encoder.output')?.dims[1] ?? 0;
    expect(L).toBeGreaterThan(S);
    const masked = maskedAreZero(batch);
    expect(broken(masked)).toEqual([]);
    // Every query of the first sentence, padded ones among them, in all heads of all layers.
    expect(masked.count).toBe(8 * (L - S) * (3 * L + 2 * T));
  });

  it('would not if the padding were seen', async () => {
    const given = path.target.slice(1, -1).map(({ id }) => id);
    const { trace } = await translator.forward([path.text, `${path.text} Hello.`], [given, given], {
      tgt_lang: 'ko',
      trace: ['encoder.output', 'logits'],
      interventions: { padding_mask: false },
    });
    expect(broken(paddedEqualsAlone(path.trace, trace, translator.config))).not.toEqual([]);
  });

  it('is not made of a sentence that is too long twice', () => {
    const source = Array.from({ length: 129 }, () => path.source[0]).filter((token) => !!token);
    expect(paddedPass(translator, { ...path, source }, signal)).toBeNull();
  });
});

describe('shapes fit', () => {
  it('in every product, join and sum', () => {
    const check = shapesFit(path.trace);
    expect(broken(check)).toEqual([]);
    // Three for each of 3 + 2 · 2 attentions; two sums in an encoder's layer, three in a decoder's.
    expect(check.count).toBe(3 * 7 + 2 * 3 + 3 * 2);
    const [S, T] = [path.source.length, path.steps.length];
    const product = 'decoder.layers.0.encoder_attn.products';
    expect(check.parts.find(({ name }) => name === product)?.shapes).toBe(
      `8×${T}×64 · 8×64×${S} = 8×${T}×${S}`,
    );
  });

  it('not where a factor has lost a column', () => {
    const name = 'encoder.layers.1.self_attn.key';
    const S = path.source.length;
    const key = { dims: [8, S, 63], data: new Float32Array(8 * S * 63) };
    const names = broken(shapesFit(new Map([...path.trace, [name, key]]))).map(([of]) => of);
    expect(names).toEqual(['encoder.layers.1.self_attn.products']);
  });
});
