import { type BeamNode, type BeamOptions, type BeamSearch, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rejection } from './support/errors.js';
import { EVERYDAY } from './support/files.js';
import { EPSILON } from './support/tolerance.js';

let translator: Translator;
beforeAll(async () => {
  translator = await Translator.from_pretrained(EVERYDAY);
});
afterAll(() => translator.dispose());

const SENTENCE = 'What time does the train leave?';

/** The ids along the path to a node. */
function idsOf(nodes: readonly BeamNode[], node: BeamNode | undefined): number[] {
  return node ? [...idsOf(nodes, nodes[node.parent]), node.token.id] : [];
}

const idOf = ({ token }: BeamNode) => token.id;
const stateOf = ({ state }: BeamNode) => state;
const bestFirst = (a: BeamNode, b: BeamNode) => b.score - a.score;

describe.each([1, 2, 4, 8])('a search of %d beams', (num_beams) => {
  let search: BeamSearch;
  beforeAll(async () => {
    search = await translator.beams(SENTENCE, { num_beams });
  });

  test('finds what translate finds', async () => {
    const found = await translator.translate(SENTENCE, {
      num_beams,
      num_return_sequences: num_beams,
    });
    expect(search.hypotheses).toEqual(found);
  });

  test('tells the way to each hypothesis, and its score', () => {
    const { nodes, hypotheses } = search;
    const finished = nodes.filter(({ state }) => state === 'finished').sort(bestFirst);
    expect(finished.map((node) => idsOf(nodes, node))).toEqual(
      hypotheses.map(({ tokens }) => tokens.map(({ id }) => id)),
    );
    expect(finished.map(({ score }) => score)).toEqual(hypotheses.map(({ score }) => score));
  });

  test('keeps no more than its beams after each step, each a continuation of one before', () => {
    for (const [index, node] of search.nodes.entries()) {
      const parent = search.nodes[node.parent];
      expect(node.parent).toBeLessThan(index);
      expect(node.step).toBe(parent ? parent.step + 1 : 0);
      expect(node.sum).toBe((parent?.sum ?? 0) + node.logProbability);
      expect(node.score).toBeCloseTo(node.sum / (node.step + 1), 10);
      expect(Math.log(node.probability)).toBeCloseTo(node.logProbability, 10);
    }
    const running = search.nodes.filter(({ state }) => !/finished|displaced/.test(state));
    for (const { step } of running) {
      expect(running.filter((other) => other.step === step).length).toBeLessThanOrEqual(num_beams);
    }
  });

  test('gives up what it has nothing to add to, and no end that is among the best', () => {
    const { nodes } = search;
    const last = Math.max(...nodes.map(({ step }) => step));
    const worst = Math.min(...search.hypotheses.map(({ score }) => score));
    for (const [index, node] of nodes.entries()) {
      expect(node.state === 'kept').toBe(nodes.some(({ parent }) => parent === index));
      if (node.state === 'pruned') expect(node.step).toBeLessThan(last);
      if (node.state === 'unfinished') expect(node.step).toBe(last);
      if (node.state === 'displaced') expect(node.score).toBeLessThanOrEqual(worst);
    }
  });

  test('has the probabilities that decoding along the way finds', async () => {
    const { nodes } = search;
    const leaf = nodes.findLast(({ state }) => state !== 'kept');
    const path = idsOf(nodes, leaf);
    await using decoding = await translator.startDecoding(SENTENCE, { candidates: 1 });
    for (const id of path) {
      await decoding.next();
      decoding.choose(id);
    }
    // A log probability is off by what its logits are: with int8 weights, by the rounding of sums.
    const size = Math.max(1, Math.abs(decoding.score));
    expect(Math.abs(decoding.score - (leaf?.sum ?? NaN))).toBeLessThan(2 ** 10 * EPSILON * size);
  });
});

test('a wider search keeps more, and has something to give up', async () => {
  const narrow = await translator.beams(SENTENCE, { num_beams: 2 });
  const wide = await translator.beams(SENTENCE, { num_beams: 8 });
  expect(wide.nodes.length).toBeGreaterThan(narrow.nodes.length);
  expect(wide.nodes.map(stateOf)).toContain('pruned');
});

test('one beam goes the way that decoding takes by itself', async () => {
  const { nodes } = await translator.beams(SENTENCE);
  const { tokens } = await translator.translate(SENTENCE);
  // What might have gone on at the last step is not taken up any more.
  const taken = nodes.filter(({ state }) => state !== 'unfinished');
  expect(taken.map(idOf)).toEqual(tokens.map(({ id }) => id));
});

test('takes the options of translate: languages, penalty, interventions', async () => {
  const polite = await translator.beams('How about coffee?', {
    tgt_lang: 'ko-polite',
    num_beams: 2,
    length_penalty: 0,
  });
  expect(polite.hypotheses[0]?.text).toMatch(/요\?$/);
  for (const { score, sum } of polite.nodes) expect(score).toBe(sum);
  const options = { num_beams: 3, interventions: { positions: false } };
  const [dog, man] = await Promise.all(
    ['dog bites man.', 'man bites dog.'].map((text) => translator.beams(text, options)),
  );
  expect(dog?.nodes.map(idOf)).toEqual(man?.nodes.map(idOf));
});

test('nothing has no way', async () => {
  const { hypotheses, nodes } = await translator.beams('  ', { num_beams: 4 });
  expect(hypotheses.map(({ text }) => text)).toEqual(['']);
  expect(nodes).toEqual([]);
});

test('can be given up', async () => {
  const reason = new Error('enough');
  const before = AbortSignal.abort(reason);
  await expect(translator.beams(SENTENCE, { signal: before })).rejects.toBe(reason);
  const controller = new AbortController();
  const searching = translator.beams(SENTENCE, { num_beams: 8, signal: controller.signal });
  controller.abort(reason);
  await expect(searching).rejects.toBe(reason);
  expect((await translator.beams(SENTENCE)).nodes.length).toBeGreaterThan(0);
});

test('a decoding that is given up while it starts is not started', async () => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const starting = translator.startDecoding(SENTENCE, { signal: controller.signal });
  controller.abort(reason);
  await expect(starting).rejects.toBe(reason);
});

test('refuses what is no option of a search', async () => {
  const options = { do_sample: true } as BeamOptions;
  await expect(translator.beams(SENTENCE, options)).rejects.toThrow(TypeError);
  await expect(translator.beams(SENTENCE, options)).rejects.toThrow(/"do_sample".*num_beams/);
  for (const num_beams of [0, 65, 1.5, '2']) {
    const wrong = { num_beams } as BeamOptions;
    await rejection(translator.beams(SENTENCE, wrong), 'invalid_option');
  }
  await rejection(translator.beams(5 as unknown as string), 'invalid_argument');
  await rejection(translator.beams('a', { tgt_lang: 'fr' }), 'unknown_language');
});
