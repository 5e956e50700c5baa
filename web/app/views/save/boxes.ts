/** Boxes of the page as shapes: their borders, and what is seen of what is in them. */
import { portable } from './portable';
import { rounded } from './vector';

export const rect = ({ left, top, width, height }: DOMRect, paint: string): string =>
  `<rect x="${rounded(left)}" y="${rounded(top)}" width="${rounded(width)}" ` +
  `height="${rounded(height)}" ${paint}/>`;

/** Dash and gap of a border, in its own widths. */
const DASHES: Readonly<Record<string, number>> = { dashed: 3, dotted: 1 };

/** A border along the middle of its strip, broken where the page's is. */
function line(strip: DOMRect, dash: number, paint: string): string {
  const across = strip.width < strip.height;
  const size = across ? strip.width : strip.height;
  const from = across ? [strip.left + size / 2, strip.top] : [strip.left, strip.top + size / 2];
  const [x, y] = from.map(rounded);
  const path = across ? `V${rounded(strip.bottom)}` : `H${rounded(strip.right)}`;
  return (
    `<path d="M${x} ${y}${path}" stroke-width="${rounded(size)}" ` +
    `stroke-dasharray="${rounded(dash * size)}" ${paint.replaceAll('fill', 'stroke')}/>`
  );
}

/** Each border lies along its side; those of neighbours in a table lie on each other. */
export function bordersOf(
  box: DOMRect,
  style: CSSStyleDeclaration,
): readonly { readonly strip: DOMRect; readonly markup: string }[] {
  const { left, top, right, bottom, width, height } = box;
  const collapsed = style.display === 'table-cell' && style.borderCollapse === 'collapse';
  const out = (size: number) => (collapsed ? size / 2 : 0);
  const inward = (size: number) => size - out(size);
  const strips = {
    top: (size: number) => new DOMRect(left, top - out(size), width, size),
    right: (size: number) => new DOMRect(right - inward(size), top, size, height),
    bottom: (size: number) => new DOMRect(left, bottom - inward(size), width, size),
    left: (size: number) => new DOMRect(left - out(size), top, size, height),
  };
  return Object.entries(strips).flatMap(([side, stripOf]) => {
    const size = parseFloat(style.getPropertyValue(`border-${side}-width`));
    const [colour, opacity] = portable(style.getPropertyValue(`border-${side}-color`));
    if (size === 0 || opacity === 0) return [];
    const strip = stripOf(size);
    const paint = `fill="${colour}" fill-opacity="${opacity}"`;
    const dash = DASHES[style.getPropertyValue(`border-${side}-style`)];
    return [{ strip, markup: dash ? line(strip, dash, paint) : rect(strip, paint) }];
  });
}

/** The box outside of which nothing of an element's content is seen. */
export function withinOf(style: CSSStyleDeclaration, box: DOMRect): DOMRect | null {
  const inset = /^inset\(([^)]*)\)/.exec(style.clipPath)?.[1];
  if (inset !== undefined) {
    const [top = '0', right = top, bottom = top, left = right] = inset.split(' ');
    const of = (length: string, side: number) =>
      parseFloat(length) * (length.endsWith('%') ? side / 100 : 1);
    const [x, y] = [box.left + of(left, box.width), box.top + of(top, box.height)];
    const [toX, toY] = [box.right - of(right, box.width), box.bottom - of(bottom, box.height)];
    return new DOMRect(x, y, Math.max(0, toX - x), Math.max(0, toY - y));
  }
  return /hidden|clip/.test(style.overflowX + style.overflowY) ? box : null;
}

/**
 * Does something while all of what scrolls sideways is in sight. It is over before the page is
 * drawn again.
 */
export function unrolled(figure: HTMLElement, act: () => void): void {
  const wider = [...figure.querySelectorAll<HTMLElement>('*')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .filter((element) => getComputedStyle(element).overflowX === 'auto')
    .map((element) => ({ element, width: element.scrollWidth, before: element.style.cssText }));
  for (const { element, width } of wider) {
    Object.assign(element.style, { maxWidth: 'none', width: `${width}px` });
  }
  try {
    act();
  } finally {
    for (const { element, before } of wider) element.style.cssText = before;
  }
}
