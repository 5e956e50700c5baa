/** Columns that share a pixel, without the rows running together as a browser's own scaling has it. */

/**
 * The columns of a picture from one up to another in `width` pixels, each the mean of those that it
 * stands for; the rows stay as they are.
 */
export function squeeze(picture: ImageData, from: number, to: number, width: number): ImageData {
  const { width: cols, height: rows, data } = picture;
  const squeezed = new ImageData(width, rows);
  const step = (to - from) / width;
  for (let pixel = 0; pixel < width; pixel++) {
    const first = Math.max(0, Math.floor(from + pixel * step));
    const last = Math.min(cols, Math.max(first + 1, Math.floor(from + (pixel + 1) * step)));
    for (let row = 0; row < rows; row++) {
      const place = (row * width + pixel) * 4;
      meanOf(data, (row * cols + first) * 4, (row * cols + last) * 4, squeezed.data, place);
    }
  }
  return squeezed;
}

/** Of pixels in red, green, blue and alpha: what is transparent has no colour to add. */
function meanOf(
  pixels: Uint8ClampedArray,
  start: number,
  end: number,
  mean: Uint8ClampedArray,
  place: number,
): void {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let at = start; at < end; at += 4) {
    const weight = pixels[at + 3] ?? 0;
    red += (pixels[at] ?? 0) * weight;
    green += (pixels[at + 1] ?? 0) * weight;
    blue += (pixels[at + 2] ?? 0) * weight;
    alpha += weight;
  }
  const opaque = Math.max(1, alpha);
  mean[place] = red / opaque;
  mean[place + 1] = green / opaque;
  mean[place + 2] = blue / opaque;
  mean[place + 3] = (alpha * 4) / Math.max(4, end - start);
}
