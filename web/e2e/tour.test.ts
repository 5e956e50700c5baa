import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe';
import { PHONE, WIDE, translated, useBrowser, visit } from './visit';

useBrowser();

const COFFEE = '커피 한잔 어때?';
const note = (page: Page) => page.getByRole('complementary', { name: 'For your first visit' });
const next = (page: Page) => note(page).getByRole('button', { name: 'Next' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

describe('the tour', () => {
  it('comes once, says three things and goes', async () => {
    await visit({ first: true }, async (page) => {
      await note(page).getByRole('heading', { name: 'Write a sentence' }).waitFor();
      await next(page).click();
      await note(page).getByRole('heading', { name: 'Go step by step' }).waitFor();
      await next(page).click();
      await note(page).getByRole('heading', { name: 'Ask any number' }).waitFor();
      await note(page).getByRole('button', { name: 'Start' }).click();
      await note(page).waitFor({ state: 'detached' });
      await page.reload();
      await translated(page, COFFEE);
      expect(await note(page).count()).toBe(0);
    });
  });

  it('is in nobody’s way: the page keeps the focus, and works beneath', async () => {
    await visit({ first: true }, async (page) => {
      await note(page).waitFor();
      expect(await focused(page)).toBe('BODY');
      await page.getByRole('textbox', { name: 'Sentence to translate' }).fill('Dog bites man.');
      await translated(page, '개가 사람을 물다.');
      expect(await focused(page)).toBe('TEXTAREA');
      await note(page).waitFor();
    });
  });

  it('is gone through and skipped with the keyboard', async () => {
    await visit({ first: true }, async (page) => {
      await next(page).focus();
      await page.keyboard.press('Enter');
      await note(page).getByText('2 of 3').waitFor();
      expect(await next(page).evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await note(page).waitFor({ state: 'detached' });
    });
  });

  it('comes back when it is asked for', async () => {
    await visit({}, async (page) => {
      await translated(page, COFFEE);
      expect(await note(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Help' }).click();
      await page.getByRole('button', { name: /tour again/ }).click();
      await note(page).getByText('1 of 3').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await note(page).getByRole('button', { name: 'Skip' }).click();
      await note(page).waitFor({ state: 'detached' });
    });
  });

  it('stays on the screen of a phone and of a desk, where axe finds nothing', async () => {
    for (const viewport of [PHONE, { width: 320, height: 640 }, WIDE]) {
      await visit({ first: true, viewport, reducedMotion: 'reduce' }, async (page) => {
        await note(page).waitFor();
        for (const place of ['1 of 3', '2 of 3', '3 of 3']) {
          await note(page).getByText(place).waitFor();
          const box = await note(page).boundingBox();
          expect(box?.x, place).toBeGreaterThanOrEqual(0);
          expect(box?.y, place).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
          expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
          expect(await violations(page, 'aside')).toEqual([]);
          if (place !== '3 of 3') await next(page).click();
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
          viewport.width,
        );
      });
    }
  });
});
