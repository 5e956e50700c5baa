import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import type { PathRecord } from '../state/path';
import { fixtureTrace, tokensNamed } from '../views/fixture';
import type { Trace } from '../views/types';
import ModelMap from './ModelMap.svelte';
import { type Block, architectureOf, formOf } from './architecture';

const whole = await fixtureTrace('single');
const source = tokensNamed('>>ko<<', 'How', 'about', 'coffee', '<eos>');
const target = tokensNamed('<sos>', '커피', '한잔', '어때', '<eos>');

const pathWith = (trace: Trace): PathRecord => ({
  text: 'How about coffee',
  language: 'ko',
  choices: [],
  source,
  target,
  steps: [],
  translation: '커피 한잔 어때',
  complete: true,
  score: 0,
  trace,
});

async function map({ trace = whole, step = 3 }: { trace?: Trace; step?: number } = {}) {
  const onopen = vi.fn<(block: Block) => void>();
  const architecture = architectureOf(formOf(trace));
  const props = { architecture, path: pathWith(trace), step, current: null, onopen };
  const result = await render(ModelMap, { props });
  return { ...result, architecture, onopen };
}

const blocks = () => page.getByRole('navigation').getByRole('button').elements();
const block = (name: string) => page.getByRole('button', { name });
/** How much of a picture's height its rows take that are made. */
const made = (name: string) =>
  [...block(name).element().querySelectorAll('canvas')].map(
    ({ parentElement: made }) =>
      (made?.clientHeight ?? NaN) / (made?.parentElement?.clientHeight ?? NaN),
  );

beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1300, 900);
});

describe('the map', () => {
  it('has every block of both stacks in the order of computation, with its shape', async () => {
    const { architecture } = await map();
    expect(blocks()).toHaveLength(architecture.blocks.length);
    architecture.blocks.forEach(({ picture }, index) => {
      const { dims } = whole.get(picture.name) ?? { dims: [] };
      expect(blocks()[index]?.textContent).toContain(dims.join(' × '));
    });
  });

  it('tells the block that was chosen', async () => {
    const { onopen } = await map();
    await block('Encoder layer 2 self-attention').click();
    expect(onopen.mock.lastCall?.[0].id).toBe('encoder.layers.1.self_attn');
  });

  it('says what flows into what is pointed at, and lights up its neighbours', async () => {
    await map();
    await block('Decoder layer 1 cross-attention').hover();
    const from = 'Decoder layer 1 add & norm (masked attention) + Encoder output (memory)';
    await expect.element(page.getByText(`Decoder layer 1 cross-attention ← ${from}`)).toBeVisible();
    await expect.element(block('Encoder output (memory)')).toHaveClass('lit');
    expect(document.querySelectorAll('button.lit')).toHaveLength(3);
  });

  it('stays within its room, names and lines and all, on a phone', async () => {
    await page.viewport(390, 844);
    const { container } = await map();
    expect(container.scrollWidth).toBeLessThanOrEqual(390);
  });
});

describe('at a step', () => {
  it('the decoder’s rows are made so far, the encoder’s all', async () => {
    const { rerender } = await map({ step: 1 });
    await expect.poll(() => made('Decoder layer 1 feed-forward')[0]).toBeCloseTo(2 / 4, 1);
    expect(made('Encoder layer 1 feed-forward')[0]).toBeCloseTo(1, 1);
    await rerender({ step: 2 });
    await expect.poll(() => made('Decoder layer 1 feed-forward')[0]).toBeCloseTo(3 / 4, 1);
    await rerender({ step: -1 });
    await expect.poll(() => made('Decoder layer 1 cross-attention')).toEqual([0, 0]);
  });
});

describe('a recording of the attentions alone', () => {
  const recorded = new Map([...whole].filter(([name]) => name.endsWith('_attn.weights')));

  it('has the same blocks, and says which it has no numbers of', async () => {
    const { architecture } = await map({ trace: recorded });
    expect(blocks()).toHaveLength(architectureOf(formOf(whole)).blocks.length);
    const missing = architecture.blocks.filter(({ picture }) => !recorded.has(picture.name));
    const said = blocks().filter((each) => each.textContent.includes('not recorded'));
    expect(said).toHaveLength(missing.length);
    expect(said.length).toBeLessThan(blocks().length);
    await expect.element(page.getByText(/the rest is filled in/)).toBeVisible();
  });
});
