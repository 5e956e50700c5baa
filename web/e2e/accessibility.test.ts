import { describe, expect, it } from 'vitest';
import { CHAPTERS } from '../app/chapters/ids';
import { violations } from './axe';
import { PHONE, WIDE, live, translated, useBrowser, visit } from './visit';

/** So tall that the player's bar lies over nothing, which axe takes for controls out of reach. */
const TALL = 7000;

useBrowser();

it.each(CHAPTERS)('axe finds nothing in the chapter %s', async (chapter) => {
  const hash = `#v=1&lang=en&theme=light&step=99&at=${chapter}`;
  await visit(
    { viewport: { ...WIDE, height: TALL }, hash, reducedMotion: 'reduce' },
    async (page) => {
      await translated(page, '커피 한잔 어때?');
      await page.getByRole('article').getByRole('grid').first().waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});

it.each(CHAPTERS)('Korean is read as Korean on the English page: %s', async (chapter) => {
  const hash = `#v=1&lang=en&step=99&at=${chapter}`;
  await visit(
    { viewport: { ...WIDE, height: TALL }, hash, reducedMotion: 'reduce' },
    async (page) => {
      await translated(page, '커피 한잔 어때?');
      await page.getByRole('article').getByRole('grid').first().waitFor();
      // Within an English sentence a word is a quotation; these are texts of their own.
      const foreign = await page.locator('body').evaluate((body) => {
        const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const { data } = text as Text;
          if (!/\p{Script=Hangul}/u.test(data) || /\p{Script=Latin}/u.test(data)) continue;
          const at = text.parentElement;
          if (at?.closest('[lang]')?.getAttribute('lang') !== 'ko') found.push(data.trim());
        }
        return found;
      });
      expect(foreign).toEqual([]);
    },
  );
});

/** The explorer: the map, a block, a value with a proof, a weight, all heads. */
const OPENED = [
  '',
  'encoder.layers.0.self_attn',
  'decoder.layers.0.encoder_attn.weights&explore.cell=1.1',
  'decoder.layers.0.fc1.bias',
  'heads',
];

it.each(
  OPENED.flatMap((open) =>
    [
      { viewport: { ...WIDE, height: TALL }, look: 'lang=ko&theme=dark' },
      { viewport: { ...PHONE, height: TALL }, look: 'lang=en&theme=light' },
    ].map((screen) => ({ open, ...screen })),
  ),
)('axe finds nothing in the explorer at “$open” with $look', async ({ open, viewport, look }) => {
  const hash = `#v=1&${look}&step=99&mode=explore&explore.open=${open}`;
  await visit({ viewport, hash, reducedMotion: 'reduce' }, async (page) => {
    await translated(page, '커피 한잔 어때?');
    await live(page);
    const stage = page.getByRole('article');
    await stage.getByRole('navigation').first().waitFor();
    if (open.includes('cell')) await stage.locator('output').waitFor();
    if (open.includes('bias')) await stage.getByRole('grid').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe.each([
  { name: 'wide', viewport: { ...WIDE, height: TALL } },
  { name: 'phone', viewport: { ...PHONE, height: TALL } },
])('axe finds nothing on a $name screen', ({ viewport }) => {
  it.each([
    { lang: 'ko', theme: 'light' },
    { lang: 'ko', theme: 'dark' },
    { lang: 'en', theme: 'light' },
    { lang: 'en', theme: 'dark' },
  ])('in $lang, $theme', async ({ lang, theme }) => {
    const hash = `#v=1&lang=${lang}&theme=${theme}&step=99`;
    await visit({ viewport, hash, reducedMotion: 'reduce' }, async (page) => {
      await translated(page, '커피 한잔 어때?');
      expect(await violations(page)).toEqual([]);
    });
  });

  it('with help, player and an error open', async () => {
    const hash = `#v=1&text=${'coffee+'.repeat(300)}`;
    await visit({ viewport, hash, reducedMotion: 'reduce' }, async (page) => {
      await page.getByRole('alert').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('body').press('?');
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
});
