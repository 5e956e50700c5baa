import { expect, it } from 'vitest';
import type { PathStep } from '../state/path';
import { piecesOf } from './words';

function stepsOf(...pieces: [piece: string, probability: number][]): PathStep[] {
  return pieces.map(([piece, probability], index) => {
    const special = piece.startsWith('<') && !piece.startsWith('<0x');
    const chosen = { id: index, piece, text: piece.replace('▁', ''), special };
    return {
      index,
      decoderInput: [],
      candidates: [],
      prediction: chosen,
      trace: new Map(),
      chosen,
      probability,
    };
  });
}

it('puts pieces together as they are read, without marks', () => {
  const pieces = piecesOf(
    stepsOf(['▁커피', 0.9], ['▁한', 0.4], ['잔', 0.8], ['?', 1], ['<eos>', 1]),
  );
  expect(pieces.map(({ space, text }) => space + text).join('')).toBe('커피 한잔?');
  expect(pieces[1]).toEqual({ step: 1, space: ' ', text: '한', probability: 0.4 });
});

it('joins the bytes of a character and trusts them as little as the least likely one', () => {
  const steps = stepsOf(
    ['▁tea', 0.9],
    ['<0xE2>', 0.8],
    ['<0x98>', 0.3],
    ['<0x95>', 0.9],
    ['▁now', 1],
    ['<0xC3>', 1],
    ['<0xA9>', 1],
  );
  expect(piecesOf(steps)).toEqual([
    { step: 0, space: '', text: 'tea', probability: 0.9 },
    { step: 3, space: '', text: '☕', probability: 0.3 },
    { step: 4, space: ' ', text: 'now', probability: 1 },
    { step: 6, space: '', text: 'é', probability: 1 },
  ]);
});

it('gives white space that is a token of its own to the piece after it', () => {
  expect(piecesOf(stepsOf(['▁a', 1], ['▁', 0.2], ['b', 0.9]))).toEqual([
    { step: 0, space: '', text: 'a', probability: 1 },
    { step: 2, space: ' ', text: 'b', probability: 0.2 },
  ]);
});

it('is nothing before the first step', () => {
  expect(piecesOf([])).toEqual([]);
});
