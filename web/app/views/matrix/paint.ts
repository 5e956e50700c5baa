/** Draws the cells of a matrix on a canvas. Marks that follow the pointer lie above it as elements. */
import { HALO, type Picture, SMALLEST_SEPARATE, cellsInSight, fontSize, isMasked } from './cells';
import { type Paper, type Rgb, SHADES, css, shadesOf } from './colour';
import { type Layout, filled } from './geometry';
import { at } from './slice';
import { squeeze } from './squeeze';

export type { Picture };

/** What a canvas or an image in the page shows; without a layout, one pixel a cell. */
interface Drawn {
  readonly picture: Picture;
  readonly layout?: Layout;
}

const drawn = new WeakMap<Element, Drawn>();

/** What a canvas or an image was given to show, for those who would draw it by other means. */
export const drawnOn = (element: Element): Drawn | undefined => drawn.get(element);

/** One pixel a cell; masked cells are transparent, so that the hatching behind them shows. */
export function imageOf(picture: Picture): ImageData {
  const { view, scale, domain, page } = picture;
  const range = domain.high - domain.low;
  const shades = shadesOf(scale, page.paper);
  const image = new ImageData(view.cols, view.rows);
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
  return image;
}

/** The canvas becomes as large as the matrix: one pixel a cell. */
export function drawBitmap(canvas: HTMLCanvasElement, picture: Picture): void {
  drawn.set(canvas, { picture });
  canvas.width = picture.view.cols;
  canvas.height = picture.view.rows;
  canvas.getContext('2d')?.putImageData(imageOf(picture), 0, 0);
}

let scratch: HTMLCanvasElement | undefined;

/**
 * The same as an image. Each canvas in the page is a layer to the browser, and whatever lies over
 * one is another: with a hundred small pictures they took most of a frame.
 */
export function drawImage(image: HTMLImageElement, picture: Picture): void {
  scratch ??= document.createElement('canvas');
  drawBitmap(scratch, picture);
  drawn.set(image, { picture });
  image.src = scratch.toDataURL();
}

interface Bitmap {
  readonly image: ImageData;
  readonly canvas: OffscreenCanvas;
}

const bitmaps = new WeakMap<Picture, Bitmap>();

/** The bitmap of a picture, made when first wanted: zooming and scrolling draw it again and again. */
function bitmapOf(picture: Picture): Bitmap {
  let bitmap = bitmaps.get(picture);
  if (!bitmap) {
    const image = imageOf(picture);
    bitmap = { image, canvas: canvasOf(image) };
    bitmaps.set(picture, bitmap);
  }
  return bitmap;
}

function canvasOf(image: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

const hatchings = new Map<string, CanvasPattern>();

/** Made once for each ink: matrices that follow the player are painted again and again. */
function hatching({ ink }: Paper, ratio: number): CanvasPattern | null {
  const key = `${css(ink)} ${ratio}`;
  const pattern = hatchings.get(key) ?? patternOf(ink, ratio);
  if (pattern) hatchings.set(key, pattern);
  return pattern;
}

/** Diagonal lines, 6 CSS pixels apart. */
function patternOf(ink: Rgb, ratio: number): CanvasPattern | null {
  const size = Math.round(6 * ratio);
  const context = new OffscreenCanvas(size, size).getContext('2d');
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
  const pattern = context.createPattern(context.canvas, 'repeat');
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
  { image, canvas }: Bitmap,
  layout: Layout,
  ratio: number,
  pattern: CanvasPattern | string,
): void {
  const { x, y, cellWidth, cellHeight } = layout;
  const { width, height } = filled(layout);
  context.fillStyle = pattern;
  context.fillRect(0, 0, width, height);
  const [top, rows] = [y / cellHeight, height / cellHeight];
  if (cellWidth * ratio < 1 && cellHeight * ratio >= 1) {
    const pixels = Math.round(width * ratio);
    const strip = canvasOf(squeeze(image, x / cellWidth, (x + width) / cellWidth, pixels));
    context.imageSmoothingEnabled = false;
    context.drawImage(strip, 0, top, strip.width, rows, 0, 0, width, height);
    return;
  }
  // Several cells to a pixel are averaged; one cell over several pixels keeps its edges.
  context.imageSmoothingEnabled = Math.min(cellWidth, cellHeight) * ratio < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, x / cellWidth, top, width / cellWidth, rows, 0, 0, width, height);
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
