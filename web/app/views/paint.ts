/** Draws the cells of a matrix on a canvas. Marks that follow the pointer lie above it as elements. */
import { HALO, type Picture, SMALLEST_SEPARATE, cellsInSight, fontSize, isMasked } from './cells';
import { type Paper, SHADES, css, shadesOf } from './colour';
import type { Layout } from './geometry';
import { at } from './slice';
import { squeeze } from './squeeze';

export type { Picture };

/** What a canvas in the page shows; without a layout, one pixel a cell. */
interface Drawn {
  readonly picture: Picture;
  readonly layout?: Layout;
}

const drawn = new WeakMap<HTMLCanvasElement, Drawn>();

/** What a canvas has been given to draw, for those who would draw it by other means. */
export const drawnOn = (canvas: HTMLCanvasElement): Drawn | undefined => drawn.get(canvas);

/** One pixel a cell; masked cells are transparent, so that the hatching behind them shows. */
export function drawBitmap(canvas: HTMLCanvasElement, picture: Picture): void {
  const { view, scale, domain, page } = picture;
  drawn.set(canvas, { picture });
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
    // Squeezed ones are read back (squeeze.ts).
    canvas.getContext('2d', { willReadFrequently: true });
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
  drawn.set(canvas, { picture, layout });
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
  if (cellWidth * ratio < 1 && cellHeight * ratio >= 1) {
    const strip = squeeze(
      bitmap,
      x / cellWidth,
      (x + width) / cellWidth,
      Math.round(width * ratio),
    );
    const rows = [y / cellHeight, height / cellHeight] as const;
    context.imageSmoothingEnabled = false;
    context.drawImage(strip, 0, rows[0], strip.width, rows[1], 0, 0, width, height);
    return;
  }
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
  const { page } = picture;
  context.font = `${fontSize(layout)}px ${page.family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const widthOf = (text: string) => context.measureText(text).width;
  for (const cell of cellsInSight(picture, layout, widthOf, ratio)) {
    const { left, top, width, height, ground, number } = cell;
    context.fillStyle = ground ? css(ground) : pattern;
    context.fillRect(left, top, width, height);
    if (!number) continue;
    if (!ground) {
      context.strokeStyle = css(page.paper);
      context.lineWidth = HALO;
      context.strokeText(number.text, number.middle, number.line);
    }
    context.fillStyle = css(number.ink);
    context.fillText(number.text, number.middle, number.line);
  }
}
