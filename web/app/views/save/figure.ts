/**
 * A view as shapes and text of an SVG: what stands on the page, where it stands, in the page's
 * present colours. Text stays text, shapes stay shapes, the cells of a matrix become shapes; what
 * is marked with `data-not-saved` is left out, and so is what is there for readers of screens only.
 */
import { drawnOn } from '../matrix/paint';
import { withStyles } from '../matrix/drawing';
import { pageStyle } from '../matrix/page.svelte';
import { bordersOf, rect, unrolled, withinOf } from './boxes';
import { portable } from './portable';
import { type Type, Writing, attributesOf, linesOf, metricsOf, shortened, typeOf } from './typeset';
import { escaped, hex, matrixMarkup, rounded } from './vector';

/** The id of the pattern for hatched cells. */
export const HATCH = 'hatch';

/** What only the cells of a matrix are written with. */
const MARKS = '0123456789.−∞…';

/** The picture, as it is put together. */
export class Picture {
  /** What need not be painted, for all of it is. */
  readonly paper: string;
  /** Type that need not be named, for all of it is so unless it says. */
  readonly type: Type;
  /** Everything that is written in it. */
  readonly writing: Writing;
  readonly parts: string[] = [];
  left = Infinity;
  top = Infinity;
  right = -Infinity;
  bottom = -Infinity;

  constructor(paper: string, type: Type, writing = new Writing()) {
    this.paper = paper;
    this.type = type;
    this.writing = writing;
  }

  /** For a part of this one that is put into a group. */
  inner(): Picture {
    return new Picture(this.paper, this.type, this.writing);
  }

  get box(): DOMRect {
    const { left, top, right, bottom } = this;
    return new DOMRect(left, top, right - left, bottom - top);
  }

  add(markup: string, { left, top, right, bottom }: DOMRect): void {
    this.parts.push(markup);
    this.left = Math.min(this.left, left);
    this.top = Math.min(this.top, top);
    this.right = Math.max(this.right, right);
    this.bottom = Math.max(this.bottom, bottom);
  }
}

/** The picture of a view; its places are those of the page. */
export function pictureOf(figure: HTMLElement): Picture {
  const { paper, family } = pageStyle(document.documentElement);
  const picture = new Picture(hex(paper), { family, style: 'normal', weight: '400' });
  unrolled(figure, () => walk(figure, picture));
  return picture;
}

function walk(element: Element, picture: Picture): void {
  if (element.hasAttribute('data-not-saved')) return;
  const style = getComputedStyle(element);
  const unseen = style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0';
  if (unseen || style.clipPath.startsWith('inset(50%')) return;
  if (element instanceof SVGSVGElement) addDrawing(element, style, picture);
  else if (element instanceof HTMLCanvasElement || element instanceof HTMLImageElement)
    addImage(element, style, picture);
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
  const within = withinOf(style, box);
  const content = within ? picture.inner() : picture;
  addSign(element, content);
  for (const child of element.childNodes) {
    if (child instanceof Element) walk(child, content);
    else if (child instanceof Text) addText(child, element, style, content);
  }
  if (within) addWithin(within, content, picture);
}

