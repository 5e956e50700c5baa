import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import Product from './Product.svelte';
import { fixtureTrace } from '../fixture';
import { headMatrix } from '../attention/head';
import { Lights, lightsContext } from '../lights.svelte';
import { ProductPlay } from './play.svelte';
import { type ProductOperands, type Timeline, completionOf } from './product';
import { at, transposed } from '../matrix/slice';
import { exactText } from '../format';

const trace = await fixtureTrace('single');
const place = { kind: 'cross', layer: 0, head: 1 } as const;
const [query, key, products] = (['query', 'key', 'products'] as const).map((value) =>
  headMatrix(trace, place, value),
);
if (!query || !key || !products) throw new Error('The fixture has no cross-attention.');

const operands: ProductOperands = {
  left: { view: query, symbol: 'Q', colour: '--query' },
  right: { view: transposed(key), symbol: 'Kᵀ', colour: '--key' },
  result: { view: products, symbol: 'QKᵀ', colour: '--ink' },
  copied: { view: key, symbol: 'K', colour: '--key' },
  rowAxis: { title: 'query', names: ['<sos>', '커피', '한잔', '어때'], of: 'target' },
  colAxis: { title: 'key', names: ['>>ko<<', 'How', 'about', 'coffee', '<eos>'], of: 'source' },
  runAxis: { title: 'dimension', of: 'heads' },
};
const timeline: Timeline = {
  rows: products.rows,
  run: query.cols,
  cols: products.cols,
  preludes: ['copy', 'transpose'],
};

async function product() {
  const play = new ProductPlay(() => timeline);
  const lights = new Lights();
  const result = await render(Product, {
    props: { operands, play, label: 'Q·Kᵀ' },
    context: lightsContext(lights),
  });
  return { ...result, play, lights };
}

const cells = () => page.getByRole('grid', { name: 'Q·Kᵀ' });
const slider = () => page.getByRole('slider', { name: 'Course of the product' });
const marked = () =>
  [...document.querySelectorAll('.active')].map((name) => name.textContent.trim());

beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1100, 900);
});

describe('a product', () => {
  it('says the shapes of its factors and of its result, which fit', async () => {
    await product();
    const { rows, run, cols } = timeline;
    for (const shape of [`Q ${rows} × ${run}`, `Kᵀ ${run} × ${cols}`, `QKᵀ ${rows} × ${cols}`]) {
      await expect.element(page.getByText(shape, { exact: true })).toBeVisible();
    }
  });

  it('marks row and column of a cell that is clicked', async () => {
    const { play } = await product();
    const { width, height } = cells().element().getBoundingClientRect();
    const position = { x: (width * 2.5) / timeline.cols, y: (height * 3.5) / timeline.rows };
    await cells().click({ position });
    expect(play.cell).toEqual({ row: 3, col: 2 });
    await expect.poll(marked).toEqual(['어때', 'about']);
  });

  it('picks by the arrows of the keyboard, reads the number and points at its tokens', async () => {
    const { play, lights } = await product();
    const before = play.cell;
    if (!before) throw new Error('A cell is picked at first.');
    await userEvent.tab();
    expect(document.activeElement).toBe(cells().element());
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    const cell = { row: before.row + 1, col: before.col + 1 };
    expect(play.cell).toEqual(cell);
    const id = cells().element().getAttribute('aria-activedescendant');
    expect(document.getElementById(id ?? '')?.textContent.trim()).toBe(
      exactText(at(operands.result.view, cell.row, cell.col)),
    );
    const pointed = [
      { of: 'target', index: cell.row },
      { of: 'source', index: cell.col },
    ];
    await expect.poll(() => lights.pointed).toEqual(pointed);
    // Whatever the keyboard does at the product: the slider goes on from there.
    slider().element().focus();
    await expect.poll(() => lights.pointed).toEqual(pointed);
    slider().element().blur();
    await expect.poll(() => lights.pointed).toEqual([]);
  });

  it('lights up what is pointed at elsewhere, in each matrix that has it', async () => {
    const { lights } = await product();
    const lit = () => document.querySelectorAll('rect.lit').length;
    expect(lit()).toBe(0);
    // A row of Q and of the result; a column of Kᵀ and of the result; a term of every sum.
    for (const [of, index, names] of [
      ['target', 2, ['한잔']],
      ['source', 3, ['coffee']],
      ['heads', 5, []],
    ] as const) {
      lights.point([{ of, index }]);
      await expect.poll(marked).toEqual(names);
      expect(lit()).toBe(2);
    }
    lights.clear();
    await expect.poll(lit).toBe(0);
  });

  it.each([
    { part: 'the left factor', x: 0.2, y: 0.95, series: ['target', 'heads', 'own: matrices'] },
    { part: 'the right factor', x: 0.95, y: 0.2, series: ['heads', 'source', 'own: matrices'] },
    { part: 'the result', x: 0.95, y: 0.95, series: ['target', 'source', 'own: matrices'] },
  ])('points at what $part stands for under the pointer', async ({ x, y, series }) => {
    const { lights } = await product();
    const picture = document.querySelector('.picture');
    if (!picture) throw new Error('no picture');
    const { width, height } = picture.getBoundingClientRect();
    await userEvent.hover(picture, { position: { x: x * width, y: y * height } });
    await expect.poll(() => lights.pointed.map(({ of }) => of)).toEqual(series);
    await slider().hover();
    await expect.poll(() => lights.pointed).toEqual([]);
  });

  it('can be scrubbed to any term, and says which', async () => {
    const { play } = await product();
    const tick = completionOf(timeline, { row: 1, col: 3 }) - 2;
    await slider().fill(String(tick));
    expect(play.terms).toBe(timeline.run - 2);
    await expect
      .element(slider())
      .toHaveAttribute(
        'aria-valuetext',
        `row 커피, column coffee: term ${play.terms} of ${timeline.run}`,
      );
  });

  it('plays from its start, and pauses', async () => {
    const { play } = await product();
    await page.getByRole('button', { name: 'Play the product' }).click();
    await expect.poll(() => play.tick).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Pause the product' }).click();
    expect(play.playing).toBe(false);
  });

  it('goes to copying and transposing, and says K’s shape before it is turned', async () => {
    await product();
    await page.getByRole('button', { name: '2. Transpose' }).click();
    const shape = `K ${timeline.cols} × ${timeline.run}`;
    await expect.element(page.getByText(shape, { exact: true })).toBeVisible();
  });

  it('fits a phone', async () => {
    await page.viewport(390, 844);
    await product();
    await expect.element(slider()).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  it.each(['ko', 'en'] as const)('has nothing that axe finds wrong in %s', async (language) => {
    locale.current = language;
    document.documentElement.lang = language;
    const { container } = await product();
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
