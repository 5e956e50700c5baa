import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import Question from './Question.svelte';

const options = [
  { text: 'about', correct: false },
  { text: 'coffee', correct: true },
];
const question = { prompt: 'Which word?', options, feedback: '0.71 of 1.' };

beforeEach(() => {
  locale.current = 'en';
});

it('tells right from wrong only when asked, and why only when right', async () => {
  await render(Question, { props: question });
  const status = page.getByRole('status');
  await expect.element(status).toHaveTextContent(/^$/);
  await page.getByRole('button', { name: 'about' }).click();
  await expect.element(status).toHaveTextContent('Not quite.');
  await expect.element(status).not.toHaveTextContent('0.71');
  await page.getByRole('button', { name: 'coffee' }).click();
  await expect.element(status).toHaveTextContent('Right. 0.71 of 1.');
});

it('is asked anew for another sentence', async () => {
  const { rerender } = await render(Question, { props: question });
  await page.getByRole('button', { name: 'coffee' }).click();
  await rerender({ prompt: 'Which word now?' });
  await expect.element(page.getByRole('status')).toHaveTextContent(/^$/);
  expect(page.getByRole('button', { pressed: true }).elements()).toHaveLength(0);
});
