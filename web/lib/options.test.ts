import { describe, expect, test } from 'vitest';
import { LOAD_RULES, TRANSLATE_RULES } from './arguments.js';
import { GlassformerError } from './errors.js';
import { tensorOf } from './numbers.js';
import { checkOptions } from './options.js';

describe('options', () => {
  const check = (options: unknown) => checkOptions('translate', options, TRANSLATE_RULES);

  test('that are known and right pass; undefined ones are left out', () => {
    const options = { num_beams: 4, temperature: 0.5, do_sample: true, seed: 0, top_k: undefined };
    expect(check(options)).toEqual({ num_beams: 4, temperature: 0.5, do_sample: true, seed: 0 });
    expect(check(undefined)).toEqual({});
  });

  test('that are unknown throw a TypeError with their name and the known ones', () => {
    expect(() => check({ beams: 4 })).toThrow(TypeError);
    expect(() => check({ beams: 4 })).toThrow(/"beams".* num_beams, /);
    expect(() => check({ toString: 1 })).toThrow(TypeError);
    expect(() => check({ interventions: { scale: false } })).toThrow(/interventions.*"scale"/);
  });

  test.each([
    ['num_beams', 0],
    ['num_beams', 2.5],
    ['num_beams', '4'],
    ['max_new_tokens', -1],
    ['temperature', 0],
    ['temperature', Infinity],
    ['top_p', 1.1],
    ['top_p', NaN],
    ['length_penalty', null],
    ['do_sample', 1],
    ['seed', -1],
    ['signal', {}],
    ['tgt_lang', 5],
    ['interventions', { temperature: 0 }],
    ['interventions', { heads: [{ attention: 'encoder.layers.0.self_attn', head: 0 }] }],
  ])('%s: %j is refused, saying what was expected and what came', (name, value) => {
    const expected = expect.objectContaining({
      name: 'GlassformerError',
      code: 'invalid_option',
      message: expect.stringMatching(/ must be .+, not .+/) as string,
    });
    expect(() => check({ [name]: value })).toThrow(expected);
  });

  test.each([null, [], 'fast', 3])('must be an object, which %j is not', (options) => {
    expect(() => check(options)).toThrow(GlassformerError);
  });

  test('of loading name the numbers and builds there are', () => {
    const message = 'from_pretrained: the option dtype must be one of "fp32", "q8", not "fp16"';
    expect(() => checkOptions('from_pretrained', { dtype: 'fp16' }, LOAD_RULES)).toThrow(message);
  });
});

describe('numbers', () => {
  test('come as nested arrays, vectors and tensors', () => {
    const expected = { dims: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    expect(tensorOf('x', [[1, 2, 3], [4, 5, 6]])).toEqual(expected); // prettier-ignore
    expect(tensorOf('x', expected)).toEqual(expected);
    expect(tensorOf('x', expected.data)).toEqual({ dims: [6], data: expected.data });
    expect(tensorOf('x', [])).toEqual({ dims: [0], data: new Float32Array() });
    expect(tensorOf('x', [[-Infinity]])).toEqual({
      dims: [1, 1],
      data: Float32Array.of(-Infinity),
    });
  });

  test.each([
    ['rows of unequal length', [[1, 2], [3]]],
    ['numbers beside rows', [[1], 2]],
    ['rows beside numbers', [1, [2]]],
    ['texts', ['1']],
    ['a text', '1'],
    ['nothing', undefined],
    ['a tensor of another size', { dims: [2, 2], data: new Float32Array(3) }],
    ['a negative size', { dims: [-1, -3], data: new Float32Array(3) }],
  ])('are not %s', (_, value) => {
    expect(() => tensorOf('x', value as number[])).toThrow(
      expect.objectContaining({ code: 'invalid_argument' }),
    );
  });
});
