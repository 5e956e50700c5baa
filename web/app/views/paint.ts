/** Draws the cells of a matrix on a canvas. Marks that follow the pointer lie above it as elements. */
import { type Paper, SHADES, colourScale, css, inkOn, quietInkOn, shadesOf } from './colour';
import { cellText, decimalsThatFit, roundsToZero } from './format';
import { type Layout, NUMBER_HEIGHT, NUMBER_WIDTH, colsInSight, rowsInSight } from './geometry';
import { at } from './slice';
import type { Domain, MatrixView, ScaleKind } from './types';

/** Everything the picture of a matrix depends on but where one looks. */
export interface Picture {
  readonly view: MatrixView;
  readonly mask?: MatrixView | undefined;
  readonly scale: ScaleKind;
  readonly domain: Domain;
  readonly page: Paper & { readonly family: string };
}

/** Below this many pixels a cell is a pixel of a scaled bitmap, without a gap to its neighbour. */
const SMALLEST_SEPARATE = 7;

/** Whether a cell is hatched: it holds −∞ (or no number), or the mask forbids it. */
export function isMasked({ view, mask }: Pick<Picture, 'view' | 'mask'>, row: number, col: number) {
  return !Number.isFinite(at(view, row, col)) || (mask && at(mask, row, col) === -Infinity);
}

/** One pixel a cell; masked cells are transparent, so that the hatching behind them shows. */
export function drawBitmap(canvas: HTMLCanvasElement, picture: Picture): void {
  const { view, scale, domain, page } = picture;
  canvas.width = view.cols;
  canvas.height = view.rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const range = domain.high - domain.low;
  const shades = shadesOf(scale, page.paper);
  const image = context.createImageData(view.cols, view.rows);
  let pixel = 0;
  for (let row = 0; row < view.rows; row++) {
    for (let col = 0; col < view.cols; col++, pixel += 4) {
      if (isMasked(picture, row, col)) continue;
      const share = range > 0 ? (at(view, row, col) - domain.low) / range : 0.5;
      const shade = Math.round(SHADES * Math.min(1, Math.max(0, share)));
      image.data.set(shades[shade] ?? [0, 0, 0], pixel);
      image.data[pixel + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

const bitmaps = new WeakMap<Picture, HTMLCanvasElement>();

/** The bitmap of a picture, made when first wanted: zooming and scrolling draw it again and again. */
function bitmapOf(picture: Picture): HTMLCanvasElement {
  let canvas = bitmaps.get(picture);
  if (!canvas) {
    canvas = document.createElement('canvas');
    drawBitmap(canvas, picture);
    bitmaps.set(picture, canvas);
  }
  return canvas;
}

/** Diagonal lines, 6 CSS pixels apart. */
function hatching({ ink }: Paper, ratio: number): CanvasPattern | null {
  const size = Math.round(6 * ratio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const context = tile.getContext('2d');
  if (!context) return null;
  context.strokeStyle = css(ink);
  context.globalAlpha = 0.4;
  context.lineWidth = ratio;
  context.beginPath();
  // The middle line and the corners that make it meet itself in the next tile.
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
  }
  context.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

let board: OffscreenCanvas | undefined;

/**
 * Paints what `layout` shows; the canvas has layout.width × layout.height CSS pixels. It is painted
 * on a board outside the page and copied: to set the font of a canvas in the page is to lay the
 * page out, once for each matrix that follows the player.
 */
export function paint(
  canvas: HTMLCanvasElement,
  picture: Picture,
  layout: Layout,
  ratio: number,
): void {
  canvas.width = Math.round(layout.width * ratio);
  canvas.height = Math.round(layout.height * ratio);
  if (canvas.width === 0 || canvas.height === 0) return;
  board ??= new OffscreenCanvas(1, 1);
  board.width = canvas.width;
  board.height = canvas.height;
  const context = board.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  context.fillStyle = css(picture.page.paper);
  context.fillRect(0, 0, layout.width, layout.height);
  const pattern = hatching(picture.page, ratio) ?? css(picture.page.ink);
  if (Math.min(layout.cellWidth, layout.cellHeight) < SMALLEST_SEPARATE) {
    paintBitmap(context, bitmapOf(picture), layout, ratio, pattern);
  } else {
    paintCells(context, picture, layout, ratio, pattern);
  }
  canvas.getContext('2d')?.drawImage(board, 0, 0);
}

function paintBitmap(
  context: Context,
  bitmap: HTMLCanvasElement,
  { x, y, width, height, cellWidth, cellHeight }: Layout,
  ratio: number,
  pattern: CanvasPattern | string,
): void {
  context.fillStyle = pattern;
  context.fillRect(0, 0, width, height);
  // Several cells to a pixel are averaged; one cell over several pixels keeps its edges.
  context.imageSmoothingEnabled = Math.min(cellWidth, cellHeight) * ratio < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    x / cellWidth,
    y / cellHeight,
    width / cellWidth,
    height / cellHeight,
    0,
    0,
    width,
    height,
  );
}

function paintCells(
  context: Context,
  picture: Picture,
  layout: Layout,
  ratio: number,
  pattern: CanvasPattern | string,
): void {
  const { view, page } = picture;
  const colour = colourScale(picture.scale, picture.domain, page.paper);
  const { cellWidth, cellHeight, type = 1 } = layout;
  context.font = `${(cellWidth < 40 * type ? 10.5 : 12.5) * type}px ${page.family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const fits = (text: string) => context.measureText(text).width <= cellWidth - 3;
  const roomy = cellWidth >= NUMBER_WIDTH * type && cellHeight >= NUMBER_HEIGHT * type;
  const reach = Math.max(Math.abs(picture.domain.low), picture.domain.high);
  const decimals = roomy ? decimalsThatFit(reach, picture.scale === 'signed', fits) : null;
  const snap = (position: number) => Math.round(position * ratio) / ratio;
  const gap = 1 / Math.min(ratio, 1.5);
  const rows = rowsInSight(layout);
  const cols = colsInSight(layout);
  for (let row = rows.from; row < rows.to; row++) {
    const top = snap(row * cellHeight - layout.y);
    const height = snap((row + 1) * cellHeight - layout.y) - top - gap;
    for (let col = cols.from; col < cols.to; col++) {
      const left = snap(col * cellWidth - layout.x);
      const width = snap((col + 1) * cellWidth - layout.x) - left - gap;
      const value = at(view, row, col);
      const masked = isMasked(picture, row, col);
      const ground = masked ? page.paper : colour(value);
      context.fillStyle = masked ? pattern : css(ground);
      context.fillRect(left, top, width, height);
      if (decimals === null) continue;
      const text = cellText(value, decimals);
      // The middle of a digit is a little above that of a line of text.
      const [middle, line] = [left + width / 2, top + height / 2 + 0.5];
      if (masked) {
        context.strokeStyle = css(page.paper);
        context.lineWidth = 5;
        context.strokeText(text, middle, line);
      }
      context.fillStyle = css((roundsToZero(value, decimals) ? quietInkOn : inkOn)(ground, page));
      context.fillText(text, middle, line);
    }
  }
}
