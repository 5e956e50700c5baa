/**
 * What the first view costs before the model is there, which is what a visitor waits for. Each
 * budget is what was reached when it was set, and a tenth; to raise one is a decision.
 */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHAPTERS } from '../app/chapters/ids';
import { PHONE, WIDE, live, translated, useBrowser, visit } from './visit';

useBrowser();

/** In kilobytes, as a server sends them that compresses with gzip. */
const BUDGETS = { document: 1, style: 31, script: 148, font: 103, recording: 26, total: 309 };
const REQUESTS = 20;

/** A layout shift that nobody notices: 0.1 is what is called good. */
const SHIFT = 0.01;

const COFFEE = '커피 한잔 어때?';
const HASH = '#v=1&step=99';

/** The kinds of which the first view is made. */
function kindOf(response: Response): keyof typeof BUDGETS {
  const type = response.request().resourceType();
  if (type === 'document' || type === 'font' || type === 'script') return type;
  return type === 'stylesheet' ? 'style' : 'recording';
}

async function sizeOf(response: Response): Promise<number> {
  const body = await response.body();
  // Fonts are compressed as they are.
  return response.url().endsWith('.woff2') ? body.length : gzipSync(body).length;
}

/** The first view, which is there without the model. */
async function firstView(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(녹화|recorded)$/ }).waitFor();
  await translated(page, COFFEE);
  await page.getByRole('article').getByRole('grid').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** How far the page has moved under the visitor: https://web.dev/articles/cls */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as Shift).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
interface Shift {
  readonly value: number;
}
const shiftOf = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, each) => sum + each, 0),
  );

describe('before the model', () => {
  it.each(['ko-KR', 'en-US'])('the first view in %s keeps to its budgets', async (locale) => {
    const responses: Response[] = [];
    const before = async (page: Page) => {
      page.on('response', (response) => responses.push(response));
      await page.route('**/models/**', () => undefined);
      await page.route('**/worker-*.js', () => undefined);
    };
    await visit({ before, locale, hash: HASH }, async (page) => {
      await firstView(page);
      await page.waitForLoadState('load');
      const kilobytes = { document: 0, style: 0, script: 0, font: 0, recording: 0, total: 0 };
      for (const response of responses) {
        const size = (await sizeOf(response)) / 1000;
        kilobytes[kindOf(response)] += size;
        kilobytes.total += size;
      }
      for (const [kind, limit] of Object.entries(BUDGETS)) {
        const spent = kilobytes[kind as keyof typeof BUDGETS];
        expect(spent, kind).toBeGreaterThan(0);
        expect(spent, kind).toBeLessThanOrEqual(limit);
      }
      expect(responses.length).toBeLessThanOrEqual(REQUESTS);
      // KaTeX, the largest part of the page, is for chapters with formulas.
      expect(responses.filter((each) => /katex|Formula/i.test(each.url()))).toEqual([]);
    });
  });
});

describe.each([
  { name: 'desk', viewport: WIDE },
  { name: 'phone', viewport: PHONE },
])('on a $name nothing moves', ({ viewport }) => {
  it('while the first view comes, nor when the model takes the place of the recording', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const before = async (page: Page) => {
      await watchShifts(page);
      await page.route('**/models/**', async (route) => {
        await held;
        await route.continue();
      });
    };
    await visit({ before, viewport, hash: HASH, locale: 'ko-KR' }, async (page) => {
      await firstView(page);
      expect(await shiftOf(page)).toBeLessThan(SHIFT);
      release();
      await live(page);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
      expect(await shiftOf(page)).toBeLessThan(SHIFT);
    });
  });

  it.each(['decoding', 'masked', 'cross'])('while %s is played to its end', async (chapter) => {
    const hash = `#v=1&step=1&speed=4&lang=en&at=${chapter}&attn=decoder.1.4.weights`;
    await visit({ before: watchShifts, viewport, hash }, async (page) => {
      await live(page);
      const matrix = page.getByRole('article').getByRole('grid').first();
      await matrix.waitFor();
      const rows = () => matrix.getAttribute('aria-rowcount').then(Number);
      const [before, first] = [await shiftOf(page), await rows()];
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await translated(page, COFFEE);
      expect(await rows()).toBeGreaterThan(first);
      expect((await shiftOf(page)) - before).toBeLessThan(2 * SHIFT);
    });
  });
});

/** Of a page at rest: what it holds in memory when everything that nobody needs is thrown away. */
async function held(page: Page): Promise<{ nodes: number; listeners: number }> {
  const devtools = await page.context().newCDPSession(page);
  const count = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    return { nodes, listeners: jsEventListeners };
  };
  let last = await count();
  await expect
    .poll(
      async () => {
        const before = last;
        last = await count();
        return last.nodes === before.nodes && last.listeners === before.listeners;
      },
      { interval: 500, timeout: 15_000 },
    )
    .toBe(true);
  await devtools.detach();
  return last;
}

it('lets go of a chapter that is left', async () => {
  await visit({ hash: `${HASH}&lang=en` }, async (page) => {
    const round = async () => {
      for (const chapter of [...CHAPTERS, 'decoding']) {
        await page.evaluate((hash) => (location.hash = hash), `${HASH}&lang=en&at=${chapter}`);
        await page.getByRole('article').getByRole('grid').first().waitFor();
      }
    };
    await live(page);
    await round();
    const first = await held(page);
    for (let i = 0; i < 3; i++) await round();
    const last = await held(page);
    // One matrix kept at each of the switches would be as much again.
    expect(last.nodes).toBeLessThan(1.3 * first.nodes);
    expect(last.listeners).toBeLessThan(1.3 * first.listeners);
  });
});

it.each([
  ...[360, 768, 1024].map((width) => ({ width, chapter: 'decoding', more: '' })),
  ...CHAPTERS.map((chapter) => ({ width: 320, chapter, more: '' })),
  ...CHAPTERS.map((chapter) => ({ width: 1024, chapter, more: '&large=1' })),
  { width: 390, chapter: 'masked', more: '&large=1' },
])('at $width px nothing in $chapter $more is wider than the screen', async (each) => {
  const viewport = { width: each.width, height: 700 };
  await visit(
    { viewport, hash: `${HASH}&lang=en&at=${each.chapter}${each.more}` },
    async (page) => {
      await page.getByRole('article').getByRole('grid').first().waitFor();
      await translated(page, COFFEE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(each.width);
    },
  );
});
