import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { Lights, lightsContext } from '../lights.svelte';
import Bands from './Bands.svelte';

const view = { rows: 4, cols: 10 };

async function bands(axes: Partial<Record<'rowAxis' | 'colAxis', { of: 'source' | 'target' }>>) {
  const lights = new Lights();
  const { container } = await render(Bands, {
    props: { view, ...axes },
    context: lightsContext(lights),
  });
  container.style.cssText = 'position: relative; width: 200px; height: 80px';
  const edges = () => {
    const style = container.querySelector('i')?.style;
    return ['top', 'bottom', 'left', 'right'].map((edge) => style?.getPropertyValue(`--${edge}`));
  };
  return { lights, container, edges };
}

it('lets a row and a column stand out, where the picture has them', async () => {
  const { lights, container, edges } = await bands({
    rowAxis: { of: 'target' },
    colAxis: { of: 'source' },
  });
  expect(container.querySelector('i')).toBeNull();
  lights.point([
    { of: 'target', index: 1 },
    { of: 'source', index: 3 },
  ]);
  await expect.poll(edges).toEqual(['25%', '50%', '30%', '40%']);
  lights.point([{ of: 'source', index: 9 }]);
  await expect.poll(edges).toEqual(['0%', '0%', '90%', '100%']);
  lights.point([{ of: 'target', index: 4 }]);
  await expect.poll(() => container.querySelector('i')).toBeNull();
});

it('points at what its cells stand for', async () => {
  const { lights, container } = await bands({ rowAxis: { of: 'target' } });
  await userEvent.hover(container, { position: { x: 100, y: 70 } });
  await expect.poll(() => lights.pointed).toEqual([{ of: 'target', index: 3 }]);
});
