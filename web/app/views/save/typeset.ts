/** Text as the page has set it: how wide it is, and how it is broken into lines. */
import { escaped } from './vector';

/** What text is written in; `family` is a list, as in CSS. */
export interface Type {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
}

/** What a text must say of its type, where the picture's is another. */
export const attributesOf = ({ family, style, weight }: Type, picture: Type): string =>
  (family === picture.family ? '' : ` font-family="${escaped(family)}"`) +
  (style === picture.style ? '' : ` font-style="${style}"`) +
  (weight === picture.weight ? '' : ` font-weight="${weight}"`);

/** What is written, and in which types. */
export class Writing {
  readonly #texts = new Map<string, { readonly type: Type; text: string }>();

  add(type: Type, text: string): void {
    const key = `${type.style} ${type.weight} ${type.family}`;
    const known = this.#texts.get(key) ?? { type, text: '' };
    known.text += text;
    this.#texts.set(key, known);
  }

  get texts(): Iterable<{ readonly type: Type; readonly text: string }> {
    return this.#texts.values();
  }
}

export const typeOf = ({ fontFamily, fontStyle, fontWeight }: CSSStyleDeclaration): Type => ({
  family: fontFamily,
  style: fontStyle,
  weight: fontWeight,
});

interface Metrics {
  readonly widthOf: (text: string) => number;
  readonly ascent: number;
  readonly descent: number;
}

/** Measures of type in a size, in CSS pixels. */
export function metricsOf({ family, style, weight }: Type, size: number): Metrics {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return { widthOf: () => 0, ascent: 0, descent: 0 };
  context.font = `${style} ${weight} ${size}px ${family}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } =
    context.measureText('');
  return { widthOf: (text) => context.measureText(text).width, ascent, descent };
}

/** As much of a text as there is room for. */
export function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room + 1) return text;
  let length = text.length;
  while (length > 0 && widthOf(`${text.slice(0, length)}…`) > room) length--;
  return `${text.slice(0, length)}…`;
}

/** The lines that a text is broken into, without the white space that is not shown. */
export function linesOf(node: Text): readonly { readonly text: string; readonly box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = [];
  const range = document.createRange();
  let from = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(node.data)) {
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    const { width, top } = range.getBoundingClientRect();
    if (width === 0) continue;
    const line = lines.at(-1);
    const goesOn = line && Math.abs(line.box.top - top) < 1;
    const space = segment.trim() === '';
    if (!goesOn && space) continue;
    if (!goesOn) from = index;
    range.setStart(node, from);
    const box = range.getBoundingClientRect();
    const shown = space ? ' ' : segment;
    if (goesOn) Object.assign(line, { text: line.text + shown, box });
    else lines.push({ text: shown, box });
  }
  return lines;
}
