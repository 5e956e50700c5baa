/** A picture as an SVG that looks the same wherever it is opened: with a title, and its fonts in it. */
import { pageStyle } from '../matrix/page.svelte';
import { HATCH, type Picture } from './figure';
import type { Font } from './fonts';
import { type Type, attributesOf, metricsOf } from './typeset';
import { escaped, hatching, hex, rounded } from './vector';

const MARGIN = 16;
const TITLE_LINE = 1.8;
const BOLD = '650';
/** Of the page's size, as in --small. */
const SMALL = 14 / 17;

/** Below a picture that an image is to be made of, a line for the sample of each font. */
export const SAMPLE_LINE = 12;

/** What the name above a picture is written in. */
export const titleType = ({ type }: Picture): Type => ({ ...type, weight: BOLD });

/**
 * The SVG of a picture, with its name above it. With `samples`, something written with each of the
 * fonts stands below it, to be cut off (save.ts).
 */
export function svgOf(
  picture: Picture,
  title: string,
  fonts: readonly Font[],
  samples: boolean,
): string {
  const { ink, size: pageSize } = pageStyle(document.documentElement);
  const { paper, type, box } = picture;
  const size = pageSize * SMALL;
  const heading = size * TITLE_LINE;
  const { widthOf } = metricsOf(titleType(picture), size);
  const width = Math.ceil(Math.max(box.width, widthOf(title)) + 2 * MARGIN);
  const ownHeight = Math.ceil(box.height + heading + 2 * MARGIN);
  const lines = samples
    ? fonts.map(
        ({ sample }, line) =>
          `<text y="${ownHeight + (line + 0.85) * SAMPLE_LINE}" font-size="${SAMPLE_LINE}" ` +
          `fill="${hex(ink)}"${attributesOf(sample.type, type)}>${escaped(sample.text)}</text>`,
      )
    : [];
  const height = ownHeight + lines.length * SAMPLE_LINE;
  const left = rounded(MARGIN - box.left);
  const top = rounded(MARGIN + heading - box.top);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="${escaped(type.family)}" ` +
    `text-rendering="geometricPrecision" style="font-variant-numeric:tabular-nums">` +
    `<title>${escaped(title)}</title><style>${fonts.map(({ rule }) => rule).join('')}</style>` +
    `<defs>${hatching(HATCH, hex(ink))}</defs>` +
    `<rect width="100%" height="100%" fill="${paper}"/>` +
    `<text x="${MARGIN}" y="${rounded(MARGIN + size)}" font-size="${size}" fill="${hex(ink)}"` +
    `${attributesOf(titleType(picture), type)}>${escaped(title)}</text>` +
    `<g transform="translate(${left} ${top})">${picture.parts.join('')}</g>${lines.join('')}</svg>`
  );
}
