/** What is chosen inside a chapter is in its address: a link shows the same picture. */
import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { useBrowser, visit } from './visit';

useBrowser();

const WAITING = { timeout: 20_000 };

const chapter = (id: string) => `#v=1&text=How about coffee?&step=6&at=${id}&lang=en`;

const PRESSED =
  '[aria-pressed="true"], [role="switch"][aria-checked="true"], [role="tab"][aria-selected="true"]';

/** What can be chosen on the stage, as it is chosen, and what is asked about. */
const chosen = (page: Page) =>
  page.evaluate(
    (PRESSED) => ({
      pressed: [...document.querySelectorAll(`article :is(${PRESSED})`)].map(
        (button) => button.getAttribute('aria-label') ?? button.textContent.trim(),
      ),
      written: [...document.querySelectorAll<HTMLInputElement>('article input')].map(
        ({ value }) => value,
      ),
      asked: [...document.querySelectorAll('article nav [aria-current=location]')].map(
        ({ textContent }) => textContent.trim(),
      ),
    }),
    PRESSED,
  );

async function pin(page: Page, name: string | RegExp, ...keys: string[]): Promise<void> {
  const grid = page.getByRole('grid', { name, exact: true });
  await grid.focus();
  for (const key of ['Control+Home', ...keys, 'Enter']) await page.keyboard.press(key);
  await page.getByRole('region', { name: 'Where does this number come from?' }).waitFor();
}

const press = (page: Page, name: string) =>
  page.getByRole('article').getByRole('button', { name, exact: true }).click();

const CHAPTERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  words: async (page) => {
    await press(page, 'After the encoder');
    await press(page, 'As they are');
    await page.getByRole('textbox', { name: 'Phrase 2' }).fill('사과를 먹었다');
    await pin(page, '사과를 먹었다: dot products of its words, After the encoder', 'ArrowRight');
  },
  tokens: async (page) => {
    await press(page, 'Translation');
    await press(page, '× √512');
    await page.getByRole('textbox', { name: 'Sentence 3' }).fill('A dog & a cat = two.');
    await press(page, '+ Add a sentence');
    await pin(page, 'Translation: tokens × numbers, × √512', 'ArrowDown');
  },
  positions: async (page) => {
    await press(page, 'The 6 of this sentence');
    await press(page, 'Positions');
    await page.getByRole('textbox', { name: 'Second sentence' }).fill('dog, man bites.');
    await press(page, 'off');
    await pin(page, 'Encoder input: Positions', 'ArrowDown', 'ArrowRight');
  },
  heads: async (page) => {
    await press(page, 'Value V');
    await press(page, 'whole 6×512');
    await pin(page, /^Value V of head/, 'ArrowDown');
  },
  products: async (page) => {
    await press(page, 'With the head again A·V');
    await page.getByRole('group', { name: 'Left matrix' }).getByText('A').click();
    await page.getByRole('group', { name: 'Right matrix' }).getByText('V').click();
  },
  qkv: (page) => press(page, 'V'),
  attention: async (page) => {
    await page.getByRole('tab', { name: /^head/ }).click();
    await page.getByRole('switch', { name: 'Scaling' }).click();
    await page.getByRole('slider', { name: 'Temperature' }).fill('0.5');
    await page.getByRole('button', { name: 'Everywhere alike' }).click();
    await page.getByRole('textbox', { name: 'Sentence to go with it' }).fill('Good.');
    await pin(page, /^What the head says, layer/, 'ArrowDown');
  },
  masked: async (page) => {
    await page.getByRole('switch', { name: 'Mask' }).click();
    await pin(page, /After softmax$/, 'ArrowDown');
  },
};

it.each(Object.keys(CHAPTERS))('%s', async (id) => {
  let hash = '';
  let before: Awaited<ReturnType<typeof chosen>> | undefined;
  await visit({ hash: chapter(id) }, async (page) => {
    await page.getByRole('grid').first().waitFor();
    const start = await chosen(page);
    await CHAPTERS[id]?.(page);
    // What was chosen last is in the address last.
    await vi.waitFor(async () => {
      hash = await page.evaluate(() => location.hash);
      expect(hash).toMatch(new RegExp(`\\b${id}\\.(asked|piece|right|made)`));
    }, WAITING);
    before = await chosen(page);
    expect(before).not.toEqual(start);
  });
  await visit({ hash }, async (page) => {
    await vi.waitFor(async () => expect(await chosen(page)).toEqual(before), WAITING);
  });
});
