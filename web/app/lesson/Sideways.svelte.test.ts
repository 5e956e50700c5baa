import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import Sideways from './Sideways.svelte';

const children = createRawSnippet(() => ({
  render: () => '<p style="width: 500px; max-width: none">wide</p>',
}));

it('can be reached by keys where it has to scroll, and only there', async () => {
  await page.viewport(900, 600);
  await render(Sideways, { props: { label: 'Table', children } });
  await expect.element(page.getByText('wide')).toBeVisible();
  expect(page.getByRole('region').elements()).toHaveLength(0);
  await page.viewport(390, 600);
  await expect
    .element(page.getByRole('region', { name: 'Table' }))
    .toHaveAttribute('tabindex', '0');
});
