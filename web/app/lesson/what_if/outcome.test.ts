import { expect, it } from 'vitest';
import { tokensNamed } from '../../views/fixture';
import { bestOf, textOf } from './outcome';

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
