/** The page's colours and type as a canvas needs them, following theme, contrast and late fonts. */
import { createSubscriber } from 'svelte/reactivity';
import type { Paper, Rgb } from './colour';

const subscribe = createSubscriber((update) => {
  const root = document.documentElement;
  const themes = new MutationObserver(update);
  themes.observe(root, { attributes: true });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', update);
  document.fonts.addEventListener('loadingdone', update);
  return () => {
    themes.disconnect();
    for (const query of queries) query.removeEventListener('change', update);
    document.fonts.removeEventListener('loadingdone', update);
  };
});

let context: CanvasRenderingContext2D | null = null;

const known = new Map<string, Rgb>();

/** Any CSS colour in sRGB, as the browser itself would draw it. */
function rgbOf(colour: string): Rgb {
  const rgb = known.get(colour) ?? drawn(colour);
  known.set(colour, rgb);
  return rgb;
}

function drawn(colour: string): Rgb {
  context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return [0, 0, 0];
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

export interface PageStyle extends Paper {
  /** The family and size of the element's text, for `CanvasRenderingContext2D.font`. */
  readonly family: string;
  readonly size: number;
  /** How much larger than usual the type is: 1.5 on a projector. */
  readonly scale: number;
}

/** The usual size of text in a view. */
const USUAL_SIZE = 14;

/** An element's background, text colour and type; asked in an effect, it is asked again on change. */
export function pageStyle(element: Element): PageStyle {
  subscribe();
  const style = getComputedStyle(element);
  return {
    paper: rgbOf(style.backgroundColor),
    ink: rgbOf(style.color),
    family: style.fontFamily,
    size: parseFloat(style.fontSize),
    scale: parseFloat(style.fontSize) / USUAL_SIZE,
  };
}

/** Outside the page: to set the font of a canvas of the page is to ask for all styles anew. */
const ruler = new OffscreenCanvas(1, 1).getContext('2d');

/** How wide the widest of some texts is, bold as a name is when it is pointed at. */
export function widestText(texts: readonly string[], { family, size }: PageStyle): number {
  if (!ruler) return 0;
  ruler.font = `700 ${size}px ${family}`;
  let widest = 0;
  for (const text of texts) widest = Math.max(widest, ruler.measureText(text).width);
  return widest;
}
