import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GlassformerError } from './errors.js';
import { targetLanguage } from './languages.js';
import { Tokenizer } from './tokenizer.js';

const file = new URL('../../public/models/everyday-en-ko/tokenizer.json', import.meta.url);
const tokenizer = new Tokenizer(readFileSync(file, 'utf8'), 'tokenizer.json');
const pieces = (text: string) => tokenizer.tokens(tokenizer.encode(text)).map(({ piece }) => piece);

describe('encode', () => {
  test('cuts the lecture’s sentence into its words', () => {
    expect(pieces('How about coffee?')).toEqual(['▁How', '▁about', '▁coffee', '?']);
  });

  test.each(['<eos>', '>>ko<<', '>>ko-polite<<', '<pad>', '<unk>', '<sos>', '<0xED>', 'a <eos> b'])(
    'never makes a special token or a byte of %s typed by hand',
    (text) => {
      const tokens = tokenizer.tokens(tokenizer.encode(text));
      expect(tokens.filter(({ special }) => special)).toEqual([]);
      expect(tokens.filter(({ piece }) => piece.startsWith('<0x'))).toEqual([]);
      expect(tokenizer.decode(tokens.map(({ id }) => id))).toBe(text);
    },
  );

  test('spells what the vocabulary lacks in UTF-8 bytes', () => {
    expect(pieces('🙂')).toEqual(['▁', '<0xF0>', '<0x9F>', '<0x99>', '<0x82>']);
  });

  test('reads half a surrogate pair as U+FFFD', () => {
    expect(pieces('\uD83D')).toEqual(['▁', '<0xEF>', '<0xBF>', '<0xBD>']);
    expect(tokenizer.encode('a\uDE42b')).toEqual(tokenizer.encode('a\uFFFDb'));
  });

  test('reads decomposed Hangul like composed', () => {
    const composed = '커피 한잔 어때?';
    expect(tokenizer.encode(composed.normalize('NFD'))).toEqual(tokenizer.encode(composed));
  });

  test('takes white space alone for nothing', () => {
    expect(tokenizer.encode('')).toEqual([]);
    expect(tokenizer.encode(' \t\n　')).toEqual([]);
  });

  test.each(['Привет, мир', '你好世界', 'مرحبا بالعالم', 'ไทย', '귤과 사과', '👩‍👩‍👧 e\u0301'])(
    'keeps every character of %s',
    (text) => {
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text.normalize('NFC'));
    },
  );

  test('keeps 10,000 characters', () => {
    const text = 'Dog bites man. 개가 사람을 물다. '.repeat(400).trim().slice(0, 10_000);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text.trim());
  });
});

describe('tokens', () => {
  test('read as people write: without word marks, marks by name', () => {
    const ids = [2, ...tokenizer.encode('커피 한잔'), 3];
    expect(tokenizer.tokens(ids).map(({ text }) => text)).toEqual([
      '<sos>',
      '커피',
      '한잔',
      '<eos>',
    ]);
  });

  test('give a character spelled in bytes to its first byte', () => {
    const tokens = tokenizer.tokens(tokenizer.encode('🙂é'));
    expect(tokens.map(({ text }) => text).join('')).toBe('▁🙂é');
    expect(tokens.slice(1, 5).map(({ text }) => text)).toEqual(['🙂', '', '', '']);
  });

  test('show bytes that spell no character as they are', () => {
    const [, first, second] = tokenizer.encode('🙂');
    const tokens = tokenizer.tokens([second as number, first as number, 3]);
    expect(tokens.map(({ text }) => text)).toEqual(['<0x9F>', '<0xF0>', '<eos>']);
  });

  test('know which of them are special', () => {
    const special = Array.from({ length: tokenizer.size }, (_, id) => tokenizer.token(id)).filter(
      (token) => token.special,
    );
    expect(special.map(({ piece }) => piece)).toEqual([
      '<pad>',
      '<unk>',
      '<sos>',
      '<eos>',
      '>>en<<',
      '>>ko<<',
      '>>ko-polite<<',
    ]);
  });

  test.each([-1, 8000, 1.5, NaN])('refuse the id %d', (id) => {
    expect(() => tokenizer.token(id)).toThrow(GlassformerError);
  });
});

describe('a Unigram tokenizer, as published Marian models have', () => {
  const unigram = new Tokenizer(
    JSON.stringify({
      added_tokens: [{ id: 0, content: '</s>', special: true }],
      normalizer: null,
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
      post_processor: null,
      decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
      model: {
        type: 'Unigram',
        unk_id: 1,
        vocab: [
          ['</s>', 0],
          ['<unk>', 0],
          ...['▁', '<', '/', 's', '>', 'k', 'o', 'a', '▁a'].map((piece) => [piece, -2]),
          ['>>ko<<', 0],
          ['<0x41>', 0],
        ],
      },
    }),
    'tokenizer.json',
  );

  test('keeps typed marks text, too', () => {
    for (const text of ['</s>', '>>ko<<', 'a </s> a']) {
      const tokens = unigram.tokens(unigram.encode(text));
      expect(tokens.filter(({ special }) => special)).toEqual([]);
      expect(unigram.decode(tokens.map(({ id }) => id))).toBe(text);
    }
    expect(unigram.encode('<0x41>')).not.toContain(12);
  });

  test('knows its languages by their tags', () => {
    expect(unigram.languages).toEqual(['ko']);
    expect(unigram.tag('ko')).toBe(11);
  });
});

test.each([
  ['not JSON', '{'],
  ['no vocabulary', '{"added_tokens": []}'],
  ['an unknown model', '{"added_tokens": [], "model": {"type": "X", "vocab": {}}}'],
])('a file with %s is refused by name', (_, json) => {
  expect(() => new Tokenizer(json, 'x/tokenizer.json')).toThrow(
    expect.objectContaining({
      code: 'invalid_tokenizer',
      message: expect.stringMatching(/^x\/tokenizer\.json/) as string,
    }),
  );
});

describe('the language to translate into', () => {
  test.each([
    ['How about coffee?', {}, 'ko'],
    ['커피 한잔 어때?', {}, 'en'],
    ['coffee 한잔', {}, 'en'],
    ['커피', { tgt_lang: 'ko-polite' }, 'ko-polite'],
    ['귤', { src_lang: 'en' }, 'ko'],
    ['ok', { src_lang: 'ko-polite' }, 'en'],
  ])('of %j with %j is %s', (text, options, expected) => {
    expect(targetLanguage(text, options, tokenizer)).toBe(expected);
  });

  test.each([{ tgt_lang: 'fr' }, { src_lang: 'xx' }, { src_lang: 'en', tgt_lang: 'en' }])(
    'cannot be told from %j',
    (options) => {
      expect(() => targetLanguage('a', options, tokenizer)).toThrow(
        expect.objectContaining({ code: 'unknown_language' }),
      );
    },
  );
});
