// A picture of each chapter and of the explorer, in both languages and themes, as on a laptop and
// on a phone, in build/screenshots: to be looked at before a change of the page is called done.
// `npm run screenshots -- words phone` takes those whose names have both words in them.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { findBrowser } from './browser.mjs';
import { runMain } from './problems.mjs';
import { ROOT } from './run.mjs';
import { serve } from './serve.mjs';

const FOLDER = path.join(ROOT, 'build/screenshots');
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Every picture: its name, the address's hash, the window. */
async function pictures() {
  const ids = path.join(ROOT, 'web/app/chapters/ids.ts');
  const { module } = await runnerImport(ids, { configFile: false, logLevel: 'warn' });
  /** @type {readonly string[]} */
  const chapters = module.CHAPTERS;
  const places = [
    ...chapters.map((chapter) => ({ place: chapter, hash: `at=${chapter}` })),
    { place: 'explore', hash: 'mode=explore' },
  ];
  return places.flatMap(({ place, hash }) =>
    ['ko', 'en'].flatMap((language) =>
      ['light', 'dark'].flatMap((theme) =>
        Object.entries(SIZES).map(([size, viewport]) => ({
          name: `${place}-${language}-${theme}-${size}`,
          hash: `#v=1&step=99&${hash}&lang=${language}&theme=${theme}`,
          viewport,
        })),
      ),
    ),
  );
}

await runMain(async () => {
  const words = process.argv.slice(2);
  const wanted = (await pictures()).filter(({ name }) =>
    words.every((word) => name.includes(word)),
  );
  mkdirSync(FOLDER, { recursive: true });
  const server = await serve({ port: 0 });
  const browser = await chromium.launch(await findBrowser());
  try {
    for (const { name, hash, viewport } of wanted) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      // Without the tour of a first visit over it.
      await context.addInitScript(() => localStorage.setItem('glassformer.tour', 'seen'));
      const page = await context.newPage();
      await page.goto(server.url + hash);
      await page.waitForLoadState('networkidle');
      const translation = page.locator('[aria-live=polite]').filter({ hasText: /\S/ }).first();
      await translation.waitFor({ state: 'attached' });
      await page.getByText(/^(recorded|녹화)$/).waitFor({ state: 'detached' });
      // What a chapter asks of the model by itself has no end that could be waited for.
      await page.waitForTimeout(2000);
      // A window as high as the page, so that the player's bar lies over nothing.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ ...viewport, height });
      await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
      await context.close();
      console.log(name);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${wanted.length} pictures in ${path.relative(ROOT, FOLDER)}`);
});
