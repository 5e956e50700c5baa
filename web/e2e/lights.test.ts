/** What is pointed at lights up everywhere on the page at once, whichever way one goes. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { modelled, useBrowser, visit } from './visit';

useBrowser();

const TRANSLATION = '커피 한잔 어때?';
const TOKENS = { source: 'Tokens of the sentence', target: 'Tokens of the translation' } as const;

/** A view of each chapter in which tokens have rows. */
const VIEWS = [
  { at: 'at=words', side: 'source', view: /^How about coffee\?: dot products/ },
  { at: 'at=tokens', side: 'source', view: /^Sentence: tokens × numbers/ },
  { at: 'at=positions', side: 'source', view: /^Encoder input/ },
  { at: 'at=heads', side: 'target', view: /^Query Q of head/ },
  { at: 'at=products', side: 'target', view: /^Product of Q/ },
  { at: 'at=qkv', side: 'target', view: /^Product of x/ },
  { at: 'at=attention', side: 'target', view: /^Softmax, layer/ },
  { at: 'at=residual', side: 'source', view: /^Layer normalisation/ },
  { at: 'at=feed_forward', side: 'source', view: /^Hidden units of all tokens/ },
  { at: 'at=masked', side: 'target', view: /After softmax/ },
  { at: 'at=cross', side: 'target', view: /Head \d/ },
  { at: 'at=decoding', side: 'target', view: /^Cross-attention, layer/ },
  { at: 'mode=explore&explore.open=encoder.output', side: 'source', view: /^Encoder/ },
] as const;

/** The one among them that is looked at: neither the first, where things start, nor pinned. */
const INDEX = 2;

/** The tokens of a side that are lit, by their words. */
const litTokens = (page: Page, side: keyof typeof TOKENS) =>
  page.getByRole('list', { name: TOKENS[side] }).locator('li.lit span').allInnerTexts();

/** The middle of an element, counted from the top of another. */
async function middleIn(element: Locator, within: Locator): Promise<number> {
  const [inner, outer] = [await element.boundingBox(), await within.boundingBox()];
  return (inner?.y ?? NaN) + (inner?.height ?? NaN) / 2 - (outer?.y ?? NaN);
}

const open = (at: string, act: (page: Page) => Promise<void>) =>
  visit({ hash: `#v=1&lang=en&step=99&${at}`, reducedMotion: 'reduce' }, async (page) => {
    await modelled(page, TRANSLATION);
    await act(page);
  });

describe.each(VIEWS)('$at', ({ at, side, view }) => {
  it('a token lights up its row, the row its token: pointer and keyboard', async () => {
    await open(at, async (page) => {
      const figure = page.getByRole('main').getByRole('figure', { name: view }).first();
      const grid = figure.getByRole('grid').first();
      const name = figure.locator('.names.row .active');
      const token = page.getByRole('list', { name: TOKENS[side] }).locator('li').nth(INDEX);
      const word = await token.locator('span').innerText();
      expect(await litTokens(page, side)).toEqual([]);

      await token.hover();
      await expect.poll(() => name.allInnerTexts()).toEqual([expect.stringContaining(word)]);
      expect(await litTokens(page, side)).toEqual([word]);
      const y = await middleIn(name, grid);

      await grid.scrollIntoViewIfNeeded();
      await grid.hover({ position: { x: 5, y } });
      await expect.poll(() => litTokens(page, side)).toContain(word);

      await page.mouse.move(0, 0);
      await expect.poll(() => litTokens(page, side)).toEqual([]);

      await page.keyboard.press('Tab');
      await grid.focus();
      await page.keyboard.press('Control+Home');
      await expect.poll(() => litTokens(page, side)).toHaveLength(1);
      const [lit = ''] = await litTokens(page, side);
      expect(lit).not.toBe(word);
      expect(await name.innerText()).toContain(lit);
    });
  });
});

/** Two strips of one stage with the same dimensions: `offset` more in the second. */
const STRIPS = [
  { at: 'at=residual', from: /^x, f\(x\) and their sum/, to: /^Layer normalisation/, offset: 0 },
  { at: 'at=positions', from: /^Encoder input/, to: /^Positional encoding of position/, offset: 0 },
  // The fifth of eight heads with 64 numbers each.
  { at: 'at=heads', from: /^Query Q of head 5/, to: /^Joined/, offset: 256 },
] as const;

it.each(STRIPS)('$at: a dimension lights up in the strips beside it', async (strips) => {
  await open(strips.at, async (page) => {
    const figureOf = (name: RegExp) => page.getByRole('main').getByRole('figure', { name }).first();
    const from = figureOf(strips.from);
    const columnOf = (figure: Locator) => figure.locator('.names.col .active').allInnerTexts();
    await figureOf(strips.to).waitFor();
    await from.getByRole('grid').first().hover();
    await expect.poll(() => columnOf(from)).toHaveLength(1);
    const [dimension] = await columnOf(from);
    await expect
      .poll(() => columnOf(figureOf(strips.to)))
      .toEqual([String(Number(dimension) + strips.offset)]);
  });
});

it.each(['products', 'qkv'])('%s: a term of a sum lights up in both factors', async (at) => {
  await open(`at=${at}`, async (page) => {
    const product = page.getByRole('main').getByRole('figure', { name: /^Product of/ });
    const terms = page.getByRole('main').getByRole('region', { name: /all products summed$/ });
    expect(await product.locator('rect.lit').count()).toBe(0);
    await terms.getByRole('grid').first().hover();
    await expect.poll(() => product.locator('rect.lit').count()).toBe(2);
  });
});

it('a choice of tokens lights up where the keyboard comes to it', async () => {
  await open('at=residual', async (page) => {
    const choice = page.getByRole('group', { name: 'Token', exact: true }).getByRole('button');
    await choice.nth(1).focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => litTokens(page, 'source')).toEqual([await choice.nth(2).innerText()]);
  });
});
