import { expect, it } from 'vitest';
import { continues, labelOf, percent } from './format';

it.each([
  [1, '100%'],
  [0.974, '97%'],
  [0.0996, '10%'],
  [0.0994, '9.9%'],
  [0.0423, '4.2%'],
  [0.001, '0.1%'],
  [0.00099, '<0.1%'],
  [0, '<0.1%'],
])('writes the probability %d as %s', (probability, text) => {
  expect(percent(probability)).toBe(text);
});

it('names every token by something that can be seen', () => {
  const token = (piece: string, text: string) => ({ id: 1, piece, text, special: false });
  expect(labelOf(token('▁How', ' How'))).toBe('How');
  expect(labelOf(token('▁', ''))).toBe('␣');
  expect(labelOf(token('▁', '▁'))).toBe('␣');
  expect(labelOf(token('<0x8C>', ''))).toBe('<0x8C>');
});

it('tells a piece that goes on with a word from one that starts it', () => {
  const token = (piece: string) => ({ id: 1, piece, text: piece, special: false });
  expect(['요', 's'].map((piece) => continues(token(piece)))).toEqual([true, true]);
  expect(['▁요', '?', '<eos>', '▁'].some((piece) => continues(token(piece)))).toBe(false);
});
