import { beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import HeadSwitches from './HeadSwitches.svelte';
import { type Changes, kindOf, kindOfAll } from './heads';

beforeEach(() => {
  locale.current = 'en';
});

it('turns one head, all of a layer, and all of them back', async () => {
  const onchange = vi.fn<(changes: Changes) => void>();
  const props = { changes: new Map(), layer: 1, head: 2, heads: 4, onchange };
  const { rerender } = await render(HeadSwitches, { props });
  const last = () => onchange.mock.lastCall?.[0] ?? new Map();
  const group = (name: string) => page.getByRole('group', { name });
  await group('Layer 2, head 3').getByRole('button', { name: 'off' }).click();
  expect([last().size, kindOf(last(), 1, 2)]).toEqual([1, 'off']);
  await group('All heads of layer 2').getByRole('button', { name: 'even' }).click();
  expect([last().size, kindOfAll(last(), 1, 4)]).toEqual([4, 'uniform']);
  await rerender({ changes: last() });
  await page.getByRole('button', { name: 'all as they are' }).click();
  expect(last().size).toBe(0);
});
