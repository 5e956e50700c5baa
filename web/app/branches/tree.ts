/**
 * The ways through a translation as one tree: what they share stands once. A row is what a way has
 * for itself; it goes on straight with the most probable token, and other ways branch off.
 */
import type { BeamNode, BeamState, Token } from 'glassformer';
import type { Walk } from '../state/path';

/** A token after all those before it. */
export interface TreeNode {
  readonly token: Token;
  /** Tokens from the first to this one: what says which node it is. */
  readonly ids: readonly number[];
  readonly probability: number;
  /** What the beam search made of it, if it came by. */
  readonly beam: BeamState | null;
  /** Where a way ends here, or a search gave up: Σ log p, and per token. */
  readonly end: { readonly sum: number; readonly score: number } | null;
  readonly children: readonly TreeNode[];
}

/** The ways that are in a tree. */
export interface Ways {
  readonly walks: readonly Walk[];
  readonly beams: readonly BeamNode[];
}

/** One line of the drawing: tokens that go on straight, and where they branch off. */
export interface Row {
  readonly nodes: readonly TreeNode[];
  /** Those of other rows that come before it. */
  readonly before: readonly TreeNode[];
  /** Index of the row that it branches off from; −1: the first. */
  readonly from: number;
  /** Branchings before it. */
  readonly level: number;
}

export const keyOf = (ids: readonly number[]): string => ids.join('-');

interface Growing extends TreeNode {
  beam: BeamState | null;
  end: TreeNode['end'];
  readonly children: Growing[];
}

/** The nodes that may come first. */
export function treeOf({ walks, beams }: Ways): readonly TreeNode[] {
  const roots: Growing[] = [];
  const nodes = new Map<string, Growing>();
  const grow = (before: readonly number[], token: Token, probability: number): Growing => {
    const ids = [...before, token.id];
    const known = nodes.get(keyOf(ids));
    if (known) return known;
    const node: Growing = { token, ids, probability, beam: null, end: null, children: [] };
    nodes.set(keyOf(ids), node);
    (nodes.get(keyOf(before))?.children ?? roots).push(node);
    return node;
  };
  for (const { steps, score } of walks) {
    let last: Growing | undefined;
    for (const { chosen, probability } of steps) {
      last = grow(last?.ids ?? [], chosen, probability);
    }
    if (last) last.end = { sum: score, score: score / steps.length };
  }
  const found: Growing[] = [];
  for (const { parent, token, probability, state, sum, score } of withoutRest(beams)) {
    const node = grow(found[parent]?.ids ?? [], token, probability);
    node.beam = state;
    if (state !== 'kept') node.end ??= { sum, score };
    found.push(node);
  }
  for (const { children } of [{ children: roots }, ...nodes.values()]) {
    children.sort((a, b) => b.probability - a.probability);
  }
  return roots;
}

/**
 * Without those that were running at the end beside a better way on from the same place: nothing was
 * decided about them. They came at the last step, so that all parents keep their indices.
 */
function withoutRest(beams: readonly BeamNode[]): readonly BeamNode[] {
  const followed = new Set(
    beams.filter(({ state }) => state !== 'unfinished').map(({ parent }) => parent),
  );
  return beams.filter(({ state, parent }) => state !== 'unfinished' || !followed.has(parent));
}

/** The rows from top to bottom: each before those that branch off from it, the latest first. */
export function rowsOf(roots: readonly TreeNode[]): readonly Row[] {
  const rows: Row[] = [];
  const draw = (first: TreeNode, before: readonly TreeNode[], from: number, level: number) => {
    const nodes: TreeNode[] = [];
    const index = rows.push({ nodes, before, from, level }) - 1;
    for (let node: TreeNode | undefined = first; node; node = node.children[0]) nodes.push(node);
    for (let at = nodes.length; at-- > 0;) {
      const shared = [...before, ...nodes.slice(0, at + 1)];
      for (const child of nodes[at]?.children.slice(1) ?? []) draw(child, shared, index, level + 1);
    }
  };
  const [first, ...others] = roots;
  if (first) draw(first, [], -1, 0);
  for (const other of others) draw(other, [], 0, 1);
  return rows;
}

/** The last node of a row: where its way ends, as far as it is known. */
export const lastOf = ({ nodes }: Row): TreeNode => nodes[nodes.length - 1] as TreeNode;

/** Whether a way goes through the token that `ids` lead to. */
export const isOn = (ids: readonly number[], way: readonly number[]): boolean =>
  ids.every((id, index) => way[index] === id);

/** Each finished hypothesis of a search by its place among them, from 1. */
export function placesOf(beams: readonly BeamNode[]): ReadonlyMap<string, number> {
  const ids: (readonly number[])[] = [];
  for (const { parent, token } of beams) ids.push([...(ids[parent] ?? []), token.id]);
  const finished = beams
    .map(({ state, score }, index) => ({ state, score, key: keyOf(ids[index] ?? []) }))
    .filter(({ state }) => state === 'finished')
    .sort((a, b) => b.score - a.score);
  return new Map(finished.map(({ key }, index) => [key, index + 1]));
}
