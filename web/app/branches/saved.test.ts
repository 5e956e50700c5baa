import { expect, it } from 'vitest';
import type { Token } from 'glassformer';
import { locale } from '../messages/index.svelte';
import type { PathStep } from '../state/path';
import { toCsv } from '../views/save/export';
import { listTable, pairsTable, treeTable } from './saved';
import type { TreeNode } from './tree';

const token = (id: number, text: string): Token => ({
  id,
  piece: `▁${text}`,
  text,
  special: false,
});
const node = (id: number, text: string, more: Partial<TreeNode> = {}): TreeNode => ({
  token: token(id, text),
  ids: [id],
  probability: 0.5,
  beam: null,
  end: null,
  children: [],
  ...more,
});
const linesOf = (csv: string) => csv.trimEnd().split('\r\n');

locale.current = 'en';

it('a tree is a list of its tokens by the ways to them, with the scores of ways that end', () => {
  const [a, b, c] = [
    node(1, 'a'),
    node(2, 'b', { probability: 0.25, end: { sum: -2, score: -1 } }),
    node(3, 'c', { end: { sum: -3, score: -1.5 } }),
  ];
  const rows = [
    { nodes: [a, b], before: [], from: -1, level: 0 },
    { nodes: [c], before: [a], from: 0, level: 1 },
  ];
  expect(linesOf(toCsv(treeTable(rows)))).toEqual([
    ',id,probability,Σ log p,÷ tokens',
    'a,1,0.5,nan,nan',
    'a b,2,0.25,-2,-1',
    'a c,3,0.5,-3,-1.5',
  ]);
});

it('two ways side by side are a row for each step, empty where one has ended', () => {
  const step = (id: number, text: string, probability: number) =>
    ({ chosen: token(id, text), probability }) as PathStep;
  const pairs = [
    { left: step(1, 'a', 0.5), right: step(2, 'b', 0.25) },
    { left: null, right: step(3, 'c', 0.125) },
  ];
  const [head, ...lines] = linesOf(toCsv(pairsTable(pairs)));
  expect(head?.split(',')).toHaveLength(5);
  expect(lines).toEqual(['2,a,b,0.5,0.25', '3,,c,nan,0.125']);
});

it('a list of tokens has ranks from 1, and tokens as the vocabulary spells them', () => {
  const rows = [{ rank: 0, token: token(7, 'x,y'), probability: 0.5, logit: 2 }];
  expect(linesOf(toCsv(listTable(rows)))).toEqual([
    ',token,id,logit,probability',
    '1,"▁x,y",7,2,0.5',
  ]);
});
