import { expect, it } from 'vitest';
import {
  change,
  changesWithin,
  interventionsOf,
  kindOf,
  kindOfAll,
  readChanges,
  writeChanges,
} from './heads';

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

it('are the same after they were in an address', () => {
  const changes = change(change(none, 1, [0, 1], 'off'), 0, [2], 'uniform');
  expect(writeChanges(changes)).toBe('off:1.0,1.1;uniform:0.2');
  expect(readChanges(writeChanges(changes))).toEqual(changes);
  expect(readChanges(writeChanges(none))).toEqual(none);
});

it('are nothing where an address makes no sense', () => {
  for (const text of ['', 'on:1.0', 'off:', 'off:1', 'off:1.0;', 'off:1.0,x']) {
    expect(readChanges(text)).toBeNull();
  }
});

it('are left to the heads that there are', () => {
  const changes = change(change(none, 1, [7, 8], 'off'), 2, [0], 'off');
  expect([...changesWithin(changes, 2, 8).keys()]).toEqual(['1.7']);
});
