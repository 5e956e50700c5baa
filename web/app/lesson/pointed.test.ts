import { expect, it } from 'vitest';
import type { TokenRef } from '../views/types';
import { tokenRows } from './pointed';

const pageWith = (highlight: readonly TokenRef[]) => ({ highlight });
const target = { title: 'token', hue: 'target' } as const;

it('lights up the row of a token of its own side, and of no other', () => {
  const page = pageWith([
    { side: 'source', index: 1 },
    { side: 'target', index: 3 },
  ]);
  expect(tokenRows(page, target).highlight).toEqual({ row: 3 });
  const elsewhere = pageWith([{ side: 'source', index: 1 }]);
  expect(tokenRows(elsewhere, target).highlight?.row).toBeUndefined();
});

it('tells which token is pointed at, and when none is any more', () => {
  const page = pageWith([]);
  tokenRows(page, target).onhover?.({ row: 2, col: 40 });
  expect(page.highlight).toEqual([{ side: 'target', index: 2 }]);
  tokenRows(page, target).onhover?.(null);
  expect(page.highlight).toEqual([]);
});

it('says nothing of rows that are no tokens', () => {
  expect(tokenRows(pageWith([]), { title: 'part' })).toEqual({});
});
