/**
 * A view as an SVG of its own: what stands on the page, where it stands, in the page's present
 * colours. Text stays text, shapes stay shapes, the cells of a matrix become shapes; buttons and
 * whatever else is marked with `data-not-saved` is left out.
 */
import type { Fonts } from './fonts';
import { drawnOn } from '../matrix/paint';
import { withStyles } from '../matrix/drawing';
import { pageStyle } from '../matrix/page.svelte';
import { portable } from './portable';
import { linesOf, shortened, typeOf } from './typeset';
import { escaped, hatching, hex, matrixMarkup, rounded } from './vector';

const HATCH = 'hatch';
const MARGIN = 16;
const TITLE_LINE = 1.8;
const BOLD = 650;
/** Of the page's size, as in --small. */
const SMALL = 14 / 17;

/** The picture, as it is put together. */
class Picture {
  /** What need not be painted, for all of it is. */
  readonly paper: string;
  readonly parts: string[] = [];
  left = Infinity;
  top = Infinity;
  right = -Infinity;
  bottom = -Infinity;

  constructor(paper: string) {
    this.paper = paper;
  }

  add(markup: string, { left, top, right, bottom }: DOMRect): void {
    this.parts.push(markup);
    this.left = Math.min(this.left, left);
    this.top = Math.min(this.top, top);
    this.right = Math.max(this.right, right);
    this.bottom = Math.max(this.bottom, bottom);
  }
}

/** Below a picture with fonts in it, a line for the sample of each. */
export const SAMPLE_LINE = 12;

/**
 * The SVG of a view, with its name above it. With fonts in it, samples of them stand below it, to
 * be cut off (save.ts).
 */
