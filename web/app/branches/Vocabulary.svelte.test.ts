import { type DecodingStep, Translator } from 'glassformer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { continues, labelOf } from '../shell/format';
import { countText, exactText } from '../views/format';
import Vocabulary from './Vocabulary.svelte';
import { PAGE } from './vocabulary';

let translator: Translator;
let step: DecodingStep;
beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  const decoding = await translator.startDecoding('How about coffee?', { tgt_lang: 'ko' });
  step = (await decoding.next()).value as DecodingStep;
  await decoding.dispose();
});
afterAll(() => translator.dispose());
beforeEach(() => {
  locale.current = 'en';
});

const tokens = () =>
  Array.from({ length: translator.config.vocab_size }, (_, id) => translator.token(id));
const props = (more: object = {}) => ({
  step: 0,
  logits: step.logits,
  probabilities: step.probabilities,
  tokens: tokens(),
  chosen: step.prediction.id,
  find: '',
  rank: 0,
  lang: 'ko' as const,
  onfind: vi.fn(),
  onrank: vi.fn(),
  asked: null,
  explain: null,
  onchoose: vi.fn(),
  onask: vi.fn(),
  ...more,
});
const cells = () =>
  page
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent?.trim() ?? ''));

it('lists the tokens in the order of the package, with its ids, logits and probabilities', async () => {
  await render(Vocabulary, { props: props({ rank: 3 }) });
  const expected = step.candidates.slice(3, 3 + PAGE);
  for (const [index, [rank, name, id, logit, probability]] of cells().entries()) {
    const candidate = expected[index];
    expect(rank).toBe(String(index + 4));
    expect(name).toBe(labelOf(candidate?.token as never));
    expect(id).toBe(String(candidate?.token.id));
    expect(logit).toBe(candidate?.logit.toFixed(2).replace('-', '−'));
    const p = candidate?.probability ?? NaN;
    expect(probability).toBe(p >= 1e-4 ? `${(p * 100).toFixed(2)}%` : exactText(p));
  }
});

it('chooses any of them, but not what is barred', async () => {
  const onchoose = vi.fn();
  const last = step.candidates.at(-1)?.token;
  const barred = step.candidates.slice(1, 2).map(({ token }) => token.id);
  const { rerender } = await render(Vocabulary, { props: props({ onchoose, rank: 1e9 }) });
  const mark = continues(last as never) ? '-' : '';
  const name = `go on with the token “${mark}${labelOf(last as never)}”`;
  await page.getByRole('button', { name, exact: true }).click();
  expect(onchoose).toHaveBeenLastCalledWith(last?.id);
  await rerender({ rank: 0, barred });
  expect(page.getByRole('button', { name: /^go on/ }).elements()).toHaveLength(PAGE - 1);
});

it('finds tokens by their letters and says how many', async () => {
  const onfind = vi.fn();
  const { rerender } = await render(Vocabulary, { props: props({ onfind }) });
  await page.getByRole('searchbox').fill('커피');
  expect(onfind).toHaveBeenLastCalledWith('커피');
  await rerender({ find: '커피' });
  const count = step.candidates.filter(({ token }) => token.piece.includes('커피')).length;
  await expect.element(page.getByText(`${count} found`)).toBeVisible();
  for (const [, name] of cells()) expect(name).toContain('커피');
  await rerender({ find: 'no such token' });
  await expect.element(page.getByText('There is no such token.')).toBeVisible();
});

it('turns its pages by buttons and along the curve', async () => {
  const onrank = vi.fn();
  const { rerender } = await render(Vocabulary, { props: props({ onrank }) });
  await page.getByRole('button', { name: `next ${PAGE}` }).click();
  expect(onrank).toHaveBeenLastCalledWith(PAGE);
  await expect
    .element(page.getByRole('button', { name: `previous ${PAGE}` }))
    .toHaveAttribute('aria-disabled');
  await page.getByRole('slider').fill('1000');
  expect(onrank).toHaveBeenLastCalledWith(translator.config.vocab_size - 1);
  await rerender({ rank: translator.config.vocab_size - 1 });
  await expect
    .element(page.getByRole('button', { name: `next ${PAGE}` }))
    .toHaveAttribute('aria-disabled');
  const from = translator.config.vocab_size - PAGE + 1;
  await expect
    .element(page.getByRole('slider'))
    .toHaveAttribute('aria-valuetext', `from rank ${countText(from)}`);
});
