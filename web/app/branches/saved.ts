/** The numbers of trees and lists of tokens, as they are saved. */
import type { Token } from 'glassformer';
import { labelOf } from '../shell/format';
import { type Table, tableOf } from '../views/save/table';
import { t } from './messages';
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
