import { describe, expect, it } from 'vitest';
import { type Architecture, architectureOf } from './architecture';
import {
  HEADS,
  MAP,
  type Place,
  above,
  besides,
  placeOfBlock,
  readCell,
  readPlace,
  written,
  writtenCell,
} from './place';

const architecture: Architecture = architectureOf({
  layers: { encoder: 3, decoder: 2 },
  norms: 'post',
});
const values = architecture.blocks.flatMap((block) => block.values);

describe('an address', () => {
  const places: readonly Place[] = [
    MAP,
    HEADS,
    ...architecture.blocks.map(placeOfBlock),
    ...values.map((value): Place => ({
      at: 'value',
      block: architecture.blockOf(value),
      value,
    })),
  ];

  it('leads back to the place that it was written for, and to no other', () => {
    for (const place of places) expect(readPlace(architecture, written(place))).toEqual(place);
  });

  it('opens every parameter in a block that uses it', () => {
    for (const name of values.flatMap(({ parameters }) => parameters)) {
      const place = readPlace(architecture, name);
      expect(place).toMatchObject({ at: 'parameter', name });
      const used =
        'block' in place ? place.block.values.flatMap(({ parameters }) => parameters) : [];
      expect(used).toContain(name);
    }
  });

  it.each(['encoder.layers.7.self_attn', 'nothing', '../heads', 'encoder', ' '])(
    'shows the map where the model has no “%s”',
    (text) => expect(readPlace(architecture, text)).toBe(MAP),
  );

  it('leads up from everywhere to the map, never through a block of one value', () => {
    for (const place of places) {
      let [here, steps]: [Place, number] = [place, 0];
      for (let up = above(here); up; up = above(here)) {
        if (up.at === 'block') expect(up.block.values.length).toBeGreaterThan(1);
        [here, steps] = [up, steps + 1];
        expect(steps).toBeLessThan(4);
      }
      expect(here).toBe(MAP);
    }
  });
});

describe('another layer', () => {
  it.each([
    ['encoder.layers.0.self_attn.query', 1, 'encoder.layers.1.self_attn.query'],
    ['encoder.layers.2.feed_forward', -1, 'encoder.layers.1.feed_forward'],
    [
      'decoder.layers.1.encoder_attn.q_proj.weight',
      -1,
      'decoder.layers.0.encoder_attn.q_proj.weight',
    ],
  ])('of “%s” by %i is “%s”', (here, by, there) => {
    const place = readPlace(architecture, here);
    const next = besides(architecture, place, by);
    expect(next).toEqual(readPlace(architecture, there));
    expect(next && written(next)).toBe(there);
  });

  it.each([
    ['encoder.layers.0.self_attn', -1],
    ['encoder.layers.2.self_attn', 1],
    ['decoder.layers.1.fc1.output', 1],
    ['logits', 1],
    ['', 1],
    ['heads', 1],
  ])('of “%s” by %i there is none', (here, by) => {
    expect(besides(architecture, readPlace(architecture, here), by)).toBeNull();
  });
});

describe('a cell', () => {
  it('is written as its row and column', () => {
    expect(writtenCell({ row: 3, col: 41 })).toBe('3.41');
    expect(readCell('3.41')).toEqual({ row: 3, col: 41 });
    expect(writtenCell(null)).toBe('');
  });

  it.each(['', '3', '3.', '.4', '3.4.5', '-1.0', '1e3.2', '12345678.0'])(
    'is none in “%s”',
    (text) => expect(readCell(text)).toBeNull(),
  );
});
