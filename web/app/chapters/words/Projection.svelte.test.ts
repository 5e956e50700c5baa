import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import { Lights, lightsContext } from '../../views/lights.svelte';
import type { Axis } from '../../views/types';
import Projection from './Projection.svelte';

const props = {
  projected: {
    points: [
      [
        { x: -4, y: 0 },
        { x: 2, y: 1 },
      ],
      [
        { x: 0, y: 2 },
        { x: 2, y: -3 },
      ],
    ],
    explained: [0.75, 0.25] as const,
  },
  axes: [
    { title: 'word', names: ['귤과', '사과'], of: 'own: phrase 0' },
    { title: 'word', names: ['일을', '사과'], of: 'source', indices: [[1, 2], [3]] },
  ] satisfies Axis[],
  followed: (_: number, index: number) => index === 1,
  ways: [{ from: [0, 1], to: [1, 1], text: '0.84' }] as const,
  title: 'After attention',
  phrases: ['귤과 사과', '어제 일을 사과'],
};

it('keeps distances true to one scale and joins the word that is followed', async () => {
  locale.current = 'en';
  await page.viewport(900, 700);
  await render(Projection, { props });
  await expect.element(page.getByText('direction 1 (75%) →')).toBeVisible();
  const spots = [...document.querySelectorAll('[role="img"] circle:not(.ring)')].map((circle) => ({
    x: Number(circle.getAttribute('cx')),
    y: Number(circle.getAttribute('cy')),
  }));
  const [a, b, c, d] = spots;
  if (!a || !b || !c || !d) throw new Error('There should be four points.');
  const unit = (b.x - a.x) / 6;
  expect(unit).toBeGreaterThan(1);
  expect(a.y - b.y).toBeCloseTo(unit, 6);
  expect(d.y - b.y).toBeCloseTo(4 * unit, 6);
  const way = document.querySelector('.way');
  expect(['x1', 'y1', 'x2', 'y2'].map((name) => Number(way?.getAttribute(name)))).toEqual([
    b.x,
    b.y,
    d.x,
    d.y,
  ]);
  await expect.element(page.getByText('0.84')).toBeVisible();
  expect(document.querySelectorAll('.followed')).toHaveLength(2);
});

it('lights up the point of a word that is pointed at elsewhere, and says what its points are', async () => {
  const lights = new Lights();
  await render(Projection, { props, context: lightsContext(lights) });
  await page.viewport(900, 700);
  const lit = () => [...document.querySelectorAll('.lit text')].map((name) => name.textContent);
  // The second token of a word of two.
  lights.point([{ of: 'source', index: 2 }]);
  await expect.poll(lit).toEqual(['일을']);
  lights.clear();
  await expect.poll(lit).toEqual([]);
  await page.getByText('일을', { exact: true }).hover();
  await expect
    .poll(() => lights.pointed)
    .toEqual([
      { of: 'source', index: 1 },
      { of: 'source', index: 2 },
    ]);
  expect(lit()).toEqual(['일을']);
});
