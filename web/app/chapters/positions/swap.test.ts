import { expect, it } from 'vitest';
import { pairsOf } from './swap';

const token = (id: number) => ({ id, piece: String(id), text: String(id), special: false });

it('pairs the same tokens, repeated ones in their order, and measures each pair', () => {
  const a = { dims: [3, 2], data: Float32Array.of(1, 1, 2, 2, 3, 3) };
  const b = { dims: [3, 2], data: Float32Array.of(3, 3.5, 1, 1, 2, -2) };
  const pairs = pairsOf([5, 7, 5].map(token), [5, 5, 7].map(token), a, b);
  expect(pairs.map(({ first, second }) => [first, second])).toEqual([
    [0, 0],
    [1, 2],
    [2, 1],
  ]);
  expect(pairs.map(({ difference }) => difference)).toEqual([2.5, 4, 2]);
});

it('leaves tokens alone that the other sentence does not have', () => {
  const one = { dims: [1, 1], data: Float32Array.of(1) };
  const [pair] = pairsOf([token(1)], [token(2)], one, one);
  expect(pair).toMatchObject({ second: null, difference: null });
});
