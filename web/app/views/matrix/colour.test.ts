import { describe, expect, it } from 'vitest';
import {
  SHADES,
  type Rgb,
  colourScale,
  contrast,
  inkOn,
  quietInkOn,
  shadesOf,
  toOklab,
} from './colour';
import type { ScaleKind } from '../types';

const LIGHT = { paper: [255, 255, 255], ink: [26, 26, 26] } as const satisfies Record<string, Rgb>;
const DARK = { paper: [18, 18, 17], ink: [236, 236, 234] } as const satisfies Record<string, Rgb>;
const PAGES = [
  { name: 'light', page: LIGHT },
  { name: 'dark', page: DARK },
];
const KINDS: readonly ScaleKind[] = ['signed', 'probability'];
const SAMPLES = Array.from({ length: 101 }, (_, index) => index / 100);

const distance = (a: Rgb, b: Rgb): number => {
  const [first, second] = [toOklab(a), toOklab(b)];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
};

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear sRGB. */
const BLINDNESS: Record<string, readonly (readonly number[])[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenWith(matrix: readonly (readonly number[])[], colour: Rgb): Rgb {
  const linear = colour.map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  const [red = 0, green = 0, blue = 0] = matrix.map((row) => {
    const sum = row.reduce((total, factor, index) => total + factor * (linear[index] ?? 0), 0);
    const c = Math.min(1, Math.max(0, sum));
    return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  });
  return [red, green, blue];
}

describe('OKLab', () => {
  it('gives the published values for white, red and blue', () => {
    // https://bottosson.github.io/posts/oklab/ and CSS Color 4, sample conversions.
    const cases: [Rgb, number[]][] = [
      [
        [255, 255, 255],
        [1, 0, 0],
      ],
      [
        [255, 0, 0],
        [0.62796, 0.22486, 0.12585],
      ],
      [
        [0, 0, 255],
        [0.45201, -0.03246, -0.31153],
      ],
    ];
    for (const [rgb, expected] of cases) {
      toOklab(rgb).forEach((part, index) => expect(part).toBeCloseTo(expected[index] ?? NaN, 3));
    }
  });
});

describe.each(PAGES)('colour scales on a $name page', ({ page }) => {
  it('mean the paper by 0', () => {
    for (const kind of KINDS) {
      const colour = colourScale(kind, { low: kind === 'signed' ? -2 : 0, high: 2 }, page.paper);
      colour(0).forEach((channel, index) =>
        expect(channel).toBeCloseTo(page.paper[index] ?? NaN, 1),
      );
    }
  });

  it.each(KINDS)('get steadily further from the paper in lightness: %s', (kind) => {
    const colour = colourScale(kind, { low: kind === 'signed' ? -1 : 0, high: 1 }, page.paper);
    for (const sign of kind === 'signed' ? [-1, 1] : [1]) {
      const steps = SAMPLES.map((share) => toOklab(colour(sign * share))[0]);
      const whole = (steps.at(-1) ?? 0) - (steps[0] ?? 0);
      steps.slice(1).forEach((lightness, index) => {
        // Equal steps of the value are equal steps of lightness.
        expect((lightness - (steps[index] ?? 0)) / whole).toBeCloseTo(1 / 100, 4);
      });
      expect(Math.abs(whole)).toBeGreaterThan(0.3);
    }
  });

  it('weigh −x and x alike in lightness and chroma', () => {
    const colour = colourScale('signed', { low: -1, high: 1 }, page.paper);
    for (const share of SAMPLES) {
      const [low, high] = [toOklab(colour(-share)), toOklab(colour(share))];
      expect(low[0]).toBeCloseTo(high[0], 3);
      expect(Math.hypot(low[1], low[2])).toBeCloseTo(Math.hypot(high[1], high[2]), 2);
    }
  });

  it('stay inside sRGB, so that nothing is clipped', () => {
    for (const kind of KINDS) {
      const colour = colourScale(kind, { low: -1, high: 1 }, page.paper);
      for (const value of [-1, 1]) {
        for (const channel of colour(value)) {
          expect(channel).toBeGreaterThan(0);
          expect(channel).toBeLessThan(255.5);
        }
      }
    }
  });

  it.each(Object.entries(BLINDNESS))('keep their ends apart for %s', (_, matrix) => {
    const colour = colourScale('signed', { low: -1, high: 1 }, page.paper);
    const [low, high] = [seenWith(matrix, colour(-1)), seenWith(matrix, colour(1))];
    // Colours closer than about 0.02 look the same.
    expect(distance(low, high)).toBeGreaterThan(0.12);
    expect(distance(low, seenWith(matrix, page.paper))).toBeGreaterThan(0.2);
  });

  it('take a number on any cell with a contrast of 4.5', () => {
    for (const kind of KINDS) {
      const colour = colourScale(kind, { low: -1, high: 1 }, page.paper);
      for (const share of SAMPLES) {
        for (const value of [-share, share]) {
          const ground = colour(value);
          expect(contrast(inkOn(ground, page), ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(quietInkOn(ground, page), ground)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  it('take numbers that say little more quietly', () => {
    const quiet = contrast(quietInkOn(page.paper, page), page.paper);
    expect(quiet).toBeLessThan(contrast(page.ink, page.paper) / 2);
  });

  it('take the end for what lies beyond it, and the paper where all is 0', () => {
    const colour = colourScale('signed', { low: -1, high: 1 }, page.paper);
    expect(colour(7)).toEqual(colour(1));
    expect(colour(-7)).toEqual(colour(-1));
    const flat = colourScale('signed', { low: 0, high: 0 }, page.paper);
    flat(0).forEach((channel, index) => expect(channel).toBeCloseTo(page.paper[index] ?? NaN, 1));
  });

  it.each(KINDS)('come as a table of the same colours: %s', (kind) => {
    const low = kind === 'signed' ? -1 : 0;
    const colour = colourScale(kind, { low, high: 1 }, page.paper);
    const table = shadesOf(kind, page.paper);
    expect(table).toHaveLength(SHADES + 1);
    expect(table[0]).toEqual(colour(low));
    expect(table[SHADES / 2]).toEqual(colour((low + 1) / 2));
    expect(table[SHADES]).toEqual(colour(1));
  });
});

describe('contrast', () => {
  it('is 21 between black and white, and the same both ways', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 5);
    expect(contrast([90, 20, 3], [90, 20, 3])).toBe(1);
  });
});
