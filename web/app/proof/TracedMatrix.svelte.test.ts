import axe from 'axe-core';
import type { Explain, Explanation } from 'glassformer';
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { fixtureTrace } from '../views/fixture';
import { exactText } from '../views/format';
import { matrixOf } from '../views/matrix/slice';
import Proof from './Proof.svelte';
import TracedMatrix from './TracedMatrix.svelte';

const NAME = 'decoder.layers.0.self_attn.masked_scores';
const trace = await fixtureTrace('single');
const tensor = trace.get(NAME);
if (!tensor) throw new Error(`${NAME} is not in the fixture.`);
const view = matrixOf(tensor, [1]);

/** Says of every number that it is the same as one with the same index in another tensor. */
const explainedAs = (from: string) =>
  vi.fn<Explain>((name, index) => {
    const flat = index.reduce((place, each, axis) => place * (tensor.dims[axis] ?? 1) + each, 0);
    const value = tensor.data[flat] ?? NaN;
    const explanation: Explanation = {
      name,
      operation: 'same',
      index,
      value,
      recomputed: value,
      factor: 1,
      position: -1,
      ingredients: [
        {
          role: 'x',
          name: from,
          parameter: false,
          index,
          axis: -1,
          values: Float32Array.of(value),
        },
      ],
    };
    return Promise.resolve(explanation);
  });

const props = {
  view,
  name: NAME,
  dims: tensor.dims,
  label: 'masked scores',
  rowAxis: { title: 'query' },
  colAxis: { title: 'key' },
};
const proof = () => page.getByRole('region', { name: 'Where does this number come from?' });
const grid = () => page.getByRole('grid').first();
const focusGrid = () => {
  (grid().element() as HTMLElement).focus();
};

beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1000, 800);
});

it('unfolds the number of the cell that is pinned, and gives the keyboard back when closed', async () => {
  const explain = explainedAs('before');
  const { container } = await render(TracedMatrix, { ...props, explain, hint: true });
  await expect.element(page.getByText('Click a number')).toBeVisible();
  focusGrid();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{Enter}');
  await expect.element(proof()).toBeVisible();
  expect(explain).toHaveBeenLastCalledWith(NAME, [1, 2, 1]);
  const value = tensor.data[(1 * (tensor.dims[1] ?? 0) + 2) * (tensor.dims[2] ?? 0) + 1];
  await expect
    .element(proof().getByRole('status').first())
    .toHaveTextContent(exactText(value ?? NaN));
  expect((await axe.run(container)).violations).toEqual([]);

  await proof().getByRole('button', { name: 'before' }).click();
  await vi.waitFor(() => expect(explain).toHaveBeenLastCalledWith('before', [1, 2, 1]));
  await proof().getByRole('button', { name: 'Close' }).click();
  await expect.element(proof()).not.toBeInTheDocument();
  expect(document.activeElement).toBe(grid().element());
});

it('keeps the keyboard on its way back along the trail', async () => {
  await render(TracedMatrix, {
    ...props,
    explain: explainedAs('before'),
    pinned: { row: 0, col: 0 },
  });
  await proof().getByRole('button', { name: 'before' }).click();
  const back = proof().getByRole('navigation').getByRole('button', { name: NAME });
  (back.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(back).not.toBeInTheDocument();
  expect(proof().element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(proof()).not.toBeInTheDocument();
});

it('gives the keyboard back to what asked, where nobody else does', async () => {
  const asks = document.createElement('button');
  document.body.append(asks);
  asks.focus();
  const onclose = vi.fn();
  const start = { name: NAME, index: [1, 0, 0] };
  await render(Proof, { explain: explainedAs('before'), start, onclose });
  await proof().getByRole('button', { name: 'before' }).click();
  expect(document.activeElement).not.toBe(asks);
  await userEvent.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(asks);
  asks.remove();
});

it('asks another pass about the same cell, and no longer about what the one before said', async () => {
  const first = explainedAs('before');
  const second = explainedAs('elsewhere');
  const { rerender } = await render(TracedMatrix, {
    ...props,
    explain: first,
    pinned: { row: 0, col: 0 },
  });
  await proof().getByRole('button', { name: 'before' }).click();
  await vi.waitFor(() => expect(first).toHaveBeenLastCalledWith('before', [1, 0, 0]));
  await rerender({ explain: second });
  await vi.waitFor(() => expect(second).toHaveBeenLastCalledWith(NAME, [1, 0, 0]));
  await expect.element(proof().getByRole('button', { name: 'elsewhere' })).toBeVisible();
});

it('says that the model is on its way while nobody can explain', async () => {
  await render(TracedMatrix, { ...props, explain: null, pinned: { row: 0, col: 0 } });
  await expect.element(page.getByText('Once the model is loaded')).toBeVisible();
  await expect.element(proof()).not.toBeInTheDocument();
});

it('offers to go to a number only where there is such a place', async () => {
  const onshow = vi.fn();
  const shows = ({ name }: { name: string }) => name === 'before';
  const pinned = { row: 1, col: 0 };
  await render(TracedMatrix, { ...props, explain: explainedAs('before'), onshow, shows, pinned });
  const show = () => proof().getByRole('button', { name: 'Show where it is' });
  await proof().getByRole('button', { name: 'before' }).click();
  await show().click();
  expect(onshow).toHaveBeenCalledExactlyOnceWith({ name: 'before', index: [1, 1, 0] });
  await proof().getByRole('button', { name: NAME }).click();
  await expect.element(show()).not.toBeInTheDocument();
});

it('asks where a cell comes from that is put together of several tensors', async () => {
  const explain = explainedAs('before');
  const { name: _, dims: __, ...composed } = props;
  const placeOf = ({ row, col }: { row: number; col: number }) =>
    row === 0 ? null : { name: `part.${row}`, index: [col] };
  const { rerender } = await render(TracedMatrix, {
    ...composed,
    placeOf,
    explain,
    pinned: { row: 2, col: 3 },
  });
  await vi.waitFor(() => expect(explain).toHaveBeenLastCalledWith('part.2', [3]));
  await rerender({ pinned: { row: 0, col: 3 } });
  await expect.element(proof()).not.toBeInTheDocument();
});
