/** A link to a chapter about the layers shows what was chosen there, to the last number. */
import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { remember, shownOn } from './honesty/shown';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const WAITING = { timeout: 20_000 };

const choose = (page: Page, group: string, name: string) =>
  page
    .getByRole('article')
    .getByRole('group', { name: group, exact: true })
    .getByRole('button', { name, exact: true })
    .click();

/** Pins a cell with the keyboard. */
async function pin(page: Page, name: string, down: number, right: number): Promise<void> {
  await page.getByRole('grid', { name, exact: true }).focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < down; step++) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < right; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
}

/** Every choice and every number in the chapter. */
async function picture(page: Page) {
  const choices = await page.getByRole('article').evaluate((article) =>
    [...article.querySelectorAll('button, input')].flatMap((each) => {
      const is =
        each instanceof HTMLInputElement
          ? each.value
          : (each.getAttribute('aria-pressed') ?? each.getAttribute('aria-checked'));
      return is === null ? [] : [`${each.textContent.trim()} ${is}`];
    }),
  );
  const { sheets, words } = await shownOn(page);
  const asked = await page.getByRole('region', { name: 'Where does this number' }).allInnerTexts();
  return { choices, sheets, words, asked };
}

interface Visit {
  readonly id: string;
  readonly act: (page: Page) => Promise<void>;
  /** What the address has of it. */
  readonly kept: readonly string[];
  /** The number that is asked about at the end. */
  readonly asked: string;
}

const VISITS: readonly Visit[] = [
  {
    id: 'residual',
    act: async (page) => {
      await choose(page, 'Encoder or decoder', 'Decoder');
      await choose(page, 'Part', 'cross-attention');
      await choose(page, 'Token', '한잔');
      await pin(page, 'x, f(x) and their sum, of “한잔”', 0, 7);
      await page.getByRole('slider', { name: /^γ/ }).fill('2');
      await page.getByRole('slider', { name: /^β/ }).fill('-0.5');
      await page.getByRole('switch', { name: 'normalisation' }).click();
    },
    kept: ['residual.beta=-0.5', 'residual.gamma=2', 'residual.norm=0', 'residual.token=2'],
    asked: 'decoder.layers.0.self_attn_layer_norm.output[2, 7]',
  },
  {
    id: 'feed_forward',
    act: async (page) => {
      await choose(page, 'Layer', '2');
      await choose(page, 'Token', 'coffee');
      await choose(page, 'Leave out', 'about');
      await pin(page, 'What comes into the hidden layer', 0, 4);
    },
    kept: ['feed_forward.layer=1', 'feed_forward.token=3', 'feed_forward.other=2'],
    asked: 'encoder.layers.1.fc1.output[3, 4]',
  },
  {
    id: 'cross',
    act: async (page) => {
      await pin(page, 'Cross-attention, layer 2, Head 5', 1, 3);
      await choose(page, 'Layer 2, head 5', 'off');
    },
    kept: ['cross.cell=', 'cross.heads='],
    asked: 'decoder.layers.1.encoder_attn.weights[4, 1, 3]',
  },
];

it.each(VISITS)('in the chapter $id', async ({ id, act, kept, asked }) => {
  const ready = async (page: Page) => {
    await translated(page, '커피 한잔 어때?');
    const proof = page.getByRole('region', { name: 'Where does this number' });
    await proof.getByText(asked, { exact: true }).first().waitFor();
    const waiting = page.getByText(/^(recorded|Loading|Appears here once)/);
    await vi.waitFor(async () => expect(await waiting.count()).toBe(0), WAITING);
    await page.mouse.move(0, 0);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  };
  const hash = `#v=1&lang=en&step=99&at=${id}`;
  await visit({ hash, before: remember, reducedMotion: 'reduce' }, async (page) => {
    await act(page);
    await ready(page);
    const before = await vi.waitFor(async () => {
      const seen = await picture(page);
      await page.waitForTimeout(500);
      expect(await picture(page)).toEqual(seen);
      for (const part of kept) expect(page.url()).toContain(part);
      return seen;
    }, WAITING);
    await page.reload();
    await ready(page);
    await vi.waitFor(async () => expect(await picture(page)).toEqual(before), WAITING);
  });
});
