/** After its first visit the page works without a network, and a new version waits for the next. */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fingerprintOf } from '../../scripts/record.mjs';
import { writeServiceWorker } from '../../scripts/vite/offline.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { translated, useBrowser, visit } from './visit';

const COFFEE = '커피 한잔 어때?';
const MODEL = '/models/everyday-en-ko';
const FILES = ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json'];

let folder: string;
let requests: string[] = [];

useBrowser(
  async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glassformer-offline-'));
    await cp(path.join(ROOT, 'dist/app'), folder, { recursive: true });
    return folder;
  },
  (requested) => requests.push(requested),
);
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  requests = [];
});

const WAITING = { timeout: 30_000 };
const kept = (page: Page) =>
  page.getByText('From now on it opens without a network').waitFor(WAITING);
const box = (page: Page) => page.getByRole('textbox', { name: 'Sentence to translate' });
/** Opens a chapter of which nothing was fetched before, with formulas. */
async function unopened(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: '7 Attention' }).click();
  await page.locator('math').first().waitFor({ state: 'attached' });
}
const modelRequests = () => requests.filter((requested) => requested.startsWith(MODEL)).sort();
const modelCaches = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /model/.test(name)));

describe('offline', () => {
  it('works after one visit, for which the model came once', async () => {
    await visit({ serviceWorkers: 'allow' }, async (page) => {
      await translated(page, COFFEE);
      await kept(page);
      expect(modelRequests()).toEqual(FILES.map((file) => `${MODEL}/${file}`));
      await page.context().setOffline(true);
      await page.getByText('Offline: everything is computed here').waitFor();
      requests = [];
      await page.reload();
      await translated(page, COFFEE);
      await box(page).fill('Dog bites man.');
      await translated(page, '개가 사람을 물다.');
      await unopened(page);
      expect(requests).toEqual([]);
    });
  });

  it('takes the model from where it is kept at the second visit, too', async () => {
    await visit({ serviceWorkers: 'allow' }, async (page) => {
      await kept(page);
      requests = [];
      await page.reload();
      await kept(page);
      expect(modelRequests()).toEqual([]);
    });
  });

  it('says what is missing at a first visit that is cut off, and goes on by itself', async () => {
    const before = async (page: Page) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'onLine', { value: false, writable: true });
      });
      await page.route('**/models/**', (route) => route.abort('internetdisconnected'));
    };
    await visit({ before, expected: /ERR_INTERNET_DISCONNECTED/ }, async (page) => {
      await page.getByText('You are offline').waitFor();
      await page.unroute('**/models/**');
      await page.evaluate(() => {
        Object.assign(navigator, { onLine: true });
        dispatchEvent(new Event('online'));
      });
      await page.getByText('You are offline').waitFor({ state: 'detached' });
      await box(page).fill('Dog bites man.');
      await translated(page, '개가 사람을 물다.');
    });
  });
});

it('can be installed, with icons of the sizes that the manifest says', async () => {
  await visit({}, async (page) => {
    const session = await page.context().newCDPSession(page);
    const { errors, data = '{}' } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { icons } = JSON.parse(data) as { icons: Icon[] };
    const pictures = icons.filter(({ type }) => type === 'image/png');
    expect(pictures.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
    expect(pictures.map(({ purpose = 'any' }) => purpose)).toEqual(['any', 'any', 'maskable']);
    for (const { src, sizes, purpose } of pictures) {
      const { width, height, alpha } = await page.evaluate(pictureAt, src);
      expect(`${width}x${height}`, src).toBe(sizes);
      // What is cut to a system's shape has paper in every corner.
      if (purpose === 'maskable') expect(alpha, src).toBe(255);
    }
  });
});

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
  readonly purpose?: string;
}

/** In the page: a picture's size, and how opaque its first corner is. */
async function pictureAt(url: string) {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(picture, 0, 0);
  return { width, height, alpha: context?.getImageData(0, 0, 1, 1).data[3] };
}

describe('a new version', () => {
  it('leaves an open page whole, and is there at the next visit with its model alone', async () => {
    await visit({ serviceWorkers: 'allow' }, async (page) => {
      await kept(page);
      const [before] = await modelCaches(page);
      await deploy();
      // What this page may still want is gone from the server.
      await unopened(page);
      await page.reload();
      await kept(page);
      expect(await page.locator('html').getAttribute('data-version')).toBeNull();
      expect(await modelCaches(page)).toEqual([before]);
      await installed(page);

      const context = page.context();
      const home = page.url();
      await page.close();
      requests = [];
      const next = await context.newPage();
      let away = 500;
      await vi.waitFor(async () => {
        // Away from the page, longer each time, so that none of the old version is open while the
        // new one gets ready, however busy the machine is.
        await next.goto('about:blank');
        await next.waitForTimeout(away);
        away *= 2;
        await next.goto(home);
        expect(await next.locator('html').getAttribute('data-version')).toBe('new');
      }, WAITING);
      await kept(next);
      expect(modelRequests()).toEqual(FILES.map((file) => `${MODEL}/${file}`));
      const after = await modelCaches(next);
      expect(after).toHaveLength(1);
      expect(after).not.toEqual([before]);
    });
  });
});

/** Waits until a new version is there and waits, in its turn, for the page to be closed. */
const installed = (page: Page) =>
  page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return Boolean(registration?.waiting);
  });

/** Puts a version with other file names and another model in the place of the one that is served. */
async function deploy(): Promise<void> {
  const model = 'another-model';
  const assets = path.join(folder, 'assets');
  const inAssets = (await readdir(assets)).map((file) => path.join(assets, file));
  const renamed = (text: string) => text.replaceAll(/(-[\w-]{8})(\.(?:js|css)\b)/g, '$1-new$2');
  for (const file of [path.join(folder, 'index.html'), ...inAssets]) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    const text = (await readFile(file, 'utf8'))
      .replaceAll(fingerprintOf(), model)
      .replace('<html lang="ko">', '<html lang="ko" data-version="new">');
    await writeFile(file, renamed(text));
    await rename(file, renamed(file));
  }
  await writeServiceWorker(folder, model);
}
