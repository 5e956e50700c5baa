import { Translator } from 'glassformer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Walk, walkPath } from '../state/path';
import { type TreeNode, keyOf, lastOf, placesOf, rowsOf, treeOf } from './tree';

let translator: Translator;
beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
});
afterAll(() => translator.dispose());

const TEXT = 'How about coffee?';
const walk = (...choices: Walk['choices']) =>
  walkPath(translator, { text: TEXT, language: 'ko', choices }, new AbortController().signal);
const idsOf = ({ target }: Walk) => target.slice(1).map(({ id }) => id);
const all = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)]);

it('has what ways share once, and every way from its first token to its end', async () => {
  const own = await walk();
  const other = await walk({ step: 1, token: own.steps[1]?.candidates[1]?.token.id ?? -1 });
  const nodes = all(treeOf({ walks: [own, other, own], beams: [] }));
  expect(nodes).toHaveLength(own.steps.length + other.steps.length - 1);
  expect(new Set(nodes.map(({ ids }) => keyOf(ids))).size).toBe(nodes.length);
  for (const way of [own, other]) {
    const last = nodes.find(({ ids }) => keyOf(ids) === keyOf(idsOf(way)));
    expect(last?.end).toEqual({ sum: way.score, score: way.score / way.steps.length });
    for (const step of way.steps) {
      const node = nodes.find(
        ({ ids }) => keyOf(ids) === keyOf(idsOf(way).slice(0, step.index + 1)),
      );
      expect([node?.token, node?.probability]).toEqual([step.chosen, step.probability]);
    }
  }
});

it('has every hypothesis of a beam search where the search had it', async () => {
  const { nodes: beams } = await translator.beams(TEXT, { tgt_lang: 'ko', num_beams: 4 });
  const nodes = all(treeOf({ walks: [await walk()], beams }));
  const states = (list: readonly { beam?: unknown; state?: unknown }[]) =>
    list.map(({ beam, state }) => String(beam ?? state)).sort();
  // What was left over at the end beside a better way on is not drawn.
  const decided = beams.filter(({ state }) => state !== 'unfinished');
  const drawn = nodes.filter(({ beam }) => beam && beam !== 'unfinished');
  expect(states(drawn)).toEqual(states(decided));
  const left = beams.filter(({ state }) => state === 'unfinished');
  expect(left.length).toBeGreaterThan(0);
  for (const { parent, token } of left) {
    const beside = decided.some((other) => other.parent === parent);
    const there = nodes.some(({ beam, token: { id } }) => beam === 'unfinished' && id === token.id);
    expect(there).toBe(!beside);
  }
  for (const { beam, end, children } of nodes) {
    if (beam) expect(end === null).toBe(beam === 'kept');
    if (beam === 'pruned') expect(children.some((child) => child.beam)).toBe(false);
  }
});

it('says which finished hypothesis is the best, the second, …', async () => {
  const options = { tgt_lang: 'ko', num_beams: 3 } as const;
  const { nodes, hypotheses } = await translator.beams(TEXT, options);
  const places = placesOf(nodes);
  expect(places.size).toBe(3);
  for (const [index, { tokens }] of hypotheses.entries()) {
    expect(places.get(keyOf(tokens.map(({ id }) => id)))).toBe(index + 1);
  }
});

it('is drawn in rows that cover it, each below the one that it branches off from', async () => {
  const { nodes: beams } = await translator.beams(TEXT, { tgt_lang: 'ko', num_beams: 6 });
  const roots = treeOf({ walks: [await walk()], beams });
  const rows = rowsOf(roots);
  expect(rows.flatMap(({ nodes }) => nodes)).toHaveLength(all(roots).length);
  for (const [index, row] of rows.entries()) {
    const { nodes, before, from, level } = row;
    expect(from).toBeLessThan(index);
    const shared = nodes[0]?.ids.slice(0, -1);
    expect(before.map(({ token }) => token.id)).toEqual(shared);
    expect(lastOf(row).children).toEqual([]);
    const parent = rows[from];
    expect(level).toBe(parent ? parent.level + 1 : 0);
    // What it goes on from is in the row that it branches off from, and no row between crosses it.
    const last = before.at(-1);
    expect(!last || !parent || parent.nodes.includes(last)).toBe(true);
    for (const between of rows.slice(from + 1, index)) {
      expect(between.before.length).toBeGreaterThanOrEqual(before.length);
    }
  }
});

it('goes on straight with the most probable token', async () => {
  const { nodes: beams } = await translator.beams(TEXT, { tgt_lang: 'ko', num_beams: 4 });
  const own = await walk();
  const [first] = rowsOf(treeOf({ walks: [own], beams }));
  expect(first?.nodes.map(({ token }) => token.id)).toEqual(idsOf(own));
});
