import { pipeline, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYDAY } from './support/files.js';
import { VARIANTS } from './support/variants.js';

const LECTURE = [
  ['How about coffee?', '커피 한잔 어때?'],
  ['Dog bites man.', '개가 사람을 물다.'],
  ['Man bites dog.', '사람이 개를 물다.'],
] as const;

const KINDS = VARIANTS.flatMap((variant) =>
  (['q8', 'fp32'] as const).map((dtype) => ({ variant, dtype })),
);

describe.each(KINDS)('with $variant and $dtype', ({ variant, dtype }) => {
  let translator: Translator;
  beforeAll(async () => {
    translator = await Translator.from_pretrained(EVERYDAY, { variant, dtype });
  });
  afterAll(() => translator.dispose());

  test('the model is loaded as asked', () => {
    expect(translator.variant).toBe(variant);
    expect(translator.dtype).toBe(dtype);
    expect(translator.languages).toEqual(['en', 'ko', 'ko-polite']);
    expect(translator.config.d_model).toBe(512);
  });

  test.each(LECTURE)('the lecture’s %s is %s, and back', async (english, korean) => {
    expect((await translator.translate(english, { tgt_lang: 'ko' })).text).toBe(korean);
    expect((await translator.translate(korean, { tgt_lang: 'en' })).text).toBe(english);
  });

  test('a beam search finds them, too', async () => {
    for (const [english, korean] of LECTURE) {
      const { text } = await translator.translate(english, { num_beams: 4 });
      expect(text).toBe(korean);
    }
  });
});

