// The built page as a visitor feels it: how soon the first attention is there after typing, and how
// smooth the picture is while the player's slider is dragged.
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
import { statistics } from './measure.mjs';
import { SENTENCE } from './suites.mjs';

/** A word of SENTENCE that names a column of its attention, and of no other on the page before. */
const NAMED = 'tomorrow';

/** Steps of the player that one drag goes through, back and forth. */
const FRAMES = 240;

/**
 * @param {{ visits: number, folder?: string }} options folder: the built page, dist/app if not given
 * @returns {Promise<{ first_matrix: import('./measure.mjs').Statistics,
 *   frames: import('./measure.mjs').Statistics & { late: number } }>} milliseconds; late: frames
 *   that took more than half as long again as 60 a second allow
 */
export async function pageSpeed({ visits, ...where }) {
  const server = await serve({ port: 0, ...where });
  const browser = await chromium.launch(await findBrowser());
  /** @type {number[]} */
  const first = [];
  /** @type {number[]} */
  const frames = [];
  try {
    for (let i = 0; i < visits; i++) {
      const context = await browser.newContext({ locale: 'en-US' });
      const page = await context.newPage();
      await page.goto(server.url);
      await page.locator('[aria-live=polite]').filter({ hasText: /\S/ }).waitFor({
        state: 'attached',
      });
      await page.getByText('recorded', { exact: true }).waitFor({ state: 'detached' });
      // The engine goes on compiling for some seconds: what follows is a visitor who reads first.
      await page.waitForTimeout(4000);
      first.push(await firstMatrix(page));
      frames.push(...(await scrub(page)));
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const late = frames.filter((each) => each > (1.5 * 1000) / 60).length;
  return { first_matrix: statistics(first), frames: { ...statistics(frames), late } };
}

/**
 * Milliseconds from the last letter typed to the frame after which the sentence's attention is seen.
 * @param {import('playwright-core').Page} page
 */
async function firstMatrix(page) {
  const box = page.getByRole('textbox');
  await box.fill('');
  await page.evaluate((named) => {
    let typed = 0;
    const input = (/** @type {Event} */ { timeStamp }) => (typed = timeStamp);
    document.addEventListener('input', input, { capture: true });
    const seen = new Promise((resolve) => {
      const look = () => {
        const figure = document.querySelector('figure:has(canvas)');
        if (!figure?.textContent?.includes(named)) return requestAnimationFrame(look);
        // It was put there in the frame that ends now.
        return requestAnimationFrame(() => resolve(performance.now() - typed));
      };
      look();
    });
    Object.assign(globalThis, { seen });
  }, NAMED);
  await box.pressSequentially(SENTENCE);
  return page.evaluate(() => /** @type {{ seen?: Promise<number> }} */ (globalThis).seen ?? NaN);
}

/**
 * Times between frames while the slider is somewhere else in each.
 * @param {import('playwright-core').Page} page
 */
async function scrub(page) {
  // Held, as a visitor holds it who drags.
  await page.getByRole('slider', { name: 'Steps' }).hover();
  await page.mouse.down();
  const frames = await page.evaluate(async (count) => {
    const slider = document.querySelector('input[type=range][aria-label="Steps"]');
    if (!(slider instanceof HTMLInputElement)) throw new Error('The player has no slider.');
    const length = Number(slider.max);
    /** @type {number[]} */
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    for (let i = 1; i <= count; i++) {
      const place = i % (2 * length);
      slider.value = String(place < length ? place + 1 : 2 * length - place);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return frames;
  }, FRAMES);
  await page.mouse.up();
  return frames;
}
