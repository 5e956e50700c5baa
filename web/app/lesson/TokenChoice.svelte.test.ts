import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { Lights, lightsContext } from '../views/lights.svelte';
import TokenChoice from './TokenChoice.svelte';

const names = ['<sos>', '커피', '한잔'];

async function choice(without?: number) {
  const lights = new Lights();
  const props = { label: 'token', names, value: 0, side: 'target', onchoose: () => {} } as const;
  await render(TokenChoice, {
    props: { ...props, without },
    context: lightsContext(lights),
  });
  return lights;
}

const button = (name: string) => page.getByRole('button', { name });
const lit = () => [...document.querySelectorAll('.lit')].map((each) => each.textContent.trim());

it('lights up the token that is pointed at elsewhere, of its own side', async () => {
  const lights = await choice();
  lights.point([
    { of: 'source', index: 1 },
    { of: 'target', index: 2 },
  ]);
  await expect.poll(lit).toEqual(['한잔']);
});

it('points at a token under the pointer, until it leaves', async () => {
  const lights = await choice(0);
  await button('커피').hover();
  await expect.poll(() => lights.pointed).toEqual([{ of: 'target', index: 1 }]);
  expect(lit()).toEqual(['커피']);
  await button('커피').unhover();
  await expect.poll(() => lights.pointed).toEqual([]);
});

it('points at the token that the keyboard is on, and not at one that was clicked', async () => {
  const lights = await choice();
  await userEvent.tab();
  await userEvent.tab();
  await expect.poll(() => lights.pointed).toEqual([{ of: 'target', index: 1 }]);
  await userEvent.tab();
  await userEvent.tab();
  await expect.poll(() => lights.pointed).toEqual([]);
});
