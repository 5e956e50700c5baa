import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { decodeSafetensors } from 'glassformer';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import AttentionLines from '../attention/AttentionLines.svelte';
import Histogram from '../histogram/Histogram.svelte';
import Matrix from '../matrix/Matrix.svelte';
import { colourScale } from '../matrix/colour';
import { fixtureTrace } from '../fixture';
import { at, domainOf, matrixOf } from '../matrix/slice';
import type { MatrixView } from '../types';
import SaveMenu from './SaveMenu.svelte';
import { hex } from './vector';

const trace = await fixtureTrace('single');
const NAME = 'decoder.layers.0.self_attn.masked_scores';
const tensor = trace.get(NAME);
if (!tensor) throw new Error(`${NAME} is not in the fixture.`);
const masked = matrixOf(tensor, [1]);
const names = ['<sos>', '커피 & "한잔"', 'b', 'c'];
const props = {
  view: masked,
  label: 'scores, <head> 2',
  rowAxis: { title: 'query', names, hue: 'target' as const },
  colAxis: { title: 'key', names },
};
const numbers = (view: MatrixView): number[] =>
  Array.from({ length: view.rows * view.cols }, (_, index) =>
    at(view, Math.floor(index / view.cols), index % view.cols),
  );

let made: Blob[];
let saved: string[];

beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1000, 800);
  made = [];
  saved = [];
  const createUrl = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) made.push(file);
    return createUrl(file);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  delete document.documentElement.dataset['theme'];
});

async function exported(kind: string): Promise<Blob> {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: kind, exact: true }).click();
  await vi.waitFor(() => expect(saved).toHaveLength(1), { timeout: 20_000 });
  const file = made.at(-1);
  if (!file) throw new Error('No file was made.');
  return file;
}

