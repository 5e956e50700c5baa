/** Keys that mean the same in every chapter. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { live, translated, useBrowser, visit } from './visit';

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

it('what the keyboard comes to is not under the player’s bar', async () => {
  await visit({ hash: '#v=1&lang=en&step=3&at=residual' }, async (page) => {
    await page.getByRole('article').getByRole('grid').first().waitFor();
    const top = async (of: Locator) => (await of.boundingBox())?.y ?? NaN;
    const bar = page.getByRole('region', { name: 'Player of steps' });
    const focused = page.getByRole('main').locator(':focus');
    let seen = 0;
    for (; seen < 200; seen++) {
      await page.keyboard.press('Tab');
      if ((await bar.locator(':focus').count()) > 0) break;
      if ((await focused.count()) === 0) continue;
      expect(await top(focused), await focused.innerText()).toBeLessThan(await top(bar));
    }
    expect(seen).toBeGreaterThan(40);
    const before = await page.evaluate(() => {
      scrollTo(0, 300);
      return scrollY;
    });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});

it('the keyboard is not lost where it chose another token', async () => {
  const hash = '#v=1&lang=en&step=3&decoding.beams=8';
  await visit({ hash, reducedMotion: 'reduce' }, async (page) => {
    await live(page);
    const buttons = [
      page
        .getByRole('list', { name: /^Candidates/ })
        .getByRole('listitem')
        .last()
        .getByRole('button')
        .first(),
      page.getByRole('button', { name: /^go on with the token/ }).nth(2),
      page.getByRole('treegrid').getByRole('row').nth(4).getByRole('button').first(),
    ];
    for (const button of buttons) {
      await button.waitFor();
      await button.focus();
      // The way through the translation is in the address.
      const before = page.url();
      await button.press('Enter');
      await expect.poll(() => page.url()).not.toBe(before);
      expect(await page.locator('button:focus').count()).toBe(1);
    }
    // The way back goes away with what it takes back: the keyboard is at the candidates then.
    const own = page.getByRole('button', { name: 'Back to the model’s own choice' });
    await own.focus();
    await page.keyboard.press('Enter');
    await own.waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    const candidates = page.getByRole('list', { name: /^Candidates/ });
    expect(await candidates.locator('button:focus').count()).toBe(1);
  });
});

it('the keyboard stays at a button that has reached an end, or near one that went away', async () => {
  await visit({ hash: '#v=1&lang=en&step=2&at=tokens' }, async (page) => {
    const held = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const back = page.getByRole('button', { name: 'One step back' });
    await back.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => back.isDisabled()).toBe(true);
    expect(await held()).toBe('One step back');

    await page.getByRole('button', { name: 'Add a sentence' }).click();
    await page.getByRole('button', { name: 'Remove sentence 4' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Sentence 4' }).waitFor({ state: 'detached' });
    expect(await held()).toBe('Several sentences at once');
  });
});
