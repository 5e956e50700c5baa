import { expect, it } from 'vitest';
import { change, interventionsOf, kindOf, kindOfAll } from './heads';

const none = new Map();

it('changes heads and takes it back', () => {
  const off = change(none, 1, [2, 3], 'off');
  expect([kindOf(off, 1, 2), kindOf(off, 0, 2)]).toEqual(['off', 'as_is']);
  expect(change(off, 1, [2, 3], 'as_is').size).toBe(0);
});

it('knows whether all heads of a layer are alike', () => {
  const one = change(none, 0, [1], 'uniform');
  expect(kindOfAll(none, 0, 2)).toBe('as_is');
  expect(kindOfAll(one, 0, 2)).toBeNull();
  expect(kindOfAll(change(one, 0, [0], 'uniform'), 0, 2)).toBe('uniform');
});

it('names the attention as the model does', () => {
  expect(interventionsOf(change(none, 1, [7], 'off'))).toEqual([
    { attention: 'decoder.layers.1.encoder_attn', head: 7, kind: 'off' },
  ]);
});