async function picture(): Promise<Document> {
  const file = await exported('SVG');
  expect(file.type).toBe('image/svg+xml');
  const svg = new DOMParser().parseFromString(await file.text(), 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  return svg;
}

const textsOf = (svg: Document) =>
  [...svg.querySelectorAll('text')].map((text) => text.textContent);

describe('the picture of a matrix', () => {
  it('has its title, its names, its true shape and each of its numbers as text', async () => {
    await render(Matrix, props);
    const svg = await picture();
    expect(saved).toEqual(['scores-head-2.svg']);
    const texts = textsOf(svg);
    expect(texts[0]).toBe(props.label);
    for (const name of names) expect(texts.filter((text) => text === name)).toHaveLength(2);
    expect(texts).toContain(`${masked.rows} × ${masked.cols}`);
    const cells = [...svg.querySelectorAll('svg svg g text')].map((text) => text.textContent);
    const read = cells.map((text) => (text === '−∞' ? -Infinity : Number(text.replace('−', '-'))));
    const values = numbers(masked);
    expect(read).toHaveLength(values.length);
    values.forEach((value, index) => {
      const decimals = cells[index]?.split('.')[1]?.length ?? 0;
      if (value === -Infinity) expect(read[index]).toBe(value);
      else
        expect(Math.abs((read[index] ?? NaN) - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals);
    });
  });

  it.each(['light', 'dark'])('has the colours of the theme, and hatches −∞: %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await render(Matrix, props);
    const svg = await picture();
    const paper = svg.querySelector('rect')?.getAttribute('fill') ?? '';
    const channels = [1, 3, 5].map((place) => parseInt(paper.slice(place, place + 2), 16));
    expect(Math.max(...channels) < 40).toBe(theme === 'dark');
    const colour = colourScale('signed', domainOf(masked, 'signed'), channels as never);
    const expected = numbers(masked).map((value) =>
      value === -Infinity ? 'url(#hatch)' : hex(colour(value)),
    );
    const cells = [...svg.querySelectorAll('svg svg g rect')];
    expect(cells.map((cell) => cell.getAttribute('fill'))).toEqual(expected);
    expect(svg.querySelector('pattern#hatch')).not.toBeNull();
  });

  it('leaves out what only works on the page', async () => {
    await render(Matrix, props);
    await page.getByRole('grid').hover();
    const texts = textsOf(await picture());
    expect(texts).not.toContain('Export');
    expect(new Set(texts).size).toBeGreaterThan(names.length);
    expect(texts.filter((text) => text === 'query')).toEqual([]);
  });

  it('draws every one of many cells as a shape', async () => {
    const many = matrixOf({
      dims: [40, 512],
      data: Float32Array.from({ length: 40 * 512 }, (_, index) => Math.sin(index)),
    });
    await render(Matrix, {
      ...props,
      view: many,
      rowAxis: { title: 'r' },
      colAxis: { title: 'c' },
    });
    const shapes = [...(await picture()).querySelectorAll('svg svg g path')];
    const count = (path: Element) => (path.getAttribute('d') ?? '').split('M').length - 1;
    expect(shapes.reduce((sum, path) => sum + count(path), 0)).toBe(40 * 512);
    const colour = colourScale('signed', domainOf(many, 'signed'), [255, 255, 255]);
    const wanted = new Map<string, number>();
    for (const value of numbers(many)) {
      const fill = hex(colour(value));
      wanted.set(fill, (wanted.get(fill) ?? 0) + 1);
    }
    const drawn = new Map(shapes.map((path) => [path.getAttribute('fill') ?? '', count(path)]));
    expect(drawn).toEqual(wanted);
  });

  it('is as PNG the same picture in twice its size', async () => {
    const rendered = await render(Matrix, props);
    const svg = (await picture()).documentElement;
    await rendered.unmount();
    saved.length = 0;
    await render(Matrix, props);
    const file = await exported('PNG');
    expect(file.type).toBe('image/png');
    const image = await createImageBitmap(file);
    expect([image.width, image.height]).toEqual(
      ['width', 'height'].map((side) => 2 * Number(svg.getAttribute(side))),
    );
  });
});

describe('the picture of another view', () => {
  it('of who looks at whom: the same ribbons, in the page’s colour, and both sides’ names', async () => {
    const tensorOfWeights = trace.get('decoder.layers.0.self_attn.weights');
    if (!tensorOfWeights) throw new Error('The fixture has no weights.');
    const weights = matrixOf(tensorOfWeights, [1]);
    const { rowAxis, colAxis } = props;
    const rendered = await render(AttentionLines, { weights, rowAxis, colAxis, label: 'lines' });
    const shown = [...rendered.container.querySelectorAll('svg path')].map((path) =>
      path.getAttribute('d'),
    );
    const svg = await picture();
    const ribbons = [...svg.querySelectorAll('svg svg path')];
    expect(shown.length).toBeGreaterThan(0);
    expect(ribbons.map((ribbon) => ribbon.getAttribute('d'))).toEqual(shown);
    const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent');
    for (const ribbon of ribbons) expect(ribbon.getAttribute('fill')).toBe(accent);
    for (const name of names) {
      expect(textsOf(svg).filter((text) => text === name)).toHaveLength(2);
    }
  });

  it('of a histogram: its bars, and how many values each stands for', async () => {
    const values = Float32Array.of(-2, -1.5, 0, 0.5, 1, 1.25);
    const domain = { low: -2, high: 2 };
    await render(Histogram, { label: 'spread', values, domain, bins: 4 });
    const svg = await picture();
    const heights = [...svg.querySelectorAll('svg svg rect')].map((bar) =>
      Number(bar.getAttribute('height')),
    );
    saved.length = 0;
    const read = JSON.parse(await (await exported('JSON')).text()) as {
      data: number[][];
      cols: { names: string[] };
    };
    expect(read.data).toEqual([[2, 0, 2, 2]]);
    expect(read.cols.names).toEqual(['-2', '-1', '0', '1']);
    expect(heights.map((height) => height / Math.max(...heights))).toEqual([1, 0, 1, 1]);
  });
});

it('has the fonts that it is written with in it', async () => {
  const style = document.createElement('style');
  const faces = ['Written', 'Unused'].map(
    (family) =>
      `@font-face { font-family: ${family}; src: url('data:font/woff2;base64,d09GMg=='); }`,
  );
  style.textContent = `${faces.join('')} html { font-family: Written, sans-serif; }`;
  document.head.append(style);
  await render(Matrix, props);
  const svg = await picture();
  style.remove();
  const rules = svg.querySelector('style')?.textContent ?? '';
  expect(rules).toContain('font-family:"Written"');
  expect(rules).toContain('url(data:font/woff2;base64,d09GMg==)');
  expect(rules).not.toContain('Unused');
  expect(svg.documentElement.getAttribute('font-family')).toContain('Written');
});

it('has several tensors as safetensors, and asks for numbers when it is opened', async () => {
  const figure = document.createElement('div');
  const tensors = new Map([[NAME, tensor]]);
  let asked = 0;
  await render(SaveMenu, {
    label: 'all',
    figure,
    get tensors() {
      asked++;
      return tensors;
    },
  });
  expect(asked).toBe(0);
  const file = await exported('safetensors');
  const read = decodeSafetensors(new Uint8Array(await file.arrayBuffer())).tensors;
  expect([...read.keys()]).toEqual([NAME]);
  expect(read.get(NAME)).toEqual({ dims: [...tensor.dims], data: tensor.data });
  expect(saved).toEqual(['all.safetensors']);
});

it('has the numbers as JSON, CSV and NPY, each the same', async () => {
  await render(Matrix, props);
  const read = JSON.parse(await (await exported('JSON')).text()) as { data: (string | number)[][] };
  expect(read.data.flat().map((value) => Math.fround(Number(value)))).toEqual(numbers(masked));
  expect(saved).toEqual(['scores-head-2.json']);
  saved.length = 0;
  const csv = await (await exported('CSV')).text();
  const lines = csv.trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(masked.rows);
  expect(saved).toEqual(['scores-head-2.csv']);
  saved.length = 0;
  const npy = await (await exported('NPY')).arrayBuffer();
  expect([...new Float32Array(npy.slice(128))]).toEqual(numbers(masked));
});
