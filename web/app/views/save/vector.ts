/** The cells of a matrix as SVG: the same as paint.ts puts on a canvas, as shapes and text. */
import {
  HALO,
  type Picture,
  SMALLEST_SEPARATE,
  cellsInSight,
  fontSize,
  isMasked,
} from '../matrix/cells';
import { type Rgb, colourScale } from '../matrix/colour';
import { type Layout, colsInSight, rowsInSight } from '../matrix/geometry';
import { drawBitmap } from '../matrix/paint';
import { at } from '../matrix/slice';

/** More cells than this are put in as a picture of one pixel each. */
const MOST_SHAPES = 40_000;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Two decimals are a hundredth of a pixel. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100);

export const hex = (colour: Rgb): string =>
  `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** Diagonal lines 6 pixels apart, to be filled with by `url(#id)`. */
export const hatching = (id: string, ink: string): string =>
  `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">` +
  `<path d="M-6 6L0 0M0 6L6 0M6 6L12 0" fill="none" stroke="${ink}" stroke-opacity="0.4"/></pattern>`;

interface Drawing {
  readonly picture: Picture;
  readonly layout: Layout;
  /** Of the pattern for hatched cells. */
  readonly hatch: string;
  readonly widthOf: (text: string, size: number) => number;
}

/** What `layout` shows of a matrix, as elements of an SVG whose origin is the matrix's corner. */
export function matrixMarkup(drawing: Drawing): string {
  const { cellWidth, cellHeight } = drawing.layout;
  if (Math.min(cellWidth, cellHeight) >= SMALLEST_SEPARATE) return separate(drawing);
  const rows = rowsInSight(drawing.layout);
  const cols = colsInSight(drawing.layout);
  const count = (rows.to - rows.from) * (cols.to - cols.from);
  return count > MOST_SHAPES ? bitmap(drawing) : adjoining(drawing);
}

/** Cells with a gap between them, and their numbers. */
function separate({ picture, layout, hatch, widthOf }: Drawing): string {
  const size = fontSize(layout);
  const paper = hex(picture.page.paper);
  const parts = [`<g font-size="${size}" text-anchor="middle" stroke-linejoin="round">`];
  for (const cell of cellsInSight(picture, layout, (text) => widthOf(text, size))) {
    const [x, y, width, height] = [cell.left, cell.top, cell.width, cell.height].map(rounded);
    const fill = cell.ground ? hex(cell.ground) : `url(#${hatch})`;
    parts.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`);
    if (!cell.number) continue;
    const { text, ink, middle, line } = cell.number;
    const halo = cell.ground
      ? ''
      : ` stroke="${paper}" stroke-width="${HALO}" paint-order="stroke"`;
    parts.push(
      `<text x="${rounded(middle)}" y="${rounded(line)}" dy="0.35em" fill="${hex(ink)}"${halo}>` +
        `${escaped(text)}</text>`,
    );
  }
  parts.push('</g>');
  return parts.join('');
}

/** Cells that touch: one shape for all of a colour. */
function adjoining({ picture, layout, hatch }: Drawing): string {
  const { cellWidth, cellHeight } = layout;
  const colour = colourScale(picture.scale, picture.domain, picture.page.paper);
  const shapes = new Map<string, string[]>();
  const rows = rowsInSight(layout);
  const cols = colsInSight(layout);
  for (let row = rows.from; row < rows.to; row++) {
    for (let col = cols.from; col < cols.to; col++) {
      const masked = isMasked(picture, row, col);
      const fill = masked ? `url(#${hatch})` : hex(colour(at(picture.view, row, col)));
      const [x, y] = [rounded(col * cellWidth - layout.x), rounded(row * cellHeight - layout.y)];
      const cell = `M${x} ${y}h${rounded(cellWidth)}v${rounded(cellHeight)}h-${rounded(cellWidth)}z`;
      const same = shapes.get(fill);
      if (same) same.push(cell);
      else shapes.set(fill, [cell]);
    }
  }
  const paths = [...shapes].map(([fill, cells]) => `<path fill="${fill}" d="${cells.join('')}"/>`);
  return `<g shape-rendering="crispEdges">${paths.join('')}</g>`;
}

function bitmap({ picture, layout, hatch }: Drawing): string {
  const canvas = document.createElement('canvas');
  drawBitmap(canvas, picture);
  const width = rounded(layout.cellWidth * layout.cols);
  const height = rounded(layout.cellHeight * layout.rows);
  const place = `x="${rounded(-layout.x)}" y="${rounded(-layout.y)}" width="${width}" height="${height}"`;
  return (
    `<rect ${place} fill="url(#${hatch})"/><image ${place} preserveAspectRatio="none" ` +
    `image-rendering="pixelated" href="${canvas.toDataURL()}"/>`
  );
}
