/** The numbers of trees and lists of tokens, as they are saved. */
import type { Token } from 'glassformer';
import { labelOf } from '../shell/format';
import { type Table, tableOf } from '../views/save/table';
import { t } from './messages';
import type { Pair } from './comparison';
import type { Listed } from './vocabulary';
import type { Row } from './tree';

const wordsOf = (tokens: readonly { readonly token: Token }[]): string =>
  tokens.map(({ token }) => labelOf(token)).join(' ');

/** Each token of a tree by the way to it, with its probability, and the scores of ways that end. */
export function treeTable(rows: readonly Row[]): Table {
  const nodes = rows.flatMap(({ nodes, before }) =>
    nodes.map((node, at) => ({ node, way: [...before, ...nodes.slice(0, at + 1)] })),
  );
  return tableOf(
    { title: t('tree.way'), names: nodes.map(({ way }) => wordsOf(way)) },
    {
      [t('all.id')]: nodes.map(({ node }) => node.token.id),
      [t('all.probability')]: nodes.map(({ node }) => node.probability),
      [t('tree.sum')]: nodes.map(({ node }) => node.end?.sum),
      [t('tree.score.head')]: nodes.map(({ node }) => node.end?.score),
    },
  );
}

/** The tokens of two ways, each with its probability; NaN where a way has ended. */
export function pairsTable(pairs: readonly Pair[]): Table {
  const sides = (['left', 'right'] as const).map((side) => ({
    title: t(`versus.${side}`),
    steps: pairs.map((pair) => pair[side]),
  }));
  return tableOf(
    { title: t('versus.step'), names: pairs.map((_, index) => String(index + 2)) },
    Object.fromEntries(
      sides.map(({ title, steps }) => [
        `${title} · ${t('all.probability')}`,
        steps.map((step) => step?.probability),
      ]),
    ),
    sides.map(({ title, steps }) => ({
      title,
      names: steps.map((step) => (step ? labelOf(step.chosen) : '')),
    })),
  );
}

/** Tokens of the vocabulary in the order of a list. */
export function listTable(rows: readonly Listed[]): Table {
  return tableOf(
    { title: t('all.rank'), names: rows.map(({ rank }) => String(rank + 1)) },
    {
      [t('all.id')]: rows.map(({ token }) => token.id),
      [t('all.logit')]: rows.map(({ logit }) => logit),
      [t('all.probability')]: rows.map(({ probability }) => probability),
    },
    [{ title: t('all.token'), names: rows.map(({ token }) => token.piece) }],
  );
}
