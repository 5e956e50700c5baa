import { describe, expect, it } from 'vitest';
import type { Token } from 'glassformer';
import { cosines, mergeOf, oneHot, placeOf, shared, wordsOf } from './words';

const tokens = (...pieces: string[]): Token[] =>
  pieces.map((piece) => ({
    id: [...piece].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0),
    piece,
    text: piece.replace('▁', ''),
    special: /^(<[a-z]+>|>>.*<<)$/.test(piece),
  }));

const texts = (...pieces: string[]) => wordsOf(tokens(...pieces)).map(({ text }) => text);

describe('words', () => {
  it('start at spaces and are joined from their pieces', () => {
    const [, second] = wordsOf(tokens('▁나는', '▁먹었', '다', '<eos>'));
    expect(second).toMatchObject({ text: '먹었다', pieces: ['▁먹었', '다'], from: 1 });
  });

  it('leave punctuation by itself and marks out', () => {
    expect(texts('>>ko<<', '▁How', '▁about', '▁coffee', '?', '<eos>')).toEqual([
      'How',
      'about',
      'coffee',
      '?',
    ]);
  });

  it('go on after a space that is a piece of its own', () => {
    expect(texts('▁', '귤', '과')).toEqual(['귤과']);
  });

  it('are shared where they have the same tokens, each once, punctuation never', () => {
    const [a, b] = [wordsOf(tokens('▁귤과', '▁사과', '.')), wordsOf(tokens('▁일을', '▁사과', '.'))];
    expect(shared([a, b, a]).map(({ text }) => text)).toEqual(['귤과', '사과']);
    const [apple] = shared([a, b]);
    expect(apple && [placeOf(apple, a), placeOf(apple, b)]).toEqual([1, 1]);
    expect(shared([a])).toEqual([]);
  });
});

describe('vectors of words', () => {
  it('are means of those of their tokens', () => {
    const words = wordsOf(tokens('>>en<<', '▁나는', '▁먹었', '다', '<eos>'));
    const { dims, data } = mergeOf(words, 5);
    expect(dims).toEqual([2, 5]);
    expect([...data]).toEqual([0, 1, 0, 0, 0, 0, 0, 0.5, 0.5, 0]);
  });

  it('are unit vectors where only their numbers count', () => {
    const two = tokens('a', 'b');
    const { dims, data } = oneHot(two, 100);
    expect(dims).toEqual([2, 100]);
    expect(data.reduce((sum, value) => sum + value)).toBe(2);
    expect([data[97], data[100 + 98]]).toEqual([1, 1]);
  });
});

it('cosines are dot products over both lengths', () => {
  // Of (3, 4) and (0, 2).
  const { data } = cosines({ dims: [2, 2], data: Float32Array.of(25, 8, 8, 4) });
  [1, 0.8, 0.8, 1].forEach((value, index) => expect(data[index]).toBeCloseTo(value, 6));
});