export function figureSvg(figure: HTMLElement, title: string, fonts?: Fonts): string {
  const { paper, ink, family, size: pageSize } = pageStyle(document.documentElement);
  const picture = new Picture(hex(paper));
  walk(figure, picture);
  const size = pageSize * SMALL;
  const heading = size * TITLE_LINE;
  const titleWidth = typeOf(`${BOLD} ${size}px ${family}`).widthOf(title);
  const width = Math.ceil(Math.max(picture.right - picture.left, titleWidth) + 2 * MARGIN);
  const ownHeight = Math.ceil(picture.bottom - picture.top + heading + 2 * MARGIN);
  const samples = fonts?.samples.map(
    (sample, line) =>
      `<text y="${ownHeight + (line + 0.85) * SAMPLE_LINE}" font-size="${SAMPLE_LINE}" ` +
      `fill="${hex(ink)}">${escaped(sample)}</text>`,
  );
  const height = ownHeight + (samples?.length ?? 0) * SAMPLE_LINE;
  const left = rounded(MARGIN - picture.left);
  const top = rounded(MARGIN + heading - picture.top);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="${escaped(family)}" text-rendering="geometricPrecision" ` +
    `style="font-variant-numeric:tabular-nums">` +
    `<title>${escaped(title)}</title>${fonts ? `<style>${fonts.rules}</style>` : ''}<defs>${hatching(HATCH, hex(ink))}</defs>` +
    `<rect width="100%" height="100%" fill="${hex(paper)}"/>` +
    `<text x="${MARGIN}" y="${rounded(MARGIN + size)}" font-size="${size}" font-weight="${BOLD}" ` +
    `fill="${hex(ink)}">${escaped(title)}</text>` +
    `<g transform="translate(${left} ${top})">${picture.parts.join('')}</g>` +
    `${samples?.join('') ?? ''}</svg>`
  );
}

function walk(element: Element, picture: Picture): void {
  if (element.hasAttribute('data-not-saved')) return;
  const style = getComputedStyle(element);
  const unseen = style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0';
  if (unseen || style.clipPath.startsWith('inset(50%')) return;
  if (element instanceof SVGSVGElement) addDrawing(element, style, picture);
  else if (element instanceof HTMLCanvasElement) addCanvas(element, style, picture);
  else if (element instanceof HTMLElement) {
    const turned = new DOMMatrix(style.transform === 'none' ? '' : style.transform);
    if (turned.b !== 0 || turned.c !== 0) addTurned(element, style, turned, picture);
    else addElement(element, style, picture);
  }
}

function addElement(element: HTMLElement, style: CSSStyleDeclaration, picture: Picture): void {
  const box = element.getBoundingClientRect();
  const [fill, opacity] = portable(style.backgroundColor);
  if (opacity > 0 && fill !== picture.paper)
    picture.add(rect(box, `fill="${fill}" fill-opacity="${opacity}"`), box);
  // Nothing else on the page has such a ground.
  if (style.backgroundImage.startsWith('repeating-linear-gradient')) {
    picture.add(rect(box, `fill="url(#${HATCH})" fill-opacity="0.5"`), box);
  }
  addBorders(box, style, picture);
  for (const child of element.childNodes) {
    if (child instanceof Element) walk(child, picture);
    else if (child instanceof Text) addText(child, element, style, picture);
  }
}

/** What is rotated is looked at as it would be if it were not, and rotated in the picture. */
function addTurned(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  { a, b, c, d, e, f }: DOMMatrix,
  picture: Picture,
): void {
  const [originX = 0, originY = 0] = style.transformOrigin.split(' ').map(parseFloat);
  const matrix = [a, b, c, d, e, f].map(rounded).join(' ');
  const seen = element.getBoundingClientRect();
  const before = element.style.transform;
  element.style.transform = 'none';
  const { left, top } = element.getBoundingClientRect();
  const [x, y] = [left + originX, top + originY].map(rounded);
  const inner = new Picture(picture.paper);
  addElement(element, getComputedStyle(element), inner);
  element.style.transform = before;
  if (inner.parts.length === 0) return;
  const place = `translate(${x} ${y}) matrix(${matrix}) translate(${-Number(x)} ${-Number(y)})`;
  picture.add(`<g transform="${place}">${inner.parts.join('')}</g>`, seen);
}

const rect = ({ left, top, width, height }: DOMRect, paint: string): string =>
  `<rect x="${rounded(left)}" y="${rounded(top)}" width="${rounded(width)}" ` +
  `height="${rounded(height)}" ${paint}/>`;

/** Each border is a filled strip along its side; those of neighbours in a table lie on each other. */
function addBorders(box: DOMRect, style: CSSStyleDeclaration, picture: Picture): void {
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
  for (const [side, stripOf] of Object.entries(strips)) {
    const size = parseFloat(style.getPropertyValue(`border-${side}-width`));
    const [colour, opacity] = portable(style.getPropertyValue(`border-${side}-color`));
    if (size > 0 && opacity > 0) {
      const strip = stripOf(size);
      picture.add(rect(strip, `fill="${colour}" fill-opacity="${opacity}"`), strip);
    }
  }
}

/** One text for each line, since SVG does not break lines. */
function addText(
  node: Text,
  parent: HTMLElement,
  style: CSSStyleDeclaration,
  picture: Picture,
): void {
  const [fill, opacity] = portable(style.color);
  const { fontWeight: weight, fontSize: size } = style;
  const { widthOf, ascent, descent } = typeOf(`${weight} ${size} ${style.fontFamily}`);
  const room = style.textOverflow === 'ellipsis' ? parent.clientWidth : Infinity;
  for (const { text, box } of linesOf(node)) {
    const baseline = box.top + (box.height - ascent - descent) / 2 + ascent;
    picture.add(
      `<text x="${rounded(box.left)}" y="${rounded(baseline)}" fill="${fill}" ` +
        `fill-opacity="${opacity}" font-size="${size}" font-weight="${weight}">` +
        `${escaped(shortened(text.trimEnd(), room, widthOf))}</text>`,
      new DOMRect(box.left, box.top, Math.min(box.width, room), box.height),
    );
  }
}

function addCanvas(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, picture: Picture): void {
  const box = canvas.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const place =
    `x="${rounded(box.left)}" y="${rounded(box.top)}" width="${rounded(box.width)}" ` +
    `height="${rounded(box.height)}"`;
  const drawn = drawnOn(canvas);
  if (drawn) {
    const { rows, cols } = drawn.picture.view;
    const { width, height } = box;
    const whole = { cellWidth: width / cols, cellHeight: height / rows, x: 0, y: 0 };
    const { family } = drawn.picture.page;
    const markup = matrixMarkup({
      picture: drawn.picture,
      layout: drawn.layout ?? { rows, cols, width, height, ...whole },
      hatch: HATCH,
      widthOf: (text, size) => typeOf(`${size}px ${family}`).widthOf(text),
    });
    picture.add(`<svg ${place}>${markup}</svg>`, box);
  } else {
    const how = `preserveAspectRatio="none" image-rendering="${style.imageRendering}"`;
    picture.add(`<image ${place} ${how} href="${canvas.toDataURL()}"/>`, box);
  }
  const [colour, opacity] = portable(style.outlineColor);
  if (style.outlineStyle === 'solid' && opacity > 0) {
    picture.add(rect(box, `fill="none" stroke="${colour}" stroke-opacity="${opacity}"`), box);
  }
}

function addDrawing(svg: SVGSVGElement, style: CSSStyleDeclaration, picture: Picture): void {
  const box = svg.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const copy = withStyles(svg);
  copy.setAttribute('overflow', style.overflow === 'visible' ? 'visible' : 'hidden');
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    copy.setAttribute(side, rounded(box[side]));
  }
  picture.add(new XMLSerializer().serializeToString(copy), box);
  addBorders(box, style, picture);
}
