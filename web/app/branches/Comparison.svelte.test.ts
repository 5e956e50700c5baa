import { Operations, Translator } from 'glassformer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { labelOf, percent } from '../shell/format';
import { type Path, type Walk, decodePath } from '../state/path';
import { DEFAULTS } from '../state/url';
import { exactText } from '../views/format';
import { at, matrixOf } from '../views/matrix/slice';
import type { MatrixView } from '../views/types';
import Comparison from './Comparison.svelte';
import { type Looked, attentionDifference, forkOf, pairsOf } from './comparison';

let translator: Translator;
let own: Path;
let other: Path;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  const { signal } = new AbortController();
  const path = (...choices: Walk['choices']) =>
    decodePath(translator, { text: 'How about coffee?', language: 'ko', choices }, signal);
  own = await path();
  other = await path({ step: 1, token: own.steps[1]?.candidates[1]?.token.id ?? -1 });
});
afterAll(() => Promise.all([translator.dispose(), Operations.dispose()]));
beforeEach(() => {
  locale.current = 'en';
});

const WEIGHTS = 'decoder.layers.1.encoder_attn.weights';
const weightsOf = (path: Path) => matrixOf(path.trace.get(WEIGHTS) as never, [4]);
const props = (more: object = {}) => ({
  path: own,
  versus: other,
  model: translator,
  selection: DEFAULTS.selection,
  lang: 'ko' as const,
  onselect: vi.fn(),
  onclose: vi.fn(),
  ...more,
});

it('finds the first step at which the ways differ', () => {
  const pairs = pairsOf(own, other);
  expect(pairs).toHaveLength(Math.max(own.steps.length, other.steps.length));
  expect(forkOf(pairs)).toBe(1);
  expect(forkOf(pairsOf(own, own))).toBe(-1);
  expect(forkOf(pairsOf(own, { ...own, steps: own.steps.slice(0, 3) }))).toBe(3);
});

it('differs in attention only from the row on that was given another token', async () => {
  const [left, right] = [weightsOf(own), weightsOf(other)];
  const looked = (view: MatrixView, { explain }: Path, title: string): Looked => ({
    ...{ title, name: WEIGHTS, part: [4], view, explain },
  });
  const {
    difference,
    largest,
    same,
    other: rest,
  } = await attentionDifference(
    looked(left, own, 'left'),
    looked(right, other, 'right'),
    2,
    'difference',
  );
  const { view, name, explain } = difference;
  expect(view.rows).toBe(Math.min(left.rows, right.rows));
  expect(same).toBe(Math.max(largest[0] ?? NaN, largest[1] ?? NaN));
  // The very same sums, in passes of different length.
  expect(same).toBeLessThan(1e-4);
  expect(rest).toBeGreaterThan(0.01);
  expect(at(view, 2, 0)).toBe(Math.fround(at(right, 2, 0) - at(left, 2, 0)));
  const { value, ingredients } = await explain(name, [2, 0]);
  expect(value).toBe(at(view, 2, 0));
  expect(ingredients).toMatchObject([
    { name: `right · ${WEIGHTS}`, index: [4, 2, 0] },
    { name: `left · ${WEIGHTS}`, index: [4, 2, 0] },
  ]);
  const softmax = await explain(`right · ${WEIGHTS}`, [4, 2, 0]);
  expect(softmax.value).toBe(at(right, 2, 0));
});

it('shows both ways step by step, where they part, and by how much their scores differ', async () => {
  await render(Comparison, { props: props() });
  const rows = page.getByRole('row');
  const texts = rows.elements().map(({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '');
  for (const [index, step] of own.steps.entries()) {
    const text = texts[index + 1] ?? '';
    expect(text).toContain(`${labelOf(step.chosen)} ${percent(step.probability)}`);
    const beside = other.steps[index];
    expect(text).toContain(
      beside ? `${labelOf(beside.chosen)} ${percent(beside.probability)}` : 'ended',
    );
    expect(text.includes('here they part')).toBe(index === 1);
  }
  const difference = (other.score - own.score).toFixed(3).replace('-', '−');
  expect(texts.find((text) => text.includes('Σ log p'))).toContain(`difference ${difference}`);
});

it('shows the attention of both, each from a pass of its own', async () => {
  await render(Comparison, { props: props() });
  for (const { which, way } of [
    { which: 'on show', way: own },
    { which: 'compared', way: other },
  ]) {
    const name = `cross-attention, layer 2, head 5, ${which}`;
    const matrix = page.getByRole('grid', { name });
    await expect.element(matrix).toBeVisible();
    const given = way.target.slice(1, -1).map(({ id }) => id);
    const options = { tgt_lang: 'ko', trace: [WEIGHTS] };
    const { trace } = await translator.forward(way.text, given, options);
    const weights = matrixOf(trace.get(WEIGHTS) as never, [4]);
    const cells = matrix.getByRole('gridcell').elements();
    expect(cells).toHaveLength(weights.rows * weights.cols);
    for (const [index, cell] of cells.entries()) {
      const weight = at(weights, Math.floor(index / weights.cols), index % weights.cols);
      expect(cell.textContent.trim()).toBe(exactText(weight));
    }
  }
});

it('has nothing to compare where both are the same', async () => {
  await render(Comparison, { props: props({ versus: own }) });
  await expect.element(page.getByText('This is the way on show.')).toBeVisible();
  expect(page.getByRole('table').elements()).toHaveLength(0);
});
