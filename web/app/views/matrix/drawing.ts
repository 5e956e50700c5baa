/** A drawing of the page with the style sheets' part of it written into it. */
import { portable } from '../save/portable';

/** What SVG takes from CSS and children inherit. */
const SVG_STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** What is not inherited, with what it is where nobody says. */
const OWN_STYLES = [
  ['opacity', '1'],
  ['vector-effect', 'none'],
] as const;

/** A copy that looks the same where there are no style sheets. */
export function withStyles(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy, null);
  copy.removeAttribute('style');
  return copy;
}

/** Gives the copy of a drawing what style sheets gave the drawing. */
function inlineStyles(from: Element, to: Element, above: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(from);
  for (const name of SVG_STYLES) {
    const value = style.getPropertyValue(name);
    if (value === above?.getPropertyValue(name)) continue;
    if (name !== 'fill' && name !== 'stroke') to.setAttribute(name, value);
    else if (value === 'none' || value.startsWith('url(')) to.setAttribute(name, value);
    else {
      const [colour, opacity] = portable(value);
      to.setAttribute(name, colour);
      if (opacity < 1) to.setAttribute(`${name}-opacity`, String(opacity));
    }
  }
  for (const [name, otherwise] of OWN_STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== otherwise) to.setAttribute(name, value);
  }
  if (from instanceof SVGStopElement) to.setAttribute('stop-color', portable(style.stopColor)[0]);
  to.removeAttribute('class');
  [...from.children].forEach((child, index) => {
    const copy = to.children[index];
    if (copy) inlineStyles(child, copy, style);
  });
}
