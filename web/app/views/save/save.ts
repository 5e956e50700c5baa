/** Files for the visitor: nothing leaves the machine. */

import { SAMPLE_LINE, svgOf, titleType } from './document';
import { pictureOf } from './figure';
import { fontsFor } from './fonts';

/** Pixels of a PNG for one of the page's. */
const SHARPNESS = 2;

/** How long fonts are waited for, and how long between two looks, in milliseconds. */
const PATIENCE = 5000;
const PAUSE = 20;

/** A name for a file, from what it holds. */
export const fileName = (label: string, extension: string): string =>
  `${label.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}.${extension}`;

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

const fileOf = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml' });

/** What a view and the title above it are, as a picture and the fonts that it is written with. */
async function drawn(figure: HTMLElement, title: string) {
  const picture = pictureOf(figure);
  picture.writing.add(titleType(picture), title);
  return { picture, fonts: await fontsFor(picture.writing) };
}

/** A view as an SVG of its own. */
export async function svgFile(figure: HTMLElement, title: string): Promise<Blob> {
  const { picture, fonts } = await drawn(figure, title);
  return fileOf(svgOf(picture, title, fonts, false));
}

/**
 * The picture that an SVG is, in twice its size. Below it stand samples of its fonts, which an image
 * only begins to load when it is drawn: it is drawn until all are seen, and without them.
 */
export async function pngFile(figure: HTMLElement, title: string): Promise<Blob> {
  const { picture, fonts } = await drawn(figure, title);
  const samples = fonts.length;
  const url = URL.createObjectURL(fileOf(svgOf(picture, title, fonts, true)));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = (image.naturalHeight - samples * SAMPLE_LINE) * SHARPNESS;
    const until = performance.now() + PATIENCE;
    while (!sampled(image, samples) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    const height = image.naturalHeight * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((file) => {
        if (file) resolve(file);
        else reject(new RangeError('the picture is larger than this browser can draw'));
      });
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Whether each line of the samples below an image has something written on it. */
function sampled(image: HTMLImageElement, samples: number): boolean {
  if (samples === 0) return true;
  const size = { width: 2 * SAMPLE_LINE, height: samples * SAMPLE_LINE };
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) return true;
  context.drawImage(image, 0, size.height - image.naturalHeight);
  return Array.from({ length: samples }, (_, line) =>
    context.getImageData(0, line * SAMPLE_LINE, size.width, SAMPLE_LINE),
  ).every(({ data }) => data.some((value, index) => value !== data[index % 4]));
}
