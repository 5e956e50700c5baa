/** A head that looks where the learner says: the page's numbers are the package's own. */
import { type Interventions, Translator } from 'glassformer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { violations } from './axe';
import { asWritten, at, cell, tensor } from './reading';
import { WIDE, useBrowser, visit } from './visit';

useBrowser();

let translator: Translator;
beforeAll(async () => {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
});
afterAll(() => translator?.dispose());

const TEXT = 'Dog bites man.';
const hash = (attn: string, more = '') =>
  `#v=1&lang=en&at=attention&attn=${attn}.weights&step=99&text=${encodeURIComponent(TEXT)}${more}`;

const slider = (page: Page, query: string, key: string) =>
  page.getByRole('slider', { name: `${query} → ${key}`, exact: true });

/** What a row says: percentages as they are read. */
const rowOf = (page: Page, query: string) =>
  page
    .getByRole('table', { name: 'Shares of your own' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: query, exact: true }) })
    .getByRole('slider')
    .evaluateAll((all) => all.map((each) => Number((each as HTMLInputElement).value)));

it('a row is typed and dragged, sums to 1, changes the head, and is in the address', async () => {
  const attention = 'encoder.layers.0.self_attn';
  const name = `${attention}.weights`;
  const { trace } = await translator.forward(TEXT, '', { tgt_lang: 'ko', trace: [name] });
  const own = trace.get(name)?.data.slice(3 * 36, 4 * 36) ?? new Float32Array();
  let address = '';
  await visit({ hash: hash('encoder.0.3') }, async (page) => {
    // As the model has it, at first.
    await slider(page, 'Dog', 'man').waitFor();
    const percents = [...own.subarray(6, 12)].map((share) => Math.round(share * 100));
    expect(await rowOf(page, 'Dog')).toEqual(percents);

    await slider(page, 'Dog', 'man').focus();
    for (const digit of '100') await page.keyboard.press(digit);
    expect(await rowOf(page, 'Dog')).toEqual([0, 0, 0, 100, 0, 0]);
    await page.keyboard.press('ArrowLeft');
    const shared = await rowOf(page, 'Dog');
    expect(shared[3]).toBe(99);

    const other = slider(page, 'bites', 'Dog');
    const box = await other.boundingBox();
    if (!box) throw new Error('The cell has no box.');
    await page.mouse.move(box.x + 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await rowOf(page, 'bites')).toEqual([0, 100, 0, 0, 0, 0]);
    await slider(page, 'Dog', 'man').fill('100');

    const weights = own.slice();
    weights.set([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0], 6);
    const interventions: Interventions = {
      heads: [{ attention, head: 3, kind: 'weights', weights: { dims: [6, 6], data: weights } }],
    };
    const [before, after] = await Promise.all([
      translator.translate(TEXT, { tgt_lang: 'ko' }),
      translator.translate(TEXT, { tgt_lang: 'ko', interventions }),
    ]);
    const part = page.locator('section').filter({ hasText: 'What if you decided?' });
    const said = part.getByLabel('Translation', { exact: true }).locator('dd');
    await expect.poll(() => said.allInnerTexts()).toEqual([before.text, after.text]);
    const changed = part.getByRole('grid', { name: /^What the head says.*, Changed$/ });
    await changed.waitFor();
    const name = `${attention}.context`;
    const options = { tgt_lang: 'ko', trace: [name], interventions } as const;
    const context = tensor((await translator.forward(TEXT, '', options)).trace, name);
    for (const [row, col] of [
      [0, 5],
      [1, 0],
      [1, 63],
      [2, 1],
    ] as const) {
      expect(await cell(page, changed, row, col)).toBe(asWritten(at(context, 3, row, col)));
    }
    await expect
      .poll(() => new URL(page.url()).hash)
      .toMatch(/attention\.weights=encoder-0-3_1-0-0-0-1000-0-0_2-0-1000-0-0-0-0/);
    address = new URL(page.url()).hash;
  });
  // The address says the same again, and the row can be given back to the model.
  await visit({ hash: address }, async (page) => {
    await slider(page, 'Dog', 'man').waitFor();
    expect(await rowOf(page, 'Dog')).toEqual([0, 0, 0, 100, 0, 0]);
    await page.getByRole('button', { name: 'Reset the row “Dog”' }).click();
    await page.getByRole('button', { name: 'Reset the row “bites”' }).click();
    expect(await rowOf(page, 'Dog')).toEqual(
      [...own.subarray(6, 12)].map((share) => Math.round(share * 100)),
    );
    await expect.poll(() => new URL(page.url()).hash).not.toContain('attention.weights');
  });
});

