import axe from 'axe-core';
import { Translator } from 'glassformer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { labelOf, percent } from '../shell/format';
import { type Path, decodePath } from '../state/path';
import { exactText } from '../views/format';
import Candidates from './Candidates.svelte';

let translator: Translator;
let path: Path;
beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  const request = { text: 'How about coffee?', language: 'ko', choices: [] } as const;
  path = await decodePath(translator, request, new AbortController().signal);
});
afterAll(() => translator.dispose());
beforeEach(() => {
  locale.current = 'en';
});

const STEP = 1;
const step = () => path.steps[STEP];
const props = (more: object = {}) => ({
  step: step(),
  lang: 'ko' as const,
  asked: null,
  explain: path.explain,
  onchoose: vi.fn(),
  onask: vi.fn(),
  ...more,
});
const second = () => {
  const candidate = step()?.candidates[1];
  if (!candidate) throw new Error('no second candidate');
  const { token, probability } = candidate;
  const name = `${percent(probability)}, the probability of “${labelOf(token)}”`;
  return { token, question: { name: 'probabilities', index: [STEP, token.id] }, name };
};
const number = () => page.getByRole('button', { name: second().name });
const proof = () => page.getByRole('region', { name: 'Where does this number come from?' });

it('asks about a probability without going another way, and goes that way without asking', async () => {
  const given = props();
  await render(Candidates, { props: given });
  await number().click();
  expect(given.onask).toHaveBeenCalledExactlyOnceWith(second().question);
  expect(given.onchoose).not.toHaveBeenCalled();
  await page.getByRole('button', { name: labelOf(second().token), exact: true }).click();
  expect(given.onchoose).toHaveBeenCalledExactlyOnceWith(second().token.id);
  expect(given.onask).toHaveBeenCalledOnce();
});

it('unfolds what is asked about, and gives the keyboard back to it when that is closed', async () => {
  const asked = second().question;
  const { container, rerender } = await render(Candidates, { props: props({ asked }) });
  await expect.element(number()).toHaveAttribute('aria-expanded', 'true');
  const { value, operation } = await path.explain(asked.name, asked.index);
  expect(operation).toBe('softmax');
  await expect.element(proof().getByRole('status').first()).toHaveTextContent(exactText(value));
  expect((await axe.run(container)).violations).toEqual([]);

  const onask = vi.fn(() => rerender({ asked: null }));
  await rerender({ onask });
  await proof().getByRole('button', { name: 'Close' }).click();
  expect(onask).toHaveBeenCalledExactlyOnceWith(null);
  await expect.element(proof()).not.toBeInTheDocument();
  expect(document.activeElement).toBe(number().element());
});

it('says nothing of a step that is not on show', async () => {
  await render(Candidates, { props: props({ asked: second().question, step: path.steps[0] }) });
  await expect.element(page.getByRole('list', { name: /^Candidates/ })).toBeVisible();
  await expect.element(proof()).not.toBeInTheDocument();
});
