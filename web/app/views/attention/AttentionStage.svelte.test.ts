import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import AttentionStage from './AttentionStage.svelte';
import { fixtureTrace, tokensNamed } from '../fixture';
import { Lights, lightsContext } from '../lights.svelte';
import type { AttentionSelection, AttentionStageProps } from '../types';

const trace = await fixtureTrace('single');
const source = tokensNamed('>>ko<<', 'How', 'about', 'coffee', '<eos>');
const target = tokensNamed('<sos>', '커피', '한잔', '어때');
const masked: AttentionSelection = { kind: 'decoder', layer: 0, head: 1, value: 'masked_scores' };

async function stage(props: Partial<AttentionStageProps> = {}) {
  const onselect = vi.fn<(selection: AttentionSelection) => void>();
  const lights = new Lights();
  // Under `props`: the component's `target` is not Svelte's.
  const result = await render(AttentionStage, {
    props: { trace, source, target, selection: masked, onselect, ...props },
    context: lightsContext(lights),
  });
  return { ...result, onselect, lights };
}

const values = (): string[] =>
  page
    .getByRole('gridcell')
    .elements()
    .map((cell) => cell.textContent.trim());
const heads = (role: 'rowheader' | 'columnheader'): string[] =>
  page
    .getByRole(role)
    .elements()
    .map((head) => head.textContent);

beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1300, 900);
});

describe('what exists', () => {
  it('is a triangle of −∞ before softmax, of 0 after, and rows that sum to 1', async () => {
    const { rerender } = await stage();
    const above = [1, 2, 3, 6, 7, 11];
    expect(values()).toHaveLength(16);
    values().forEach((text, index) => expect(text === '−∞').toBe(above.includes(index)));
    await rerender({ selection: { ...masked, value: 'weights' } });
    values().forEach((text, index) => expect(text === '0').toBe(above.includes(index)));
    expect(page.getByText('1.0000', { exact: true }).elements()).not.toHaveLength(0);
    const sums = document.querySelectorAll('.margin span');
    expect([...sums].map((sum) => sum.textContent.trim())).toEqual(Array(4).fill('1.0000'));
  });

  it('ends with the step: no rows, and in self-attention no columns, for tokens to come', async () => {
    const { rerender } = await stage({ step: 1 });
    expect(heads('rowheader')).toEqual(['<sos>', '커피']);
    expect(heads('columnheader')).toEqual(['query', '<sos>', '커피']);
    expect(document.querySelector('.row .current')?.textContent.trim()).toBe('커피');
    await rerender({ selection: { ...masked, kind: 'cross' } });
    expect(heads('rowheader')).toEqual(['<sos>', '커피']);
    expect(heads('columnheader')).toEqual(['query', ...source.map(({ text }) => text)]);
    await rerender({ selection: { ...masked, kind: 'encoder' } });
    expect(heads('rowheader')).toEqual(source.map(({ text }) => text));
    expect(document.querySelector('.row .current')).toBeNull();
  });

  it('is said to be missing before the first step', async () => {
    await stage({ step: -1 });
    await expect.element(page.getByText('This attention has not been computed yet.')).toBeVisible();
  });

  it('is all that the trace has: a selection beyond it is the nearest', async () => {
    await stage({ selection: { kind: 'cross', layer: 9, head: 9, value: 'weights' } });
    await expect.element(page.getByRole('grid')).toHaveAccessibleName(/head 2, Softmax/);
  });

  it('hatches the padding of a batch', async () => {
    const batch = await fixtureTrace('padded_batch', 1);
    const mask = batch.get('encoder.layers.0.self_attn.mask');
    const forbidden = mask ? [...mask.data].filter((value) => value === -Infinity).length : 0;
    await stage({ trace: batch, selection: { ...masked, kind: 'encoder' } });
    expect(forbidden).toBeGreaterThan(0);
    expect(values().filter((text) => text === '−∞')).toHaveLength(forbidden);
  });
});

describe('choosing', () => {
  it('a head in the gallery by click and by keys', async () => {
    const { onselect, rerender } = await stage();
    const layers = [...trace.keys()].filter((name) => name.endsWith('attn.weights')).length;
    expect(page.getByRole('radio').elements()).toHaveLength(layers * 2);
    expect(page.getByRole('radio', { checked: true }).elements()).toHaveLength(1);
    await page.getByRole('radio', { name: 'Cross-attention, layer 1, head 1' }).click();
    expect(onselect.mock.lastCall).toEqual([{ ...masked, kind: 'cross', layer: 0, head: 0 }]);
    await rerender({ selection: { ...masked, head: 0 } });
    page.getByRole('radio', { checked: true }).element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onselect.mock.lastCall).toEqual([{ ...masked, head: 1 }]);
    await userEvent.keyboard('{ArrowUp}');
    expect(onselect.mock.lastCall?.[0].kind).toBe('encoder');
  });

  it('a step of the computation by click and by keys', async () => {
    const { onselect } = await stage();
    await page.getByRole('tab', { name: /Softmax/ }).click();
    expect(onselect.mock.lastCall).toEqual([{ ...masked, value: 'weights' }]);
    page.getByRole('tab', { selected: true }).element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(onselect.mock.lastCall).toEqual([{ ...masked, value: 'scores' }]);
  });

  it('kind, layer and head above', async () => {
    const { onselect } = await stage();
    await page.getByRole('button', { name: 'Cross', exact: true }).click();
    expect(onselect.mock.lastCall).toEqual([{ ...masked, kind: 'cross' }]);
    await page.getByRole('group', { name: 'Head' }).getByRole('button', { name: '1' }).click();
    expect(onselect.mock.lastCall).toEqual([{ ...masked, head: 0 }]);
  });
});

describe('pointing', () => {
  it('tells who asks and who answers', async () => {
    const { lights } = await stage({ selection: { ...masked, kind: 'cross', value: 'weights' } });
    const grid = page.getByRole('grid');
    const { width, height } = grid.element().getBoundingClientRect();
    await grid.hover({ position: { x: width * 0.7, y: height * 0.6 } });
    const cell = [
      { of: 'target', index: 2 },
      { of: 'source', index: 3 },
    ];
    await expect.poll(() => lights.pointed).toEqual(cell);
  });

  it('is shown where the page points at tokens', async () => {
    const { lights } = await stage({ selection: { ...masked, kind: 'cross', value: 'weights' } });
    lights.point([{ of: 'source', index: 1 }]);
    const lit = () =>
      [...document.querySelectorAll('.active')].map((name) => name.textContent.trim());
    await expect.poll(() => new Set(lit())).toEqual(new Set(['How']));
    // Every ribbon to that token, no other.
    expect(document.querySelectorAll('path.lit').length).toBeGreaterThan(0);
    expect(document.querySelectorAll('path.lit').length).toBeLessThanOrEqual(4);
    expect(document.querySelectorAll('path:not(.lit):not(.dim)')).toHaveLength(0);
  });
});

describe.each(['ko', 'en'] as const)('in %s', (language) => {
  it('axe finds nothing wrong', async () => {
    locale.current = language;
    document.documentElement.lang = language;
    const { container } = await stage({ step: 2 });
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('nothing is wider than a phone', async () => {
    locale.current = language;
    await page.viewport(390, 844);
    await stage({ selection: { ...masked, kind: 'cross', value: 'weights' } });
    await expect.element(page.getByRole('grid')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
