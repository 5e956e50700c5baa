import { expect, it } from 'vitest';
import { select } from './select.js';

const [B, H, T] = [2, 3, 4];
/** Element [b, h, t] is the number bht. */
const digits = {
  dims: [B, H, T],
  data: Float32Array.from({ length: B * H * T }, (_, n) =>
    Number([Math.floor(n / (H * T)), Math.floor(n / T) % H, n % T].join('')),
  ),
};

it('takes what has the leading indices given, in its own shape', () => {
  expect(select(digits, 1, 2)).toEqual({ dims: [T], data: Float32Array.of(120, 121, 122, 123) });
  expect(select(digits, 0, 1, 3)).toEqual({ dims: [], data: Float32Array.of(13) });
  const { dims, data } = select(digits, 1);
  expect(dims).toEqual([H, T]);
  expect([...data]).toEqual([100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123]);
});

it('copies: what is done to the part leaves the whole alone', () => {
  select(digits, 0).data.fill(-1);
  expect(digits.data[0]).toBe(0);
  expect(select(digits)).toEqual(digits);
  expect(select(digits).data).not.toBe(digits.data);
});

it.each([[2], [-1], [0.5], [0, 3], [0, 0, 0, 0]])(
  'refuses indices outside the shape: %j',
  (...at) => {
    expect(() => select(digits, ...at)).toThrow(
      expect.objectContaining({ name: 'GlassformerError', code: 'invalid_argument' }) as Error,
    );
  },
);
