import { describe, expect, it } from 'vitest';
import type { Token } from 'glassformer';
import { RELIABLE_WORDS, doubtsOf, isKorean, langOf, passages, runs, visible } from './script';

const token = (piece: string): Token => ({ id: 9, piece, text: piece, special: false });
const bytesOf = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) =>
    token(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
  );

describe('the language of a text', () => {
  it.each(['커피 한잔 어때?', '나는 BTS 팬이야', 'ㅋㅋ', '한a'])('is Korean: %s', (text) => {
    expect(isKorean(text)).toBe(true);
  });

  it.each(['How about coffee?', 'I love 김치.', '', '123?!', '☕', 'コーヒー'])(
    'is not Korean: %s',
    (text) => {
      expect(isKorean(text)).toBe(false);
    },
  );
});

describe('a text that quotes the other language', () => {
  it.each([
    ['en', 'In ‘어제 일을 사과’, which word?', ['어제 일을 사과']],
    ['en', 'The token’s head: 귤과 사과 ↔ 사과', ['귤과 사과', '사과']],
    ['en', 'Where it looked to predict “<eos>”', []],
    ['ko', '‘dog bites man’과 ‘커피’ 행', ['dog bites man']],
    ['ko', '어텐션(attention)의 ‘<eos>’ 토큰', []],
  ] as const)('is cut around that, in %s: %s', (around, text, quotes) => {
    const cut = passages(text, around);
    expect(cut.map((passage) => passage.text).join('')).toBe(text);
    const marked = cut.filter(({ lang }) => lang !== undefined);
    expect(marked.map((passage) => passage.text)).toEqual(quotes);
    expect(marked.every(({ lang }) => lang !== around)).toBe(true);
  });
});

describe('the language of a name', () => {
  it.each([
    ['커피', 'ko'],
    ['▁coffee 42', 'en'],
    ['<eos>', undefined],
    ['>>kor<<', undefined],
    ['3', undefined],
    ['?', undefined],
  ])('of “%s” is %s', (name, lang) => {
    expect(langOf(name)).toBe(lang);
  });
});

describe('doubts about a sentence', () => {
  it('name the characters that are not in the vocabulary, each once', () => {
    const source = [token('▁tea'), ...bytesOf('茶'), token('?'), ...bytesOf('☕茶')];
    expect(doubtsOf('tea茶?☕茶', source).unseen).toEqual(['茶', '☕']);
  });

  it('name what cannot be seen, or would turn the text around, by its code point', () => {
    expect(['茶', '☕', '\u200b', '\u202e', '\u3000', '\t'].map(visible)).toEqual([
      ...['茶', '☕', 'U+200B', 'U+202E', 'U+3000', 'U+0009'],
    ]);
  });

  it('are none for a sentence of known pieces', () => {
    expect(doubtsOf('How about coffee?', [token('▁How'), token('?')])).toEqual({
      long: false,
      unseen: [],
    });
  });

  it('begin beyond the length that the model was trained for', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    expect(doubtsOf(words(RELIABLE_WORDS), []).long).toBe(false);
    expect(doubtsOf(words(RELIABLE_WORDS + 1), []).long).toBe(true);
  });
});

it('reads the bytes of a run together and other tokens alone', () => {
  const tokens = [token('▁a'), ...bytesOf('茶'), token('b'), ...bytesOf('é')];
  expect(runs(tokens).map((run) => run.length)).toEqual([1, 3, 1, 2]);
});
