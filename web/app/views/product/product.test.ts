import { describe, expect, it } from 'vitest';
import {
  type Timeline,
  beginningOf,
  between,
  blockOf,
  completionOf,
  layoutProduct,
  lengthOf,
  lengthOfTick,
  momentAt,
  stepFrom,
} from './product';

const timeline: Timeline = { rows: 4, run: 64, cols: 3, preludes: ['copy', 'transpose'] };

describe('the layout of a product', () => {
  it.each([
    { rows: 4, run: 64, cols: 4, available: 900, preludes: ['copy'] as const },
    { rows: 6, run: 512, cols: 64, available: 300 },
    { rows: 60, run: 60, cols: 64, available: 390, preludes: ['copy'] as const },
    { rows: 2, run: 2, cols: 64, available: 390 },
  ])('$rows × $run · $run × $cols fits in $available pixels, cells aligned', (shape) => {
    const { left, right, result, copied, ...all } = layoutProduct(shape, shape.available);
    expect(all.width).toBeLessThanOrEqual(shape.available + 1e-9);
    // A cell lies right of its row and below its column.
    expect([result.y, result.height]).toEqual([left.y, left.height]);
    expect([result.x, result.width]).toEqual([right.x, right.width]);
    expect(left.x + left.width).toBeLessThan(right.x);
    expect(right.y + right.height).toBeLessThan(left.y);
    expect(copied.y + copied.height).toBeLessThan(left.y);
    for (const box of [left, right, result, copied]) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(all.height + 1e-9);
    }
  });

  it('has room for a copy only where one is made', () => {
    const shape = { rows: 4, run: 6, cols: 64 };
    const { right, copied, height } = layoutProduct({ ...shape, preludes: ['copy'] }, 900);
    expect(copied.height).toBeGreaterThan(right.height);
    const bare = layoutProduct(shape, 900);
    expect(bare.height).toBeLessThan(height);
    expect(bare.right).toEqual({ ...right, y: bare.right.y });
    expect(bare.copied.height).toBe(0);
  });

  it('has blocks of cells, and ways between them', () => {
    const box = { x: 10, y: 20, width: 64, height: 8 };
    const block = blockOf(box, { rows: 4, cols: 64 }, { row: 1, col: 2 }, 1, 62);
    expect(block).toEqual({ x: 12, y: 22, width: 62, height: 2 });
    expect(between(box, block, 0)).toEqual(box);
    expect(between(box, block, 1)).toEqual(block);
    expect(between(box, block, 0.5).x).toBe(11);
  });
});

describe('time', () => {
  it('goes through copying, transposing and every term of every sum', () => {
    const seen = Array.from({ length: lengthOf(timeline) + 1 }, (_, tick) =>
      momentAt(timeline, tick),
    );
    expect(seen.filter(({ phase }) => phase === 'copy')).toHaveLength(64);
    expect(seen.filter(({ phase }) => phase === 'transpose')).toHaveLength(64);
    const sums = seen.filter(({ cell }) => cell >= 0);
    expect(sums.map(({ cell, terms }) => [cell, terms])).toEqual(
      Array.from({ length: 12 * 64 }, (_, term) => [Math.floor(term / 64), (term % 64) + 1]),
    );
  });

  it('completes a cell with all its terms, and steps from one to the next and back', () => {
    const tick = completionOf(timeline, { row: 2, col: 1 });
    expect(momentAt(timeline, tick)).toMatchObject({ cell: 7, terms: 64 });
    expect(momentAt(timeline, stepFrom(timeline, tick, 1))).toMatchObject({ cell: 8, terms: 64 });
    expect(stepFrom(timeline, stepFrom(timeline, tick, 1), -1)).toBe(tick);
    expect(stepFrom(timeline, tick - 5, 1)).toBe(tick);
    expect(stepFrom(timeline, tick + 5, -1)).toBe(tick);
    expect(stepFrom(timeline, 0, -1)).toBe(0);
    expect(stepFrom(timeline, lengthOf(timeline), 1)).toBe(lengthOf(timeline));
  });

  it('finds the beginning of each phase', () => {
    for (const phase of ['copy', 'transpose', 'multiply'] as const) {
      expect(momentAt(timeline, beginningOf(timeline, phase)).phase).toBe(phase);
    }
  });

  it('never stands still, and is over in less than half a minute', () => {
    for (const cols of [3, 64]) {
      const long = { ...timeline, rows: 20, cols };
      const ticks = Array.from({ length: lengthOf(long) }, (_, tick) => lengthOfTick(long, tick));
      expect(Math.min(...ticks)).toBeGreaterThan(0);
      expect(ticks.reduce((sum, each) => sum + each)).toBeLessThan(30_000);
    }
  });
});
