/** Colours as every program that reads SVG knows them. */

let context: OffscreenCanvasRenderingContext2D | null = null;

const known = new Map<string, readonly [colour: string, opacity: number]>();

/** Any CSS colour as six hexadecimal digits, and how opaque it is. */
export function portable(colour: string): readonly [colour: string, opacity: number] {
  const found = known.get(colour) ?? drawn(colour);
  known.set(colour, found);
  return found;
}

function drawn(colour: string): readonly [string, number] {
  context ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return ['#000000', 1];
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  const digits = [red, green, blue].map((channel) => channel.toString(16).padStart(2, '0'));
  return [`#${digits.join('')}`, Math.round((alpha / 255) * 1000) / 1000];
}
