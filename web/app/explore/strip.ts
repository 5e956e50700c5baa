/** Draws a matrix as a picture without gaps, its rows sharp, however narrow its columns are. */
import { type Picture, drawBitmap } from '../views/paint';
import { squeeze } from '../views/squeeze';

/** Fills a canvas of `width` × `height` device pixels. */
export function drawStrip(
  canvas: HTMLCanvasElement,
  picture: Picture,
  width: number,
  height: number,
): void {
  const { rows, cols } = picture.view;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || rows * cols * width * height === 0) return;
  const bitmap = document.createElement('canvas');
  drawBitmap(bitmap, picture);
  context.imageSmoothingEnabled = rows > height;
  context.drawImage(cols > width ? squeeze(bitmap, 0, cols, width) : bitmap, 0, 0, width, height);
}
