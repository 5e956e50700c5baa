import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { headMatrix } from '../views/attention/head';
import { fixtureTrace } from '../views/fixture';
import { Lights, lightsContext } from '../views/lights.svelte';
import { transposed } from '../views/matrix/slice';
import Multiplication from './Multiplication.svelte';

const trace = await fixtureTrace('single');
const place = { kind: 'cross', layer: 0, head: 1 } as const;
const [query, key, products] = (['query', 'key', 'products'] as const).map((value) =>
  headMatrix(trace, place, value),
);
if (!query || !key || !products) throw new Error('The fixture has no cross-attention.');

const props = {
  operands: {
    left: { view: query, symbol: 'Q', colour: '--query' },
    right: { view: transposed(key), symbol: 'Kᵀ', colour: '--key' },
    result: { view: products, symbol: 'Q·Kᵀ', colour: '--ink' },
    rowAxis: { title: 'query' },
    colAxis: { title: 'key' },
    runAxis: { title: 'dimension' },
  },
  name: 'decoder.layers.0.encoder_attn.products',
  indexOf: () => [],
  explain: null,
  label: 'Q·Kᵀ',
};

const symbol = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[data-symbol=${name}]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const litSymbols = () =>
  [...document.querySelectorAll<HTMLElement>('.formula .lit')].map(
    ({ dataset }) => dataset['symbol'],
  );
const framed = () => document.querySelectorAll('rect.matrix').length;

beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1100, 900);
  await render(Multiplication, { props, context: lightsContext(new Lights()) });
  await expect.element(page.getByRole('grid', { name: 'Q·Kᵀ' })).toBeVisible();
});

it.each(['left', 'right', 'result'])(
  'a symbol of the formula lights up its matrix: %s',
  async (name) => {
    expect([framed(), litSymbols()]).toEqual([0, []]);
    await userEvent.hover(symbol(name));
    await expect.poll(framed).toBe(1);
    expect(litSymbols()).toEqual([name]);
    await page.getByRole('slider').hover();
    await expect.poll(framed).toBe(0);
  },
);

it('a matrix lights up its symbol', async () => {
  await page.getByRole('grid', { name: 'Q·Kᵀ' }).hover();
  await expect.poll(litSymbols).toEqual(['result']);
});

it('a symbol stays lit under a finger until it touches something else', async () => {
  const touch = (on: Element, type: string) =>
    on.dispatchEvent(
      new PointerEvent(type, { pointerType: 'touch', bubbles: type !== 'pointerleave' }),
    );
  touch(symbol('left'), 'pointerover');
  touch(document.querySelector('.formula') ?? document.body, 'pointerleave');
  await expect.poll(litSymbols).toEqual(['left']);
  touch(document.body, 'pointerdown');
  await expect.poll(litSymbols).toEqual([]);
});
