import { describe, expect, it } from 'vitest';
import { Lights, cellPointed, pointedOf } from './lights.svelte';
import type { Axis, Pointed } from './types';

const source: Axis = { title: 'token', of: 'source' };
const target: Axis = { title: 'token', of: 'target' };
const plain: Axis = { title: 'part' };

const pointingAt = (...pointed: readonly Pointed[]) => {
  const lights = new Lights();
  lights.point(pointed);
  return lights;
};

describe('a cell and what it stands for', () => {
  it.each([
    { rows: target, cols: source },
    { rows: source, cols: source },
    { rows: source, cols: plain },
    { rows: plain, cols: target },
  ])('$rows.of × $cols.of: pointed at, it lights up itself, as far as it has names', (axes) => {
    const lights = pointingAt(...cellPointed(axes.rows, axes.cols, { row: 2, col: 0 }));
    expect(lights.row(axes.rows)).toBe(axes.rows.of && 2);
    expect(lights.col(axes.cols)).toBe(axes.cols.of && 0);
  });

  it('a token that both asks and answers has a row and a column', () => {
    const lights = pointingAt({ of: 'source', index: 3 });
    expect([lights.row(source), lights.col(source)]).toEqual([3, 3]);
    expect([lights.row(target), lights.col(target)]).toEqual([undefined, undefined]);
  });
});

describe('an axis that is a part of its series', () => {
  /** The second of heads with three numbers each, and words of one token and of two. */
  const head: Axis = { title: 'dimension', of: 'heads', indices: [[3], [4], [5]] };
  const words: Axis = { title: 'word', of: 'source', indices: [[1], [2, 3]] };

  it('finds its own, and nothing else', () => {
    const found = [2, 3, 5, 6].map((index) => pointingAt({ of: 'heads', index }).col(head));
    expect(found).toEqual([undefined, 0, 2, undefined]);
  });

  it('stands for all that one of its rows has, and is found by each of them', () => {
    expect(pointedOf(words, 1)).toEqual([
      { of: 'source', index: 2 },
      { of: 'source', index: 3 },
    ]);
    for (const index of [2, 3]) expect(pointingAt({ of: 'source', index }).row(words)).toBe(1);
  });

  it('points from each of its rows at what all of them are about, which lights up none', () => {
    const parts: Axis = { title: 'part', of: 'source', indices: [[2], [2], [2]] };
    expect(pointedOf(parts, 1)).toEqual([{ of: 'source', index: 2 }]);
    expect(pointingAt({ of: 'source', index: 2 }).row(parts)).toBeUndefined();
  });

  it('has no row beyond its end', () => {
    const lights = pointingAt({ of: 'source', index: 4 });
    expect([lights.row(source, 4), lights.row(source, 5)]).toEqual([undefined, 4]);
  });
});

it('what is pointed at later is not called off by what was before', () => {
  const lights = new Lights();
  const first = lights.point([{ of: 'source', index: 0 }]);
  const second = lights.point([{ of: 'source', index: 1 }]);
  first();
  expect(lights.on('source', 1)).toBe(true);
  second();
  expect(lights.pointed).toEqual([]);
});
