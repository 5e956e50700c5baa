import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { PHONE, home, place, tableOf, translated, useBrowser, visit } from './visit';

useBrowser();

const COFFEE = '커피 한잔 어때?';

/** Time for the model to load on a busy machine. */
const LOADING = { timeout: 20_000 };

/** Colours that the page asks the browser's own bars to have. */
const barColours = (page: Page): Promise<string[]> =>
  page
    .locator('meta[name="theme-color"]')
    .evaluateAll((metas) =>
      (metas as HTMLMetaElement[])
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );

const paperOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    const hex = (n: string) => Number(n).toString(16).padStart(2, '0');
    return `#${(backgroundColor.match(/\d+/g) ?? []).map(hex).join('')}`;
  });

describe('a visitor', () => {
  it('sees the first sentence translated without a click, step by step', async () => {
    await visit({}, async (page) => {
      await translated(page, COFFEE);
      const rows = await tableOf(page);
      expect(rows[0]).toEqual(['1', 'How about coffee?', 'empty', '<sos>']);
      expect(rows[1]?.slice(0, 2)).toEqual(['2', '<sos>']);
      // Each row's input is the one before it and what was predicted there.
      for (const [index, [number, input]] of rows.slice(2).entries()) {
        const [, previous, prediction] = rows[index + 1] ?? [];
        expect(number).toBe(String(index + 3));
        expect(input).toBe(`${previous} ${prediction?.replace(/ [\d.]+%$/, '')}`);
      }
      expect(rows.at(-1)?.at(-1)).toMatch(/^<eos> \d+%$/);
    });
  });

  it('types a sentence, presses Enter and gets its translation', async () => {
    await visit({}, async (page) => {
      await translated(page, COFFEE);
      const box = page.getByRole('textbox', { name: 'Sentence to translate' });
      await box.fill('Dog bites man.');
      await translated(page, '개가 사람을 물다.');
      await box.press('Enter');
      await vi.waitFor(async () => expect(await place(page).inputValue()).toBe('2'), LOADING);
      await translated(page, '개가 사람을 물다.');
    });
  });

  it('translates Korean to English, and the translation back', async () => {
    await visit({}, async (page) => {
      await translated(page, COFFEE);
      await page.getByRole('button', { name: 'Translate this back' }).click();
      await translated(page, 'How about coffee?');
      expect(await page.getByRole('textbox').getAttribute('lang')).toBe('ko');
      const shown = page.locator('section > div > p[lang=en]:not(.visually-hidden)');
      expect((await shown.innerText()).trim()).toBe('How about coffee?');
    });
  });

  it('chooses how polite the Korean is', async () => {
    await visit({ hash: '#v=1&text=Thank+you.' }, async (page) => {
      await page.getByRole('button', { name: 'polite', exact: true }).click();
      await page.getByText('>>ko-polite<<').first().waitFor();
      await translated(page, '감사합니다.');
    });
  });

  it('steps back and on, by button, by key and by dragging', async () => {
    await visit({}, async (page) => {
      await translated(page, COFFEE);
      const last = Number(await place(page).inputValue());
      await page.getByRole('button', { name: 'One step back' }).click();
      expect(Number(await place(page).inputValue())).toBe(last - 1);
      expect(await tableOf(page)).toHaveLength(last - 1);
      await page.locator('h2').first().click();
      await page.keyboard.press('ArrowLeft');
      expect(Number(await place(page).inputValue())).toBe(last - 2);
      await page.keyboard.press('ArrowRight');
      expect(Number(await place(page).inputValue())).toBe(last - 1);
      const track = await place(page).boundingBox();
      if (!track) throw new Error('The track has no box.');
      await page.mouse.move(track.x + track.width - 10, track.y + track.height / 2);
      await page.mouse.down();
      await page.mouse.move(track.x + 10, track.y + track.height / 2, { steps: 5 });
      await page.mouse.up();
      expect(await place(page).inputValue()).toBe('1');
      expect(await tableOf(page)).toHaveLength(1);
    });
  });

  it('plays, pauses and changes the speed', async () => {
    await visit({ hash: '#v=1&step=1&speed=0.5' }, async (page) => {
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await vi.waitFor(async () => expect(await place(page).inputValue()).toBe('2'), LOADING);
      await page.getByRole('button', { name: 'Pause' }).click();
      const stopped = await place(page).inputValue();
      await page.getByRole('button', { name: /^Speed/ }).click();
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await translated(page, COFFEE);
      expect(Number(await place(page).inputValue())).toBeGreaterThan(Number(stopped));
    });
  });

  it('goes on from another candidate, and back to the model’s own choice', async () => {
    await visit({ hash: '#v=1&step=2' }, async (page) => {
      const candidates = page.getByRole('list', { name: /^Candidates/ }).getByRole('listitem');
      const choice = (at: number) => candidates.nth(at).getByRole('button').first();
      await choice(0).waitFor();
      expect(await choice(0).getAttribute('aria-pressed')).toBe('true');
      const other = (await choice(1).innerText()).trim();
      await choice(1).click();
      await page.getByRole('button', { name: 'Back to the model’s own choice' }).waitFor();
      expect((await tableOf(page))[1]?.at(-1)).toContain(other);
      await page.getByRole('button', { name: 'Back to the model’s own choice' }).click();
      await page
        .getByRole('button', { name: 'Back to the model’s own choice' })
        .waitFor({ state: 'detached' });
      await page.locator('body').press('End');
      await translated(page, COFFEE);
    });
  });

  it('finds the same picture again by reloading and by the link', async () => {
    await visit({}, async (page) => {
      await translated(page, COFFEE);
      await page.getByRole('button', { name: 'One step back' }).click();
      await page.locator('body').press('4');
      await page.waitForURL(/attn=cross\.1\.3\.weights/);
      await page.waitForURL(/step=\d/);
      const [table, url] = [await tableOf(page), page.url()];
      await page.reload();
      await vi.waitFor(async () => expect(await tableOf(page)).toEqual(table), LOADING);
      await page.goto('about:blank');
      await page.goto(url);
      await vi.waitFor(async () => expect(await tableOf(page)).toEqual(table), LOADING);
      expect(page.url()).toBe(url);
    });
  });

  it('goes back from chapter to chapter as the browser does', async () => {
    await visit({ hash: '#v=1&lang=en&at=heads&step=99' }, async (page) => {
      await translated(page, COFFEE);
      await page.getByRole('heading', { level: 2, name: 'Cut into eight' }).waitFor();
      await page.waitForURL(/step=6/);
      await page.getByRole('button', { name: 'Explore' }).click();
      await page.waitForURL(/mode=explore/);
      await page.goBack();
      await page.getByRole('heading', { level: 2, name: 'Cut into eight' }).waitFor();
      expect(page.url()).not.toContain('mode=explore');
      await page.goForward();
      await page.waitForURL(/mode=explore/);
      await page.getByRole('heading', { level: 2, name: 'Cut into eight' }).waitFor({
        state: 'detached',
      });
    });
  });

  it('switches the language of the page', async () => {
    await visit({}, async (page) => {
      await page.getByRole('button', { name: '한', exact: true }).click();
      await page.getByRole('heading', { name: '한 번에 한 단어씩' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('ko');
      await page.waitForURL(/lang=ko/);
      await page.reload();
      await page.getByRole('heading', { name: '한 번에 한 단어씩' }).waitFor();
    });
  });

  it('is spoken to in Korean where the browser asks for it', async () => {
    await visit({ locale: 'ko-KR' }, async (page) => {
      await page.getByRole('heading', { name: '한 번에 한 단어씩' }).waitFor();
    });
  });

  it('chooses a theme that is there before the first paint', async () => {
    await visit({ colorScheme: 'light' }, async (page) => {
      await translated(page, COFFEE);
      await page.getByRole('button', { name: /As the system/ }).click();
      await page.getByRole('button', { name: /^Light/ }).click();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(await barColours(page)).toEqual([await paperOf(page)]);
      // Without the page's own code only theme.js can have set it.
      await page.route('**/*.js', (route) =>
        route.request().url().endsWith('theme.js')
          ? route.continue()
          : route.fulfill({ body: '', contentType: 'text/javascript' }),
      );
      await page.goto(home());
      await page.reload();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    });
  });

  it('opens candidates and table on a phone, where nothing is wider than the screen', async () => {
    await visit({ viewport: PHONE, hasTouch: true }, async (page) => {
      await translated(page, COFFEE);
      expect(await page.getByRole('table', { name: 'Steps of decoding' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Open candidates and table of steps' }).click();
      expect((await tableOf(page)).length).toBeGreaterThan(4);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    });
  });

  it('is told the keys', async () => {
    await visit({}, async (page) => {
      await page.locator('body').press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  it('is warned of characters that the model never saw', async () => {
    await visit({ hash: `#v=1&text=${encodeURIComponent('I drink 茶.')}` }, async (page) => {
      await page.getByText(/never learned these characters: .*茶/).waitFor();
    });
  });

  it('cannot break the page with markup or special tokens', async () => {
    const text = '<img src=x onerror=alert(1)> <eos> >>ko<<';
    await visit({ hash: `#v=1&text=${encodeURIComponent(text)}` }, async (page) => {
      await page.locator('table').first().waitFor();
      expect(await page.locator('img[src="x"]').count()).toBe(0);
      const source = page.getByRole('list', { name: 'Tokens of the sentence' });
      expect(await source.locator('.special').count()).toBe(2);
    });
  });
});

describe('when something is missing', () => {
  it('says so, and goes on once it is there', async () => {
    const before = (page: Page) =>
      page.route('**/model.safetensors', (route) => route.fulfill({ status: 404, body: '' }));
    await visit({ before, expected: /404/ }, async (page) => {
      await page.getByText('A file of the model could not be found.').waitFor();
      await page.unroute('**/model.safetensors');
      await page.getByRole('button', { name: 'Try again' }).click();
      await translated(page, COFFEE);
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });

  it('shows how far the model has come', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const before = (page: Page) =>
      page.route('**/model.safetensors', async (route) => {
        await held;
        await route.continue();
      });
    await visit({ before }, async (page) => {
      await page.getByRole('progressbar', { name: 'Loading the model' }).waitFor();
      expect(await page.getByRole('textbox').isEditable()).toBe(true);
      release();
      await translated(page, COFFEE);
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
    });
  });
});
