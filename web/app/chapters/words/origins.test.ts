import { Operations, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE, explainTable } from './origins';
import { AFTER, EMBEDDING, type Translated, readPhrase } from './relations';

/** Of whose words one has a token, and one has several. */
const PHRASE = '나는 어제 친구와 사과를 먹었다.';

let translator: Translator;
let phrase: Translated;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  phrase = await readPhrase(translator, PHRASE, new AbortController().signal);
});
afterAll(() => Promise.all([translator.dispose(), Operations.dispose()]));

const wordOf = (several: boolean) =>
  phrase.words.findIndex(({ ids }) => ids.length > 1 === several);
const rowOf = (name: string, index: number, trace: Translated['vectors']) => {
  const { dims, data } = trace.get(name) ?? { dims: [0], data: new Float32Array() };
  const size = dims.at(-1) ?? 0;
  return data.slice(index * size, (index + 1) * size);
};

describe.each([EMBEDDING, AFTER])('the table of %s', (stage) => {
  it('is made of dot products of the words’ vectors', async () => {
    const explain = explainTable(phrase, stage);
    const pair = [wordOf(false), wordOf(true)];
    expect(pair).not.toContain(-1);
    const why = await explain(TABLE, pair);
    const [row, col] = why.ingredients;
    expect(why.operation).toBe('product');
    expect([row, col].map((run) => run?.values)).toEqual(
      pair.map((word) => rowOf(stage, word, phrase.vectors)),
    );
    const sum = row?.values.reduce((so, x, k) => so + x * (col?.values[k] ?? NaN), 0) ?? NaN;
    // As many roundings as there are products, of numbers as large as their sum of magnitudes.
    const size = row?.values.reduce((so, x, k) => so + Math.abs(x * (col?.values[k] ?? NaN)), 0);
    const allowed = 512 * 2 ** -23 * (size ?? NaN);
    expect(Math.abs(why.value - sum)).toBeLessThan(allowed);
    expect(Math.abs(why.recomputed - sum)).toBeLessThan(allowed);
  });

  it('leads on to the tokens of the record, whichever way they make a word', async () => {
    const { trace, explain: ofPass } = await translator.forward(PHRASE, '', { trace: [stage] });
    const tensor = trace.get(stage);
    const explain = explainTable(phrase, stage);
    const single = wordOf(false);
    const [direct] = (await explain(TABLE, [single, single])).ingredients;
    expect(direct).toMatchObject({ name: stage, index: [phrase.words[single]?.from, 0], axis: 1 });
    expect(await explain(stage, direct?.index ?? [])).toEqual(
      await ofPass(stage, direct?.index ?? []),
    );

    const several = wordOf(true);
    const { from = 0, ids = [] } = phrase.words[several] ?? {};
    const [made] = (await explain(TABLE, [several, single])).ingredients;
    const why = await explain(made?.name ?? '', [several, 7]);
    const [shares, tokens] = why.ingredients;
    const length = tensor?.dims[0] ?? 0;
    const own = (token: number) => token >= from && token < from + ids.length;
    const places = Array.from({ length }, (_, token) => token);
    expect(shares?.values).toEqual(
      Float32Array.from(places, (token) => (own(token) ? 1 / ids.length : 0)),
    );
    expect(tokens).toMatchObject({ name: stage, index: [0, 7], axis: 0 });
    expect([...(tokens?.values ?? [])]).toEqual(
      places.map((token) => tensor?.data[token * 512 + 7]),
    );
    expect(why.value).toBe(made?.values[7]);
    const mean = places
      .filter(own)
      .reduce((sum, token) => sum + (tokens?.values[token] ?? NaN) / ids.length, 0);
    expect(why.value).toBeCloseTo(mean, 5);
  });
});