describe('translate', () => {
  let translator: Translator;
  beforeAll(async () => {
    translator = await Translator.from_pretrained(EVERYDAY);
  });
  afterAll(() => translator.dispose());

  test('tells tokens and their probabilities, whose product is the score', async () => {
    const { text, tokens, probabilities, score } = await translator.translate('How about coffee?');
    expect(tokens.map((token) => token.text)).toEqual(['커피', '한잔', '어때', '?', '<eos>']);
    expect(tokens.map((token) => token.special)).toEqual([false, false, false, false, true]);
    expect(text).toBe('커피 한잔 어때?');
    const sum = probabilities.reduce((total, p) => total + Math.log(p), 0);
    expect(score).toBeCloseTo(sum / tokens.length, 5);
    const unscaled = await translator.translate('How about coffee?', { length_penalty: 0 });
    expect(unscaled.score).toBeCloseTo(sum, 5);
  });

  test('goes into English from Korean and into Korean from everything else', async () => {
    expect((await translator.translate('커피 한잔 어때?')).text).toBe('How about coffee?');
    expect((await translator.translate('Dog bites man.')).text).toBe('개가 사람을 물다.');
  });

  test('knows casual and polite Korean', async () => {
    const { text } = await translator.translate('How about coffee?', { tgt_lang: 'ko-polite' });
    expect(text).toMatch(/요\?$/);
  });

  test('gives a sentence in a padded batch the translation it has alone', async () => {
    const sentences = ['How about coffee?', 'Dog bites man.', 'What time does the train leave?'];
    for (const options of [{}, { num_beams: 3 }]) {
      const together = await translator.translate(sentences, options);
      const alone = await Promise.all(sentences.map((each) => translator.translate(each, options)));
      expect(together.map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
      for (const [index, { score }] of together.entries()) {
        expect(score).toBeCloseTo(alone[index]?.score as number, 4);
      }
    }
  });

  test('returns the n best, best first, all different', async () => {
    const found = await translator.translate('How about coffee?', {
      num_beams: 4,
      num_return_sequences: 3,
    });
    expect(found).toHaveLength(3);
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(new Set(found.map(({ text }) => text)).size).toBe(3);
    const batch = await translator.translate(['Dog bites man.', 'Hello.'], {
      num_beams: 2,
      num_return_sequences: 2,
    });
    expect(batch.map((each) => each.length)).toEqual([2, 2]);
  });

  test('draws the same text for the same seed, and others for others', async () => {
    const draw = async (seed: number) =>
      (await translator.translate('How are you?', { do_sample: true, temperature: 2, seed })).text;
    expect(await draw(7)).toBe(await draw(7));
    const drawn = await Promise.all([1, 2, 3, 4, 5, 6].map(draw));
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });

  test('stops at max_new_tokens', async () => {
    const { tokens } = await translator.translate('How about coffee?', { max_new_tokens: 2 });
    expect(tokens).toHaveLength(2);
  });

  test('streams each token, and the text so far', async () => {
    const seen: string[] = [];
    let text = '';
    for await (const partial of translator.stream('How about coffee?')) {
      seen.push(partial.token.text);
      expect(partial.tokens.map((token) => token.text)).toEqual(seen);
      text = partial.text;
    }
    expect(seen).toEqual(['커피', '한잔', '어때', '?', '<eos>']);
    expect(text).toBe('커피 한잔 어때?');
  });

  test('a stream can be left in the middle', async () => {
    for await (const { token } of translator.stream('How about coffee?')) {
      expect(token.text).toBe('커피');
      break;
    }
    expect((await translator.translate('Dog bites man.')).text).toBe('개가 사람을 물다.');
  });

  test('the model’s switches change what it says, and only while asked for', async () => {
    // Without positions a sentence is a bag of tokens; lower case, so that both have the same.
    const sentences = ['dog bites man.', 'man bites dog.'];
    const [dog, man] = await translator.translate(sentences);
    expect(dog?.text).not.toBe(man?.text);
    const options = { interventions: { positions: false } };
    const [bag, other] = await translator.translate(sentences, options);
    expect(bag?.text).toBe(other?.text);
    expect(await translator.translate(sentences)).toEqual([dog, man]);
  });

  describe('takes odd text:', () => {
    test.each(['', '   ', '\n\t'])(
      'nothing (%j) is nothing in the other language',
      async (text) => {
        expect(await translator.translate(text)).toEqual({
          text: '',
          tokens: [],
          probabilities: [],
          score: 0,
        });
      },
    );

    test('an empty line in a batch stays in its place', async () => {
      const found = await translator.translate(['Dog bites man.', '', 'Man bites dog.']);
      expect(found.map(({ text }) => text)).toEqual(['개가 사람을 물다.', '', '사람이 개를 물다.']);
    });

    test.each([
      '🙂',
      '👩‍👩‍👧',
      '\uD83D',
      '\uDE42!',
      'Привет',
      '你好',
      'مرحبا',
      '\u0000',
      '>>ko<<',
      '<pad><eos>',
    ])('%j', async (text) => {
      const { tokens } = await translator.translate(text, { max_new_tokens: 8 });
      expect(tokens.length).toBeGreaterThan(0);
    });

    test('a typed end mark is read as characters, between which the sentence goes on', () => {
      const tokens = translator.tokenize('a <eos> >>ko<< b', { tgt_lang: 'ko' });
      expect(tokens.filter(({ special }) => special).map(({ text }) => text)).toEqual([
        '>>ko<<',
        '<eos>',
      ]);
      expect(tokens.at(0)?.text).toBe('>>ko<<');
      expect(tokens.at(-1)?.text).toBe('<eos>');
    });

    test('10,000 characters are told to be too many, with their number', async () => {
      await expect(translator.translate('커피 '.repeat(5000))).rejects.toMatchObject({
        code: 'input_too_long',
        message: expect.stringMatching(/at most 256 tokens, found 5002/) as string,
      });
    });
  });
});

test('pipeline is that of transformers.js', async () => {
  const translate = await pipeline('translation', EVERYDAY, { dtype: 'q8' });
  try {
    expect(await translate('How about coffee?', { tgt_lang: 'ko', num_beams: 4 })).toEqual([
      { translation_text: '커피 한잔 어때?' },
    ]);
    expect(await translate(['Dog bites man.', 'Man bites dog.'])).toEqual([
      { translation_text: '개가 사람을 물다.' },
      { translation_text: '사람이 개를 물다.' },
    ]);
    await expect(pipeline('text-generation' as 'translation', EVERYDAY)).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  } finally {
    await translate.dispose();
  }
});
