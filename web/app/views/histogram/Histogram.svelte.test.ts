import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import Histogram from './Histogram.svelte';

it('draws a part within all, as high as there are values, and marks below', async () => {
  await render(Histogram, {
    props: {
      label: 'spread',
      values: Float32Array.of(-0.5, 0.5, 0.5, 0.5, 0.5),
      part: Float32Array.of(0.5),
      marks: [0.5, 7],
      domain: { low: -1, high: 1 },
      bins: 2,
    },
  });
  const picture = page.getByRole('img', { name: 'spread' });
  await expect.element(picture).toBeVisible();
  const heights = [...picture.element().querySelectorAll('rect')].map((bar) =>
    Number(bar.getAttribute('height')),
  );
  const [few = 0, many = 0, none, some = 0] = heights;
  expect([few / many, none, some / many]).toEqual([0.25, 0, 0.25]);
  // The one outside the domain is not drawn.
  expect(picture.element().querySelectorAll('.mark')).toHaveLength(1);
});
