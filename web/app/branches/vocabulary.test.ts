import { type DecodingStep, Translator } from 'glassformer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  PAGE,
  curveRanks,
  findable,
  pageAt,
  placeOfRank,
  rankAt,
  ranked,
  ranksOf,
} from './vocabulary';

let translator: Translator;
let step: DecodingStep;
beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  await using decoding = await translator.startDecoding('How about coffee?', { tgt_lang: 'ko' });
  step = (await decoding.next()).value as DecodingStep;
});
afterAll(() => translator.dispose());

const tokenOf = (id: number) => translator.token(id);
const textsOf = (size: number) => Array.from({ length: size }, (_, id) => findable(tokenOf(id)));

it('has every token once, in the order in which the package ranks them', () => {
  expect([...ranked(step.logits)]).toEqual(step.candidates.map(({ token }) => token.id));
});

it('finds the tokens that contain a text, and all where there is nothing to find', () => {
  const order = ranked(step.logits);
  const texts = textsOf(order.length);
  const found = ranksOf(order, texts, ' 커피');
  expect(found[0]).toBe(0);
  for (const rank of found) expect(tokenOf(order[rank] ?? -1).text).toContain('커피');
  const count = step.candidates.filter(({ token }) => token.piece.includes('커피')).length;
  expect(found).toHaveLength(count);
  expect(ranksOf(order, texts, '  ')).toHaveLength(order.length);
  expect(ranksOf(order, texts, 'no such token')).toEqual([]);
});

it('opens the page that has a rank, or the next one found, and the last at the end', () => {
  const ranks = Array.from({ length: 25 }, (_, index) => 3 * index);
  expect(pageAt(ranks, 0)).toBe(0);
  expect(pageAt(ranks, 4)).toBe(2);
  expect(pageAt(ranks, 72)).toBe(25 - PAGE);
  expect(pageAt(ranks, 1e6)).toBe(25 - PAGE);
  expect(pageAt([5], 0)).toBe(0);
  expect(pageAt([], 7)).toBe(0);
});

it('gives every tenfold rank the same room', () => {
  const tens = [9, 99, 999].map((rank) => placeOfRank(rank, 10_000));
  expect(tens[0]).toBeCloseTo(0.25);
  expect(tens[1]).toBeCloseTo(0.5);
  expect(tens[2]).toBeCloseTo(0.75);
  for (const rank of [0, 1, 7, 500, 7999]) {
    expect(rankAt(placeOfRank(rank, 8000), 8000)).toBe(rank);
  }
});

it('goes from the first rank to the last without going back', () => {
  const ranks = curveRanks(8000);
  expect([ranks[0], ranks.at(-1)]).toEqual([0, 7999]);
  expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
});
