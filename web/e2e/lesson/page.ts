/** How the tests of layers read the page, and what stands in both passes. */
import type { Forward, Interventions, Tensor } from 'glassformer';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { percent } from '../../app/shell/format';
import { exactText } from '../../app/views/format';
import { grid, tensor as tensorIn, textIn } from '../reading';
import { COFFEE, pass, passOf, predicted, translator } from './package';

export const SOURCE = ['>>ko<<', 'How', 'about', 'coffee', '?', '<eos>'];
export const TARGET = ['<sos>', '커피', '한잔', '어때', '?'];
export const WAITING = { timeout: 20_000 };

export const chapter = (id: string, rest = '&step=99') => ({
  hash: `#v=1&lang=en&at=${id}${rest}`,
  reducedMotion: 'reduce' as const,
});

export const tensor = (name: string, { trace }: Forward = pass): Tensor => tensorIn(trace, name);

export const row = ({ dims, data }: Tensor, index: number): number[] => {
  const size = dims.at(-1) ?? 0;
  return [...data.subarray(index * size, (index + 1) * size)];
};

/** A run of a tensor's matrices, as the page writes their numbers. */
export const written = ({ dims, data }: Tensor, matrix = 0): string[] => {
  const size = (dims.at(-1) ?? 0) * (dims.at(-2) ?? 0);
  return Array.from(data.subarray(matrix * size, (matrix + 1) * size), exactText);
};

/** What stands in the cells of a small matrix. */
export async function cells(page: Page, name: string | RegExp): Promise<string[]> {
  await grid(page, name).waitFor();
  const texts = await grid(page, name).getByRole('gridcell').allInnerTexts();
  return texts.map((text) => text.trim());
}

/** What stands in one cell of a large matrix. */
export const cell = (page: Page, name: string, down: number, right: number): Promise<string> =>
  textIn(page, grid(page, name), down, right);

/** The cells of a table's rows. */
export async function table(page: Page, name: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name }).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (each) =>
      (await each.locator('th, td').allInnerTexts()).map((text) => text.trim()),
    ),
  );
}

export const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** A changed model's translation and probabilities are the package's, and the page says so. */
export async function sameOutcome(page: Page, interventions: Interventions): Promise<Forward> {
  const names = ['probabilities', 'encoder.output', 'decoder.output', '*.weights'];
  const [changed, translation] = await Promise.all([
    passOf(COFFEE, { interventions, trace: names }),
    translator.translate(COFFEE, { tgt_lang: 'ko', interventions, max_new_tokens: 32 }),
  ]);
  const cut = translation.tokens.length === 32 ? ' …' : '';
  const said = (translation.text + cut).replace(/\s+/g, ' ').trim();
  const expected = predicted.map(({ id, text }, index) => {
    const after = row(tensor('probabilities', changed), index);
    const best = after.indexOf(Math.max(...after));
    return [
      text.trim(),
      percent(row(tensor('probabilities'), index)[id] ?? NaN),
      percent(after[id] ?? NaN),
      percent(after[best] ?? NaN),
    ];
  });
  await vi.waitFor(async () => {
    const shown = await table(page, 'Probability of each token of the translation');
    expect(
      shown.map(([name, before, after, best]) => [name, before, after, best?.split(' ').at(-1)]),
    ).toEqual(expected);
    const texts = await page
      .getByLabel('Translation', { exact: true })
      .locator('dd')
      .allInnerTexts();
    expect(texts[0]?.trim()).toBe('커피 한잔 어때?');
    expect(texts[1]?.trim()).toBe(said || '(says nothing)');
  }, WAITING);
  return changed;
}
