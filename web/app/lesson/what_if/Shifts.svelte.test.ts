import { beforeEach, expect, it } from 'vitest';
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

beforeEach(() => {
  locale.current = 'en';
});

it('says how probable a token was and is, and what would come now', async () => {
  const shift = {
    token: tokenOf(0),
    before: 0.75,
    after: 0.125,
    best: { id: 1, probability: 0.5 },
  };
  await render(Shifts, { props: { shifts: [shift], tokenOf } });
  const cells = page.getByRole('row').nth(1).getByRole('cell');
  await expect.element(page.getByRole('rowheader')).toHaveTextContent('coffee');
  await expect.element(cells.nth(0)).toHaveTextContent('75%');
  await expect.element(cells.nth(1)).toHaveTextContent('13%');
  await expect.element(cells.nth(1)).toHaveClass('changed');
  await expect.element(cells.nth(2)).toHaveTextContent('tea 50%');
});
