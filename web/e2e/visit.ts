/** Opens the built page as a visitor does: in a real browser, under the strictest policy. */
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';

export const PHONE = { width: 390, height: 844 };
export const WIDE = { width: 1440, height: 900 };

interface Visit extends BrowserContextOptions {
  /** The address's hash. */
  readonly hash?: string;
  /** Where the server has the page; its root, if not given. */
  readonly path?: string;
  /** Done before the page is opened. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Errors in the console that are meant. */
  readonly expected?: RegExp;
  /** Whether it is the visitor's first time here, with what is shown then; default: no. */
  readonly first?: boolean;
}

/** Playwright's own word for what is asked of it below. */
const BLOCKED = /Service Worker registration blocked/;

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

/**
 * Starts server and browser for the tests of a file; the server may have another folder, and be
 * observed.
 */
export function useBrowser(folder?: () => Promise<string>, observe?: (path: string) => void): void {
  beforeAll(async () => {
    server = await serve({
      port: 0,
      ...(folder && { folder: await folder() }),
      ...(observe && { observe }),
    });
    browser = await chromium.launch(await findBrowser());
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
}

/** Where the page is. */
export const home = () => server.url;

/** Opens the page, does something there, and sees to it that nothing went wrong unseen. */
export async function visit(
  { hash = '', path = '', before, expected, first = false, ...options }: Visit,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'en-US',
    // It would fetch the whole page once more in every test, and answer for what tests refuse.
    serviceWorkers: 'block',
    ...options,
  });
  const wrong: string[] = [];
  try {
    if (!first) {
      await context.addInitScript(() => {
        if (location.protocol === 'http:') localStorage.setItem('glassformer.tour', 'seen');
      });
    }
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => wrong.push(error.stack ?? error.message));
    page.on('console', (message) => {
      const text = `${message.type()}: ${message.text()}`;
      const meant = BLOCKED.test(text) || expected?.test(text);
      if (['error', 'warning'].includes(message.type()) && !meant) wrong.push(text);
    });
    // Nothing leaves the visitor's machine.
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(server.url)) {
        wrong.push(`asked for ${request.url()}`);
      }
    });
    await before?.(page);
    await page.goto(server.url + path + hash);
    await act(page);
    expect(wrong).toEqual([]);
  } finally {
    await context.close();
  }
}

/** The translation once it is there to its end. */
export async function translated(page: Page, text: string): Promise<void> {
  await page.locator('[aria-live=polite]').filter({ hasText: text }).waitFor({ state: 'attached' });
}

/** The model's own numbers, in the place of those that were recorded. */
export async function live(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(녹화|recorded)$/ }).waitFor({ state: 'detached' });
}

/** The translation once the model itself has made it; what was recorded has fewer tensors. */
export async function modelled(page: Page, text: string): Promise<void> {
  await translated(page, text);
  await live(page);
}

/** The table of steps as it is read so far: the cells of each row, the sentence only in the first. */
export async function tableOf(page: Page): Promise<string[][]> {
  const table = page.getByRole('table', { name: /^(Steps of decoding|디코딩 단계)$/ });
  const rows = await table.last().locator('tbody tr:visible').all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').allInnerTexts();
      return cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
    }),
  );
}

/** The player's place. */
export const place = (page: Page) => page.getByRole('slider', { name: /^(Steps|단계)$/ });
