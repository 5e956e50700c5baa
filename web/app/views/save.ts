/** Files for the visitor: nothing leaves the machine. */

/** Pixels of a PNG for one of the page's. */
const SHARPNESS = 2;

/** A name for a file, from what it holds. */
export const fileName = (label: string, extension: string): string =>
  `${label.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}.${extension}`;

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

export const svgFile = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml' });

/** The picture that an SVG is, in twice its size. */
export async function pngFile(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
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
