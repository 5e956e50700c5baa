import { describe, expect, it } from 'vitest';
import type { MatrixHighlight, TokenRef } from '../views/types';
import { domainOfAll, highlightOf, tokensOf } from './tensor';

const source = (index: number): TokenRef => ({ side: 'source', index });
const target = (index: number): TokenRef => ({ side: 'target', index });

describe('a cell and the tokens that it is about', () => {
  it.each([
    { rows: 'decoder', cols: 'encoder', tokens: [target(2), source(4)] },
    { rows: 'encoder', cols: 'encoder', tokens: [source(2), source(4)] },
    { rows: 'encoder', cols: 'dimension', tokens: [source(2)] },
    { rows: 'decoder', cols: 'vocabulary', tokens: [target(2)] },
    { rows: null, cols: 'decoder', tokens: [target(4)] },
  ] as const)('with $rows as rows and $cols as columns', ({ rows, cols, tokens }) => {
    expect(tokensOf({ rows, cols }, { row: 2, col: 4 })).toEqual(tokens);
    // Pointed at elsewhere, these tokens light up that row and column, as far as they are tokens'.
    const lit: MatrixHighlight = highlightOf({ rows, cols }, tokens);
    if (rows) expect(lit.row).toBe(2);
    expect(lit.col).toBe(cols === 'dimension' || cols === 'vocabulary' ? undefined : 4);
  });

  it('in self-attention lights up what one token asks and what it answers', () => {
    expect(highlightOf({ rows: 'decoder', cols: 'decoder' }, [target(1)])).toEqual({
      row: 1,
      col: 1,
    });
    expect(highlightOf({ rows: 'decoder', cols: 'decoder' }, [source(1)])).toEqual({});
  });
});

describe('the colours of a picture in small', () => {
  const domain = (numbers: readonly number[]) =>
    domainOfAll({ dims: [numbers.length], data: Float32Array.from(numbers) }, 'signed');

  it('are full at three times the root mean square where one number is far from all others', () => {
    const numbers = [...Array.from({ length: 99 }, () => 1), 100];
    const rms = Math.sqrt((99 + 100 ** 2) / 100);
    expect(domain(numbers).high).toBeCloseTo(3 * rms, 4);
    expect(domain(numbers).low).toBe(-domain(numbers).high);
  });

  it('reach as far as the numbers where none is, and know of no −∞', () => {
    expect(domain([1, -2, 1]).high).toBe(2);
    expect(domain([1, -2, -Infinity]).high).toBe(2);
    expect(domain([-Infinity]).high).toBe(0);
    expect(domain([]).high).toBe(0);
  });
});
