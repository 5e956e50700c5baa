/**
 * The rows of the lesson and the chapters that show them. Each has a test named after it in one of
 * the files `lesson_*.test.ts`, which finds the row's numbers on the page and holds them to the
 * package's.
 */
import { readFile, readdir } from 'node:fs/promises';
import ts from 'typescript';
import { beforeAll, expect, it } from 'vitest';
import { CHAPTERS, type ChapterId } from '../app/chapters/ids';

const ROWS: Readonly<
  Record<string, { readonly teaches: string; readonly chapters: readonly ChapterId[] }>
> = {
  L1: { teaches: 'dot products measure relations between words', chapters: ['words'] },
  L2: { teaches: 'tokens and embedding', chapters: ['tokens'] },
  L3: { teaches: 'padding and batch', chapters: ['tokens'] },
  L4: { teaches: 'heads', chapters: ['heads'] },
  L5: { teaches: 'copy, transpose, multiply', chapters: ['products'] },
  L6: { teaches: 'query, key, value', chapters: ['qkv'] },
  L7: { teaches: 'scaling', chapters: ['attention'] },
  L8: { teaches: 'softmax', chapters: ['attention'] },
  L9: { teaches: 'the pad mask', chapters: ['attention'] },
  L10: { teaches: 'the formula', chapters: ['attention'] },
  L11: { teaches: '<sos> and <eos>', chapters: ['tokens'] },
  L12: { teaches: 'positional encoding', chapters: ['positions'] },
  L13: { teaches: 'normalisation', chapters: ['residual'] },
  L14: { teaches: 'the feed-forward network', chapters: ['feed_forward'] },
  L15: { teaches: 'the residual connection', chapters: ['residual'] },
  L16: { teaches: 'masked attention', chapters: ['masked'] },
  L17: { teaches: 'decoding step by step', chapters: ['decoding', 'cross'] },
};

/** The rows that a file's tests name, of those that are run: `it('L7: …', …)`, nothing skipped. */
function rowsIn(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement)) return [];
    if (!ts.isCallExpression(statement.expression)) return [];
    const { expression, arguments: given } = statement.expression;
    const [name] = given;
    if (!ts.isIdentifier(expression) || expression.text !== 'it') return [];
    return name && ts.isStringLiteral(name) ? [name.text.split(':')[0] ?? ''] : [];
  });
}

let tested: ReadonlySet<string>;
beforeAll(async () => {
  const folder = new URL('.', import.meta.url);
  const files = (await readdir(folder)).filter((name) => /^lesson_\w+\.test\.ts$/.test(name));
  const sources = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
    }),
  );
  tested = new Set(sources.flatMap(rowsIn));
});

it.each(Object.entries(ROWS).map(([row, { teaches }]) => ({ row, teaches })))(
  '$row is tested: $teaches',
  ({ row }) => {
    expect(tested).toContain(row);
  },
);

it('every test is of a row, and every chapter shows one', () => {
  expect([...tested].filter((row) => !(row in ROWS))).toEqual([]);
  const shown = new Set(Object.values(ROWS).flatMap(({ chapters }) => chapters));
  expect(CHAPTERS.filter((id) => !shown.has(id))).toEqual([]);
});