/** What hides what lies outside of it does so in the picture, too. */
function addWithin(box: DOMRect, content: Picture, picture: Picture): void {
  if (content.parts.length === 0) return;
  const { left, top, right, bottom } = box;
  const markup = content.parts.join('');
  const inside =
    content.left >= left - 1 &&
    content.top >= top - 1 &&
    content.right <= right + 1 &&
    content.bottom <= bottom + 1;
  if (inside) picture.add(markup, content.box);
  else if (box.width > 0 && box.height > 0) {
    const place = [left, top, box.width, box.height].map(rounded);
    const [x, y, width, height] = place;
    picture.add(
      `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${place.join(' ')}">` +
        `${markup}</svg>`,
      box,
    );
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
  const inner = picture.inner();
  addElement(element, getComputedStyle(element), inner);
  element.style.transform = before;
  if (inner.parts.length === 0) return;
  const place = `translate(${x} ${y}) matrix(${matrix}) translate(${-Number(x)} ${-Number(y)})`;
  picture.add(`<g transform="${place}">${inner.parts.join('')}</g>`, seen);
}

function addBorders(box: DOMRect, style: CSSStyleDeclaration, picture: Picture): void {
  for (const { strip, markup } of bordersOf(box, style)) picture.add(markup, strip);
}

/** One text for each line, since SVG does not break lines. */
function addText(
  node: Text,
  parent: HTMLElement,
  style: CSSStyleDeclaration,
  picture: Picture,
): void {
  const room = style.textOverflow === 'ellipsis' ? parent.clientWidth : Infinity;
  for (const { text, box } of linesOf(node)) write(text.trimEnd(), box, room, style, picture);
}

/** The sign that a style sheet puts before a text, as the hyphen of what goes on with a word. */
function addSign(element: HTMLElement, picture: Picture): void {
  const style = getComputedStyle(element, '::before');
  const text = /^"(.+)"$/.exec(style.content)?.[1];
  const [line] = element.getClientRects();
  if (!text || !line || style.position !== 'static') return;
  const { widthOf } = metricsOf(typeOf(style), parseFloat(style.fontSize));
  write(text, new DOMRect(line.x, line.y, widthOf(text), line.height), Infinity, style, picture);
}

/** Writes a line of text into its box, as much of it as there is room for. */
function write(
  text: string,
  box: DOMRect,
  room: number,
  style: CSSStyleDeclaration,
  picture: Picture,
): void {
  const [fill, opacity] = portable(style.color);
  const type = typeOf(style);
  const { widthOf, ascent, descent } = metricsOf(type, parseFloat(style.fontSize));
  const baseline = box.top + (box.height - ascent - descent) / 2 + ascent;
  picture.writing.add(type, `${text}…`);
  picture.add(
    `<text x="${rounded(box.left)}" y="${rounded(baseline)}" fill="${fill}" ` +
      `fill-opacity="${opacity}" font-size="${style.fontSize}"${attributesOf(type, picture.type)}>` +
      `${escaped(shortened(text, room, widthOf))}</text>`,
    new DOMRect(box.left, box.top, Math.min(box.width, room), box.height),
  );
}

function addImage(
  image: HTMLCanvasElement | HTMLImageElement,
  style: CSSStyleDeclaration,
  picture: Picture,
): void {
  const box = image.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const place =
    `x="${rounded(box.left)}" y="${rounded(box.top)}" width="${rounded(box.width)}" ` +
    `height="${rounded(box.height)}"`;
  const drawn = drawnOn(image);
  if (drawn) {
    const { rows, cols } = drawn.picture.view;
    const { width, height } = box;
    const whole = { cellWidth: width / cols, cellHeight: height / rows, x: 0, y: 0 };
    const { type } = picture;
    picture.writing.add(type, MARKS);
    const markup = matrixMarkup({
      picture: drawn.picture,
      layout: drawn.layout ?? { rows, cols, width, height, ...whole },
      hatch: HATCH,
      widthOf: (text, size) => metricsOf(type, size).widthOf(text),
    });
    picture.add(`<svg ${place}>${markup}</svg>`, box);
  } else {
    const how = `preserveAspectRatio="none" image-rendering="${style.imageRendering}"`;
    const href = image instanceof HTMLImageElement ? image.src : image.toDataURL();
    picture.add(`<image ${place} ${how} href="${href}"/>`, box);
  }
  const [colour, opacity] = portable(style.outlineColor);
  if (style.outlineStyle === 'solid' && opacity > 0) {
    picture.add(rect(box, `fill="none" stroke="${colour}" stroke-opacity="${opacity}"`), box);
  }
}

function addDrawing(svg: SVGSVGElement, style: CSSStyleDeclaration, picture: Picture): void {
  const box = svg.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  for (const text of svg.querySelectorAll('text')) {
    picture.writing.add(typeOf(getComputedStyle(text)), text.textContent);
  }
  const copy = withStyles(svg);
  copy.setAttribute('overflow', style.overflow === 'visible' ? 'visible' : 'hidden');
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    copy.setAttribute(side, rounded(box[side]));
  }
  picture.add(new XMLSerializer().serializeToString(copy), box);
  addBorders(box, style, picture);
}
