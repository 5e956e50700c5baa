import { describe, expect, it } from 'vitest';
import { type Address, DEFAULTS, MOST_BRANCHES, readAddress, writeAddress } from './url';

const FULL: Address = {
  text: '커피 한잔 어때? & 50% #1 +',
  politeness: 'ko-polite',
  chapter: 'decoding',
  position: 4,
  choices: [
    { step: 0, token: 431 },
    { step: 2, token: 7999 },
  ],
  taken: [
    [{ step: 0, token: 17 }],
    [
      { step: 1, token: 4 },
      { step: 3, token: 0 },
    ],
  ],
  versus: [5, 0, 7999],
  selection: { kind: 'decoder', layer: 1, head: 7, value: 'masked_scores' },
  speed: 0.5,
  locale: 'en',
  theme: 'dark',
  large: true,
  mode: 'explore',
  kept: new Map([
    ['explore.open', 'encoder.layers.0.self_attn.query & more'],
    ['explore.row', '3'],
  ]),
};

describe('an address', () => {
  it('gives back the state that it was written from', () => {
    expect(readAddress(writeAddress(FULL))).toEqual(FULL);
    expect(readAddress(writeAddress(DEFAULTS))).toEqual(DEFAULTS);
    expect(readAddress(writeAddress({ ...DEFAULTS, text: '' })).text).toBe('');
  });

  it('says only what was chosen', () => {
    expect(writeAddress(DEFAULTS)).toBe(
      '#v=1&text=How+about+coffee%3F&to=ko&attn=cross.1.4.weights',
    );
  });

  it('is read in the form of version 1', () => {
    const link =
      '#v=1&text=Dog+bites+man.&to=ko-polite&step=3&go=1-431.3-32&attn=encoder.2.5.scores' +
      '&speed=2&lang=ko&theme=light&large=1';
    expect(readAddress(link)).toEqual({
      text: 'Dog bites man.',
      politeness: 'ko-polite',
      chapter: 'decoding',
      position: 3,
      choices: [
        { step: 1, token: 431 },
        { step: 3, token: 32 },
      ],
      taken: [],
      versus: [],
      selection: { kind: 'encoder', layer: 2, head: 5, value: 'scores' },
      speed: 2,
      locale: 'ko',
      theme: 'light',
      large: true,
      mode: 'lesson',
      kept: new Map(),
    });
  });

  it.each(['', '#', '#v=99&step=3&to=en', '#%', '#v=x', '#=&&&', '#v=1', '#__proto__=1'])(
    'that means nothing gives the defaults: %j',
    (hash) => {
      expect(readAddress(hash)).toEqual(DEFAULTS);
    },
  );

  it.each([
    'step=0',
    'step=-1',
    'step=1.5',
    'step=9999999',
    'to=fr',
    'attn=cross.1',
    'attn=cross.a.0.weights',
    'attn=nowhere.1.0.weights',
    'attn=cross.1.0.secrets',
    'speed=1000',
    'speed=NaN',
    'lang=fr',
    'theme=pink',
    'large=yes',
    'go=',
    'go=a-b.c',
    'go=1-2-3',
    'go=--',
    'vs=5-',
    'vs=a',
    'took=',
  ])('keeps the default where a part cannot be read: %s', (part) => {
    expect(readAddress(`#v=1&${part}`)).toEqual(DEFAULTS);
  });

  it('brings no more ways than are remembered, and only such as have choices', () => {
    const ways = Array.from({ length: 50 }, (_, token) => `0-${token}`);
    expect(readAddress(`#v=1&took=${ways.join('_')}`).taken).toHaveLength(MOST_BRANCHES);
    expect(readAddress('#v=1&took=_x_0-5__').taken).toEqual([[{ step: 0, token: 5 }]]);
  });

  it('keeps one choice a step, in order', () => {
    expect(readAddress('#v=1&go=5-1.2-3.5-9').choices).toEqual([
      { step: 2, token: 3 },
      { step: 5, token: 9 },
    ]);
  });

  it('made by hand needs no version to bring a sentence', () => {
    expect(readAddress('#text=Hello.')).toEqual({ ...DEFAULTS, text: 'Hello.' });
  });

  it('cannot bring an endless sentence', () => {
    expect(readAddress(`#v=1&text=${'a'.repeat(50_000)}`).text).toHaveLength(10_000);
  });
});
