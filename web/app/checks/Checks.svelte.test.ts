import { Translator } from 'glassformer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { decodePath } from '../state/path';
import Checks from './Checks.svelte';

let translator: Translator;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
});
afterAll(() => translator.dispose());
beforeEach(() => {
  locale.current = 'en';
});

const pathOf = (text: string) =>
  decodePath(translator, { text, language: 'ko', choices: [] }, new AbortController().signal);
const summaries = () => page.getByRole('listitem').elements().length;

it('says all that holds of a sentence, and asks for another pass only of one that stays', async () => {
  const forward = vi.spyOn(translator, 'forward');
  const [first, second] = [await pathOf('How about coffee?'), await pathOf('Dog bites man.')];
  const before = forward.mock.calls.length;
  const { rerender } = await render(Checks, { props: { path: first, model: translator } });
  await rerender({ path: second });
  await expect.element(page.getByText('The same padded as alone')).toBeVisible();
  for (const text of [
    ...['Rows sum to 1', 'Masked cells are exactly 0', 'Shapes fit'],
    'The same with the cache as without',
  ]) {
    await expect.element(page.getByText(text)).toBeVisible();
  }
  expect(summaries()).toBe(5);
  const asked = forward.mock.calls.slice(before).map(([texts]) => texts);
  expect(asked).toEqual([['Dog bites man.', 'Dog bites man. Dog bites man.']]);
  forward.mockRestore();
});

it('says what does not hold', async () => {
  const path = await pathOf('How about coffee?');
  const [step, ...rest] = path.steps;
  if (!step) throw new Error('There are steps.');
  const candidates = step.candidates.map((each) => ({ ...each, logit: each.logit + 1 }));
  const wrong = { ...path, steps: [{ ...step, candidates }, ...rest] };
  await render(Checks, { props: { path: wrong, model: translator } });
  await expect.element(page.getByText('Not the same with the cache')).toBeVisible();
  await expect.element(page.getByText(/^at logits\[0, \d+\]/).first()).toBeVisible();
});