it('a head of any attention is off: it says nothing, and the address keeps it', async () => {
  for (const [place, kept, attention, head] of [
    ['encoder.0.3', 'encoder-0-3', 'encoder.layers.0.self_attn', 3],
    ['decoder.1.2', 'decoder-1-2', 'decoder.layers.1.self_attn', 2],
  ] as const) {
    const interventions: Interventions = { heads: [{ attention, head, kind: 'off' }] };
    const after = await translator.translate(TEXT, { tgt_lang: 'ko', interventions });
    const off = (page: Page) => page.getByRole('button', { name: 'Head off', exact: true });
    const says = async (page: Page) => {
      const part = page.locator('section').filter({ hasText: 'What if you decided?' });
      const said = part.getByLabel('Translation', { exact: true }).locator('dd').last();
      await expect.poll(() => said.innerText()).toBe(after.text);
      const changed = part.getByRole('grid', { name: /^What the head says.*, Changed$/ });
      for (const [row, col] of [
        [0, 0],
        [2, 63],
      ] as const) {
        expect(await cell(page, changed, row, col)).toBe(0);
      }
    };
    let address = '';
    await visit({ hash: hash(place) }, async (page) => {
      await off(page).click();
      await says(page);
      await expect.poll(() => new URL(page.url()).hash).toContain(`weights=${kept}_off`);
      address = new URL(page.url()).hash;
    });
    await visit({ hash: address }, async (page) => {
      await says(page);
      expect(await off(page).getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('button', { name: 'As the model has them' }).click();
      await expect.poll(() => new URL(page.url()).hash).not.toContain('attention.weights');
    });
  }
});

it('the decoder cannot be made to look ahead', async () => {
  // So tall that the player's bar lies over nothing.
  const viewport = { ...WIDE, height: 9000 };
  await visit({ hash: hash('decoder.1.2'), viewport }, async (page) => {
    await page.getByRole('button', { name: 'Everywhere alike' }).click();
    const table = page.getByRole('table', { name: 'Shares of your own' });
    const rows = await table.locator('tbody tr').all();
    for (const [row, line] of rows.entries()) {
      const values = await line
        .getByRole('slider')
        .evaluateAll((all) => all.map((each) => Number((each as HTMLInputElement).value)));
      // Rows grow by one: what comes after a token is closed.
      expect(values).toEqual(Array(row + 1).fill(Math.round(100 / (row + 1))));
    }
    expect(await violations(page)).toEqual([]);
  });
});

it('scaling, temperature, stage, padding and masks are in the address', async () => {
  const more =
    '&attention.scaling=1&attention.temperature=0.5&attention.stage=context' +
    '&attention.pad_mask=0&attention.second=Good.&attention.row=2';
  await visit({ hash: hash('encoder.0.3', more) }, async (page) => {
    const isOn = async (name: string) =>
      page.getByRole('switch', { name }).getAttribute('aria-checked');
    await page.getByRole('switch', { name: 'Pad mask' }).waitFor();
    expect([await isOn('Scaling'), await isOn('Pad mask')]).toEqual(['true', 'false']);
    const temperature = page.getByRole('slider', { name: 'Temperature' });
    expect(await temperature.getAttribute('aria-valuetext')).toBe('0.5');
    const stage = page.getByRole('tab', { selected: true });
    expect(await stage.innerText()).toMatch(/^head/);
    expect(await page.getByLabel('Sentence to go with it').inputValue()).toBe('Good.');
    await page.getByRole('button', { name: 'bites', exact: true, pressed: true }).waitFor();
    await page.getByRole('switch', { name: 'Scaling' }).click();
    await expect.poll(() => new URL(page.url()).hash).not.toContain('attention.scaling');
    expect(new URL(page.url()).hash).toContain('attention.temperature=0.5');
  });
});
