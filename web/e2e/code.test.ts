/** The code beside each view runs in the page as it is served, and gives the view's own numbers. */
import { expect, it } from 'vitest';
import { CHAPTERS } from '../app/chapters/ids';
import { violations } from './axe';
import { WIDE, useBrowser, visit } from './visit';

useBrowser();

/** So tall that the player's bar lies over nothing, which axe takes for controls out of reach. */
const viewport = { ...WIDE, height: 9000 };

const hash = (chapter: string) =>
  `#v=1&lang=en&at=${chapter}&attn=encoder.0.3.weights&step=99&decoding.beams=3&text=How%20about%20coffee%3F`;

it.each(CHAPTERS)('in the chapter %s', async (chapter) => {
  await visit({ hash: hash(chapter), viewport }, async (page) => {
    const codes = page.locator('details').filter({ has: page.getByText(/^Show the code/) });
    await codes.first().waitFor();
    // What is computed after the sentence comes with code of its own.
    await page.waitForLoadState('networkidle');
    const count = await codes.count();
    for (let index = 0; index < count; index++) {
      const code = codes.nth(index);
      await code.locator('summary').first().click();
      const program = await code.getByRole('code').first().innerText();
      expect(program).toContain("from 'glassformer';");
      await code.getByRole('button', { name: 'Run', exact: true }).click();
      const result = code.getByRole('group', { name: 'Result' });
      await result.waitFor();
      const said = await result.getByRole('status').last().innerText();
      expect(said, program).toMatch(/^The same|with W rounded to 8-bit integers/);
    }
    expect(await violations(page)).toEqual([]);
  });
});

it('is copied as a whole program', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await visit({ hash: hash('products'), permissions }, async (page) => {
    const code = page.locator('details').filter({ hasText: 'Show the code' }).first();
    await code.locator('summary').click();
    await code.getByRole('button', { name: 'Copy' }).click();
    await code.getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
    expect(lines(copied)).toEqual(lines(await code.getByRole('code').innerText()));
  });
});
