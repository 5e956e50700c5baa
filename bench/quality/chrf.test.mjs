import { expect, test } from 'vitest';
import { corpusChrf } from './chrf.mjs';

test.each([
  [['a'], ['a'], 100],
  [[''], ['reference'], 0],
  [['a b c'], ['abc'], 100],
  [['a', 'b'], ['a', 'c'], 50],
  [['aa'], ['ab'], 25],
  [['abcdefg'], ['hijklmnop'], 0],
  [
    [' Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. '],
    ['Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.'],
    64.1302698,
  ],
])('%j against %j scores what sacrebleu expects with β = 3', (hypotheses, references, score) => {
  expect(corpusChrf(hypotheses, references, 3)).toBeCloseTo(score, 4);
});

test('characters are code points, so that no half of one can match', () => {
  // U+1F600 and U+1F601 share their first UTF-16 half.
  expect(corpusChrf(['\u{1F600}'], ['\u{1F601}'])).toBe(0);
});

test('counts are summed over the corpus before they are divided', () => {
  const whole = corpusChrf(['a', 'bcx'], ['a', 'bcdef']);
  const apart = (corpusChrf(['a'], ['a']) + corpusChrf(['bcx'], ['bcdef'])) / 2;
  expect(Math.abs(whole - apart)).toBeGreaterThan(1);
});

test('as many hypotheses as references are asked for', () => {
  expect(() => corpusChrf(['a'], [])).toThrow('expected as many hypotheses as references, 0');
});
