import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import { fixtureTrace } from '../../views/fixture';
import { exactText } from '../../views/format';
import Triangle from './Triangle.svelte';

const trace = await fixtureTrace('single');
const weights = trace.get('decoder.layers.0.self_attn.weights');
if (!weights) throw new Error('The fixture lacks the weights.');
const tokens = weights.dims.at(-1) ?? 0;
const names = Array.from({ length: tokens }, (_, index) => `t${index}`);
const axis = { title: 'token', names };

beforeEach(() => {
  locale.current = 'en';
});

const after = () => page.getByRole('grid', { name: /After softmax/ }).getByRole('gridcell');
const before = () => page.getByRole('grid', { name: /Before softmax/ }).getByRole('gridcell');
const texts = (cells: { elements: () => Element[] }) =>
  cells.elements().map((cell) => cell.textContent?.trim());

it('grows with the step, −∞ before softmax and 0 after above the diagonal', async () => {
  const place = { kind: 'decoder', layer: 0, head: 1 } as const;
  const props = {
    trace,
    explain: null,
    asked: { scores: { value: null }, weights: { value: null } },
    place,
    axes: { rows: axis, cols: axis },
    step: 1,
  };
  const { rerender } = await render(Triangle, { props });
  await expect.element(page.getByText('Step 3: there are 2 tokens, and 1 of 4')).toBeVisible();
  const [, hidden] = texts(before());
  expect(hidden).toBe('−∞');
  const start = tokens * tokens;
  const element = (row: number, col: number) =>
    exactText(weights.data[start + row * tokens + col] ?? NaN);
  expect(texts(after())).toEqual([element(0, 0), '0', element(1, 0), element(1, 1)]);
  await rerender({ step: tokens - 1 });
  expect(texts(after())).toHaveLength(tokens * tokens);
  expect(texts(before()).filter((text) => text === '−∞')).toHaveLength((tokens * (tokens - 1)) / 2);
});
