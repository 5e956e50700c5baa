import { Translator } from 'glassformer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Branches } from './branches.svelte';
import { type Walk, walkPath } from './path';
import { MOST_BRANCHES } from './url';

let translator: Translator;
let own: Walk;
const { signal } = new AbortController();
const request = (...choices: Walk['choices']) =>
  ({ text: 'How about coffee?', language: 'ko', choices }) as const;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  own = await walkPath(translator, request(), signal);
});
afterAll(() => translator.dispose());

const taking = (token: number): Walk => ({ ...own, choices: [{ step: 0, token }] });

it('remembers each way once, and the model’s own not as one that was taken', () => {
  const branches = new Branches();
  for (const walk of [own, taking(5), taking(6), taking(5)]) branches.add(walk);
  expect(branches.taken).toEqual([taking(5).choices, taking(6).choices]);
});

it('forgets the first of very many, and all with the sentence', () => {
  const branches = new Branches();
  for (let token = 0; token <= MOST_BRANCHES; token++) branches.add(taking(token));
  expect(branches.taken).toHaveLength(MOST_BRANCHES);
  expect(branches.taken[0]).toEqual(taking(1).choices);
  branches.versus = [1];
  branches.start();
  expect([branches.taken, branches.versus]).toEqual([[], []]);
});

it('walks a way once, and again after another sentence', async () => {
  const branches = new Branches();
  const startDecoding = vi.fn(translator.startDecoding.bind(translator));
  const source = {
    startDecoding,
    token: translator.token.bind(translator),
    forward: translator.forward.bind(translator),
  };
  const first = await branches.walk(source, request(), signal);
  expect(first.translation).toBe(own.translation);
  expect(await branches.walk(source, request(), signal)).toBe(first);
  expect(startDecoding).toHaveBeenCalledTimes(1);
  branches.start();
  await branches.walk(source, request(), signal);
  expect(startDecoding).toHaveBeenCalledTimes(2);
});
