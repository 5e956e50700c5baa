/**
 * Colour scales for numbers: even in OKLab, so that equal steps of a value look equally large, and
 * drawn from the page's own paper, so that zero is the absence of colour in light and in dark.
 *
 * OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020). Contrast: WCAG 2.2.
 */
import type { Domain, ScaleKind } from '../types';

/** sRGB, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];
/** Lightness 0 to 1, green–red, blue–yellow. */
export type Oklab = readonly [lightness: number, a: number, b: number];

/** What the numbers are printed on and with. */
export interface Paper {
  readonly paper: Rgb;
  readonly ink: Rgb;
}

/** A value to the colour that stands for it; values beyond the domain take its ends. */
export type ColourScale = (value: number) => Rgb;

interface Ends {
  readonly negative: Oklab;
  readonly positive: Oklab;
  readonly probable: Oklab;
}

/** Lightness, chroma and hue in degrees. */
function oklch(lightness: number, chroma: number, hue: number): Oklab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

// Sky blue and vermilion: yellow–blue, which red–green blindness leaves whole, tells them apart, and
// for those who lack that, red–green does. Both have one lightness and one chroma, the most that
// sRGB holds for both, so that −x and x weigh the same. Probabilities wear the page's accent.
const ON_LIGHT: Ends = {
  negative: oklch(0.6, 0.11, 232),
  positive: oklch(0.6, 0.11, 35),
  probable: oklch(0.42, 0.07, 183),
};
const ON_DARK: Ends = {
  negative: oklch(0.74, 0.105, 232),
  positive: oklch(0.74, 0.105, 40),
  probable: oklch(0.86, 0.1, 187),
};

const toLinear = (channel: number): number => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

const fromLinear = (c: number): number => {
  const clipped = Math.min(1, Math.max(0, c));
  return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
};

export function toOklab([red, green, blue]: Rgb): Oklab {
  const r = toLinear(red);
  const g = toLinear(green);
  const b = toLinear(blue);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Oklab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function mix(from: Oklab, to: Oklab, share: number): Oklab {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

const isDark = (paper: Rgb): boolean => toOklab(paper)[0] < 0.5;

/** The scale that draws `kind` of numbers between the ends of `domain` on a page of this colour. */
export function colourScale(kind: ScaleKind, domain: Domain, paper: Rgb): ColourScale {
  const ground = toOklab(paper);
  const { negative, positive, probable } = isDark(paper) ? ON_DARK : ON_LIGHT;
  if (kind === 'probability') {
    const range = domain.high - domain.low;
    return (value) => {
      const share = range > 0 ? (value - domain.low) / range : 0;
      return fromOklab(mix(ground, probable, Math.min(1, Math.max(0, share))));
    };
  }
  const reach = Math.max(Math.abs(domain.low), Math.abs(domain.high));
  return (value) => {
    const share = reach > 0 ? Math.min(1, Math.abs(value) / reach) : 0;
    return fromOklab(mix(ground, value < 0 ? negative : positive, share));
  };
}

/** Colours from one end of a scale to the other: more than a display tells apart. */
export const SHADES = 1024;

let shadesKey = '';
let shades: readonly Rgb[] = [];

/**
 * The colours at 0, 1/SHADES, … 1 of a scale's length. The last table is kept: a page full of
 * matrices of one kind asks for it once.
 */
export function shadesOf(kind: ScaleKind, paper: Rgb): readonly Rgb[] {
  const key = `${kind} ${paper}`;
  if (key === shadesKey) return shades;
  const low = kind === 'signed' ? -1 : 0;
  const colour = colourScale(kind, { low, high: 1 }, paper);
  shadesKey = key;
  shades = Array.from({ length: SHADES + 1 }, (_, shade) =>
    colour(low + ((1 - low) * shade) / SHADES),
  );
  return shades;
}

/** WCAG's relative luminance. */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(first: Rgb, second: Rgb): number {
  const a = luminance(first) + 0.05;
  const b = luminance(second) + 0.05;
  return a > b ? a / b : b / a;
}

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const READABLE = 4.5;

/**
 * The colour in which a number is printed on `ground`: the page's ink, else its paper, else black
 * or white, of which one always has a contrast of at least √21 ≈ 4.58.
 */
export function inkOn(ground: Rgb, { paper, ink }: Paper): Rgb {
  if (contrast(ink, ground) >= READABLE) return ink;
  if (contrast(paper, ground) >= READABLE) return paper;
  return contrast(BLACK, ground) > contrast(WHITE, ground) ? BLACK : WHITE;
}

/** Ink for numbers that say little, as far from the ink as reading allows. */
export function quietInkOn(ground: Rgb, page: Paper): Rgb {
  const quiet = fromOklab(mix(toOklab(page.ink), toOklab(page.paper), 0.36));
  return contrast(quiet, ground) >= READABLE ? quiet : inkOn(ground, page);
}

export const css = ([red, green, blue]: Rgb): string =>
  `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
