import type { Explain } from 'glassformer';
import { beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import { tokensNamed } from '../../views/fixture';
import Shifts from './Shifts.svelte';

const tokens = tokensNamed('coffee', 'tea');
const tokenOf = (id: number) => {
  const token = tokens[id];
  if (!token) throw new Error(`There is no token ${id}.`);
  return token;
};

/** A pass in which every number is what it is. */
const pass = (value: number) =>
  vi.fn<Explain>((name, index) =>
    Promise.resolve({
      name,
      operation: 'given',
      index,
      value,
      recomputed: value,
      factor: 1,
      position: -1,
      ingredients: [],
    }),
  );

beforeEach(() => {
  locale.current = 'en';
});

const shift = {
  token: tokenOf(0),
  before: 0.75,
  after: 0.125,
  best: { id: 1, probability: 0.5 },
};

it('says how probable a token was and is, and what would come now', async () => {
  await render(Shifts, {
    props: { shifts: [shift], tokenOf, explain: { before: pass(0), after: pass(0) } },
  });
  const cells = page.getByRole('row').nth(1).getByRole('cell');
  await expect.element(page.getByRole('rowheader')).toHaveTextContent('coffee');
  await expect.element(cells.nth(0)).toHaveTextContent('75%');
  await expect.element(cells.nth(1)).toHaveTextContent('13%');
  await expect.element(cells.nth(1)).toHaveClass('changed');
  await expect.element(cells.nth(2)).toHaveTextContent('tea 50%');
});

it('asks each probability where it comes from in the pass that it is of', async () => {
  const explain = { before: pass(0.75), after: pass(0.5) };
  const props = { shifts: [shift, shift], tokenOf, explain };
  const { rerender } = await render(Shifts, { props });
  const proof = page.getByRole('region', { name: 'Where does this number come from?' });
  const [{ id: coffee }, { id: tea }] = [tokenOf(0), tokenOf(1)];
  await page.getByRole('button', { name: '75%, As it is' }).nth(1).click();
  await expect.element(proof.getByRole('status').first()).toHaveTextContent('0.75');
  expect(explain.before).toHaveBeenCalledExactlyOnceWith('probabilities', [1, coffee]);
  expect(explain.after).not.toHaveBeenCalled();
  await page
    .getByRole('button', { name: '50%, Changed, the probability of “tea”' })
    .first()
    .click();
  await expect.element(proof.getByRole('status').first()).toHaveTextContent('0.5');
  expect(explain.after).toHaveBeenCalledExactlyOnceWith('probabilities', [0, tea]);

  // In another language it is the same number; with another change it may not be listed any more.
  locale.current = 'ko';
  const korean = page.getByRole('region', { name: '이 수는 어디에서 왔을까요?' });
  await expect.element(korean.getByRole('status').first()).toHaveTextContent('0.5');
  await rerender({ shifts: [{ ...shift, best: { id: 0, probability: 0.5 } }] });
  await expect.element(korean).not.toBeInTheDocument();
});
