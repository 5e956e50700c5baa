import { describe, expect, it } from 'vitest';
import { inputIds } from './core.mjs';
import { statistics, time } from './measure.mjs';
import { short, table } from './table.mjs';

describe('statistics', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(statistics([3, 1, 2]).median).toBe(2);
    expect(statistics([4, 1, 3, 2]).median).toBe(2.5);
  });

  it('finds the best, and the value that nine in ten stay within', () => {
    const values = Array.from({ length: 100 }, (_, i) => 99 - i);
    expect(statistics(values)).toEqual({ median: 49.5, best: 0, p90: 90, runs: 100 });
  });
});

describe('time', () => {
  it('runs as often as asked, and resets after each run', async () => {
    const calls = { run: 0, reset: 0 };
    const budget = { warmUpMs: 0, minRuns: 7, minMs: 0, maxRuns: 9 };
    const { runs } = await time(
      () => calls.run++,
      budget,
      () => calls.reset++,
    );
    expect(runs).toBe(7);
    expect(calls.run).toBe(7 + 5);
    expect(calls.reset).toBe(calls.run);
  });

  it('stops at the most runs, however short they are', async () => {
    const budget = { warmUpMs: 0, minRuns: 1, minMs: Infinity, maxRuns: 4 };
    expect((await time(() => {}, budget)).runs).toBe(4);
  });
});

describe('inputIds', () => {
  it('gives the same ids whenever asked, without special ones', () => {
    expect(inputIds(128)).toEqual(inputIds(128));
    expect(inputIds(128).slice(0, 32)).toEqual(inputIds(32));
    expect(inputIds(1000, 50).every((id) => id >= 3 && id < 50)).toBe(true);
  });
});

describe('tables', () => {
  it('are Markdown with numbers to the right', () => {
    expect(table(['', 'ms'], [['step', '1.5']])).toBe('|  | ms |\n| --- | ---: |\n| step | 1.5 |');
  });

  it('have three digits that count', () => {
    expect([1234.5, 123.4, 12.34, 1.234, 0.1234].map(short)).toEqual([
      '1235',
      '123',
      '12.3',
      '1.23',
      '0.123',
    ]);
    expect(short(undefined)).toBe('–');
  });
});
