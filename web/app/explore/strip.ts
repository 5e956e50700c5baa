/** Draws a matrix as a picture without gaps, its rows sharp, however narrow its columns are. */
import { type Picture, drawBitmap } from '../views/paint';

/** Fills a canvas of `width` × `height` device pixels. */
export function drawStrip(
  canvas: HTMLCanvasElement,
  picture: Picture,
  width: number,
  height: number,
): void {
  const bitmap = document.createElement('canvas');
  drawBitmap(bitmap, picture);
  const { rows, cols } = picture.view;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || rows === 0 || cols === 0 || width === 0 || height === 0) return;
  // Columns that share a pixel are averaged, one row at a time, so that rows do not run together.
  const squeezed = cols > width ? document.createElement('canvas') : bitmap;
  if (squeezed !== bitmap) {
    squeezed.width = width;
    squeezed.height = rows;
    const across = squeezed.getContext('2d');
    if (!across) return;
    across.imageSmoothingQuality = 'high';
    across.drawImage(bitmap, 0, 0, width, rows);
  }
  context.imageSmoothingEnabled = rows > height;
  context.drawImage(squeezed, 0, 0, width, height);
}
