import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import Switch from './Switch.svelte';

it('asks to be turned the other way', async () => {
  const onturn = vi.fn();
  const { rerender } = await render(Switch, { props: { label: 'mask', on: true, onturn } });
  const button = page.getByRole('switch', { name: 'mask' });
  await expect.element(button).toHaveAttribute('aria-checked', 'true');
  await button.click();
  await rerender({ on: false });
  await expect.element(button).toHaveAttribute('aria-checked', 'false');
  await button.click();
  expect(onturn.mock.calls).toEqual([[false], [true]]);
});
