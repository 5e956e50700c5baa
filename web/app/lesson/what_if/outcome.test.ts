import { expect, it } from 'vitest';
import { tokensNamed } from '../../views/fixture';
import { matrixOf } from '../../views/matrix/slice';
import { bestOf, differenceOf, textOf } from './outcome';

const matrix = (...data: number[]) =>
  matrixOf({ dims: [2, data.length / 2], data: Float32Array.from(data) });

it('differs by what was added, and nowhere where both must not look', () => {
  const { data } = differenceOf(matrix(1, -Infinity, -2, 0.5), matrix(1, -Infinity, 1, -Infinity));
  expect([...data]).toEqual([0, 0, 3, -Infinity]);
});

it('refuses to compare other shapes', () => {
  expect(() => differenceOf(matrix(1, 2), matrix(1, 2, 3, 4))).toThrow(RangeError);
});

it('finds the most probable token of each row', () => {
  const data = Float32Array.of(0.125, 0.5, 0.375, 0.75, 0.25, 0);
  expect(bestOf({ dims: [2, 3], data })).toEqual([
    { id: 1, probability: 0.5 },
    { id: 0, probability: 0.75 },
  ]);
});

it('says of a translation that was cut off that it goes on', () => {
  const translation = (text: string, ...pieces: string[]) => ({
    text,
    tokens: tokensNamed(...pieces),
    probabilities: [],
    score: 0,
  });
  expect(textOf(translation('a a', 'a', 'a', '<eos>'), 4)).toBe('a a');
  expect(textOf(translation('a a', 'a', 'a', '<eos>'), 3)).toBe('a a …');
  expect(textOf(translation('  ', ' '), 1)).toBe('…');
  expect(textOf(translation(' ', '<eos>'), 4)).toBe('');
  expect(textOf(translation(''), 4)).toBe('');
});
