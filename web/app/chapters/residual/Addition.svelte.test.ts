import type { Explain } from 'glassformer';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../theme/base.css';
import '../../theme/colors.css';
import { locale } from '../../messages/index.svelte';
import type { Path } from '../../state/path';
import { fixtureTrace, tokensNamed } from '../../views/fixture';
import { Lights, lightsContext } from '../../views/lights.svelte';
import Addition from './Addition.svelte';

const trace = await fixtureTrace('single');
const RESIDUAL = 'encoder.layers.0.self_attn_residual';
const parts = ['encoder.embeddings', 'encoder.layers.0.self_attn.output'];
const TOKEN = 2;

/** Says of the sum what the model says: the names of what was added. */
const explain: Explain = (name, index) =>
  Promise.resolve({
    name,
    index,
    operation: 'add',
    factor: 1,
    position: -1,
    value: NaN,
    recomputed: NaN,
    ingredients: parts.map((part, place) => ({
      role: String(place),
      name: part,
      parameter: false,
      index,
      axis: -1,
      values: new Float32Array(1),
    })),
  });

async function addition() {
  locale.current = 'en';
  const names = ['>>ko<<', 'How', 'about', 'coffee', '<eos>'];
  const path: Path = {
    text: '',
    language: 'ko',
    translation: '',
    score: NaN,
    complete: true,
    choices: [],
    steps: [],
    source: tokensNamed(...names),
    target: [],
    trace,
    explain,
  };
  const lights = new Lights();
  await render(Addition, {
    props: {
      model: null,
      path,
      residual: RESIDUAL,
      axis: { title: 'token', names, of: 'source' },
      token: TOKEN,
      pinned: null,
      onpin: () => {},
    },
    context: lightsContext(lights),
  });
  return lights;
}

const strip = () => page.getByRole('grid', { name: /x, f\(x\) and their sum/ });
const active = (side: string) =>
  [...document.querySelectorAll(`.${side} .active`)].map((name) => name.textContent.trim());

it('points at its token and at the dimension under the pointer', async () => {
  const lights = await addition();
  await strip().hover();
  await expect.poll(() => active('col')).toHaveLength(1);
  expect(lights.pointed).toEqual([
    { of: 'source', index: TOKEN },
    { of: 'model', index: Number(active('col')[0]) },
  ]);
});

it('lights up a dimension that is pointed at elsewhere, in all three', async () => {
  const lights = await addition();
  await expect.element(strip()).toBeVisible();
  lights.point([{ of: 'model', index: 7 }]);
  await expect.poll(() => active('col')).toEqual(['7']);
  // Its token is that of every row.
  lights.point([{ of: 'source', index: TOKEN }]);
  await expect.poll(() => active('col')).toEqual([]);
  expect(active('row')).toEqual([]);
});
