/** Keys and pointing that mean the same in every chapter. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const TRANSLATION = '커피 한잔 어때?';

const open = (chapter: string, act: (page: Page) => Promise<void>) =>
  visit({ hash: `#v=1&lang=en&step=99&at=${chapter}` }, async (page) => {
    await translated(page, TRANSLATION);
    await page.getByRole('article').getByRole('grid').first().waitFor();
    await act(page);
  });

/** What is chosen in a group of the chapter. */
const chosen = (page: Page, group: string) =>
  page
    .getByRole('article')
    .getByRole('group', { name: group, exact: true })
    .getByRole('button', { pressed: true })
    .first()
    .innerText();

it.each(['residual', 'feed_forward', 'heads', 'qkv', 'attention'])(
  '[ and ] choose the layer on show in the chapter %s',
  async (chapter) => {
    await open(chapter, async (page) => {
      for (const [key, layer] of [
        ['[', '1'],
        ['[', '1'],
        [']', '2'],
      ] as const) {
        await page.keyboard.press(key);
        await expect.poll(() => chosen(page, 'Layer')).toBe(layer);
      }
    });
  },
);

it.each([
  { chapter: 'tokens', grid: /^Sentence: tokens × numbers/ },
  { chapter: 'positions', grid: /^Encoder input/ },
  { chapter: 'heads', grid: /^Query Q of head/ },
  { chapter: 'feed_forward', grid: /^Hidden units of all tokens/ },
  { chapter: 'attention', grid: /^Softmax, layer/ },
  { chapter: 'residual', grid: /^Layer normalisation/ },
  { chapter: 'masked', grid: /After softmax/ },
  { chapter: 'cross', grid: /Head \d/ },
])('a row pointed at in the chapter $chapter lights up its token', async ({ chapter, grid }) => {
  await open(chapter, async (page) => {
    const lit = page.getByRole('list', { name: /^Tokens of the/ }).locator('li.lit');
    expect(await lit.count()).toBe(0);
    await page.getByRole('grid', { name: grid }).first().hover();
    await expect.poll(() => lit.count()).toBeGreaterThan(0);
  });
});
