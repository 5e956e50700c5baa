import { afterEach, expect, it } from 'vitest';
import '../../theme/index.css';
import { pictureOf } from './figure';

/** The picture of some HTML, as elements. */
function drawn(html: string) {
  const figure = document.createElement('div');
  figure.innerHTML = html;
  document.body.append(figure);
  const picture = pictureOf(figure);
  const markup = `<svg xmlns="http://www.w3.org/2000/svg">${picture.parts.join('')}</svg>`;
  const svg = new DOMParser().parseFromString(markup, 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  return { figure, picture, svg };
}

const textsOf = (svg: Document) =>
  [...svg.querySelectorAll('text')].map((text) => text.textContent);
const boxOf = (element: Element | null) =>
  ['x', 'y', 'width', 'height'].map((side) => Number(element?.getAttribute(side)));

afterEach(() => document.body.replaceChildren());

it('a table has its texts where they stand, and a line for each border', () => {
  const { figure, svg } = drawn(
    `<table style="border-collapse: separate; border-spacing: 0">
      <tr><th style="font-weight: 700; text-align: left">a &amp; b</th><td>1.5</td></tr>
      <tr><th style="border-top: 1px solid red">c</th><td style="border-top: 1px solid red">2</td></tr>
    </table>`,
  );
  expect(textsOf(svg)).toEqual(['a & b', '1.5', 'c', '2']);
  expect(svg.querySelector('text')?.getAttribute('font-weight')).toBe('700');
  const cells = [...figure.querySelectorAll('tr:last-child > *')].map((cell) =>
    cell.getBoundingClientRect(),
  );
  const lines = [...svg.querySelectorAll('rect[fill="#ff0000"]')].map(boxOf);
  expect(lines).toHaveLength(cells.length);
  cells.forEach(({ left, top, width }, index) => {
    [left, top, width, 1].forEach((value, side) => {
      expect(lines[index]?.[side]).toBeCloseTo(value, 1);
    });
  });
});

it('a broken border is broken in the picture, too', () => {
  const { figure, svg } = drawn(
    '<p style="margin: 0; border-left: 2px dotted red; border-top: 1px dashed blue">x</p>',
  );
  const { left, top, right, bottom } = figure.getBoundingClientRect();
  const paths = [...svg.querySelectorAll('path')];
  const [above, beside] = paths.map((path) => path.getAttribute('d'));
  expect(above).toBe(`M${left} ${top + 0.5}H${right}`);
  expect(beside).toBe(`M${left + 1} ${top}V${Math.round(bottom * 100) / 100}`);
  expect(paths.map((path) => path.getAttribute('stroke'))).toEqual(['#0000ff', '#ff0000']);
  for (const path of paths) expect(path.hasAttribute('stroke-dasharray')).toBe(true);
});

it('has neither what is not to be saved nor what only readers of screens are told', () => {
  const { svg } = drawn(
    `<p>seen</p><p data-not-saved>button</p><p class="visually-hidden">told</p>
    <p hidden>hidden</p><p style="opacity: 0">clear</p>`,
  );
  expect(textsOf(svg)).toEqual(['seen']);
});

it('has the sign that a style sheet puts before a text, and the text after it', () => {
  const style = document.createElement('style');
  style.textContent = `.sign::before { color: red; content: '-'; }`;
  document.head.append(style);
  const { svg } = drawn('<span class="sign">s</span>');
  style.remove();
  const [sign, text] = [...svg.querySelectorAll('text')];
  expect(textsOf(svg)).toEqual(['-', 's']);
  expect(sign?.getAttribute('fill')).toBe('#ff0000');
  expect(Number(sign?.getAttribute('x'))).toBeLessThan(Number(text?.getAttribute('x')));
});

it.each([
  ['overflow: hidden', 60],
  ['clip-path: inset(0 50% 0 0)', 30],
])('has nothing of what the page cuts off: %s', (cut, width) => {
  const { svg, picture } = drawn(
    `<div style="${cut}; width: 60px; height: 20px">
      <div style="width: 200px; height: 20px; background: red"></div>
    </div>`,
  );
  const window = svg.querySelector('svg svg');
  expect(boxOf(window).slice(2)).toEqual([width, 20]);
  expect(window?.getAttribute('viewBox')?.split(' ').map(Number)).toEqual(boxOf(window));
  expect(boxOf(window?.querySelector('rect') ?? null)[2]).toBe(200);
  expect(picture.box.width).toBe(width);
});

it('has all of what scrolls sideways, and leaves the page as it is', () => {
  const { figure, picture } = drawn(
    `<div style="overflow-x: auto; width: 100px;">
      <div style="display: grid; width: max-content; grid-template-columns: 300px 50px">
        <span>start</span><span style="position: sticky; right: 0; background: red">end</span>
      </div>
    </div>`,
  );
  expect(picture.box.width).toBe(350);
  const room = figure.firstElementChild;
  expect(room?.getAttribute('style')).toBe('overflow-x: auto; width: 100px;');
  expect(room?.clientWidth).toBe(100);
});

it('says in which type each text is written', () => {
  const { svg, picture } = drawn(
    `<p>plain <i style="font-family: Georgia">slanted</i> <b style="font-weight: 700">bold</b></p>`,
  );
  const slanted = [...svg.querySelectorAll('text')].find((text) => text.textContent === 'slanted');
  expect(slanted?.getAttribute('font-style')).toBe('italic');
  expect(slanted?.getAttribute('font-family')).toBe('Georgia');
  const types = new Map(
    [...picture.writing.texts].map(({ type, text }) => [`${type.style} ${type.weight}`, text]),
  );
  expect([...types.keys()].sort()).toEqual(['italic 400', 'normal 400', 'normal 700']);
  expect(types.get('normal 700')).toContain('bold');
});
