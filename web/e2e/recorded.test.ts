/** Until the model is there the page shows what was recorded of it: the same numbers. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Translator } from 'glassformer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL, fingerprintOf } from '../../scripts/record.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { decodeRecording } from '../app/recorded/recording';
import { percent } from '../app/shell/format';
import { exactText } from '../app/views/format';
import { type Path, decodePath } from '../app/state/path';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const ASSETS = path.join(ROOT, 'dist/app/assets');
const COFFEE = { text: 'How about coffee?', language: 'ko', choices: [] } as const;
const KOREAN = '커피 한잔 어때?';

const pathOf = (model: Translator) => decodePath(model, COFFEE, new AbortController().signal);

let translator: Translator;
let found: Path;

beforeAll(async () => {
  translator = await Translator.from_pretrained(MODEL);
  found = await pathOf(translator);
});
afterAll(() => translator?.dispose());

/** Holds the model back until it is let go. */
function heldBack() {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const before = (page: Page) =>
    page.route('**/models/**', async (route) => {
      await held;
      await route.continue();
    });
  return { before, release: () => release() };
}

const mark = (page: Page) => page.getByRole('button', { name: 'recorded', exact: true });
const cells = (page: Page) => page.getByRole('grid').first().getByRole('gridcell').allInnerTexts();

/** The last column of the table of steps, but for `<sos>`, which was not predicted. */
async function predictions(page: Page): Promise<string[]> {
  const table = page.getByRole('table', { name: 'Steps of decoding' });
  const texts = await table.locator('tbody td:last-child').allInnerTexts();
  return texts.slice(1).map((text) => text.replace(/\s+/g, ' ').trim());
}

describe('the recording', () => {
  it.each(['relaxed', 'simd'] as const)(
    'of the build %s is what it computes with this model, bit for bit',
    async (variant) => {
      await using model = await Translator.from_pretrained(MODEL, { variant });
      const { trace, explain: _, ...walk } = await pathOf(model);
      const names = (await readdir(ASSETS)).filter((file) => /^recording\./.test(file));
      expect(names).toHaveLength(2);
      const name = names.find((file) => file.includes(variant)) ?? '';
      const recorded = decodeRecording(await readFile(path.join(ASSETS, name)), fingerprintOf());
      expect({ ...recorded, trace: null }).toEqual({ ...walk, trace: null });
      expect(recorded?.trace.size).toBeGreaterThan(0);
      for (const [each, tensor] of recorded?.trace ?? []) {
        expect(tensor, each).toEqual(trace.get(each));
      }
    },
  );

  it('is on the page before the model, and then the model without a jump', async () => {
    const { before, release } = heldBack();
    await visit({ before, hash: '#v=1&step=99&lang=en' }, async (page) => {
      await mark(page).waitFor();
      await translated(page, KOREAN);
      const weights = found.trace.get('decoder.layers.1.encoder_attn.weights');
      const [heads = 0, T = 0, S = 0] = weights?.dims ?? [];
      expect(heads).toBeGreaterThan(4);
      const head = weights?.data.subarray(4 * T * S, 5 * T * S) ?? [];
      const shown = await cells(page);
      expect(shown).toHaveLength(T * S);
      for (const [index, text] of shown.entries()) {
        expect(text, `cell ${index}`).toBe(exactText(head[index] ?? NaN));
      }
      const predicted = await predictions(page);
      expect(predicted).toEqual(
        found.steps.map(({ chosen, probability }) => `${chosen.text} ${percent(probability)}`),
      );
      release();
      await mark(page).waitFor({ state: 'detached' });
      expect(await cells(page)).toEqual(shown);
      expect(await predictions(page)).toEqual(predicted);
    });
  });

  it('says what it is, and where numbers come from once the model can say so', async () => {
    const { before, release } = heldBack();
    await visit({ before, hash: '#v=1&step=99&lang=en' }, async (page) => {
      await mark(page).click();
      await page.getByText('this very model made beforehand').waitFor();
      await page.keyboard.press('Escape');
      // The cursor starts in the first cell.
      await page.getByRole('grid').first().focus();
      await page.keyboard.press('Enter');
      await page.getByText('Once the model is loaded, you see here').waitFor();
      release();
      const weights = found.trace.get('decoder.layers.1.encoder_attn.weights');
      const [, T = 0, S = 0] = weights?.dims ?? [];
      const asked = exactText(weights?.data[4 * T * S] ?? NaN);
      await page.locator('output').filter({ hasText: asked }).waitFor();
    });
  });

  it('gives way to a sentence that is typed meanwhile', async () => {
    const { before, release } = heldBack();
    await visit({ before }, async (page) => {
      await mark(page).waitFor();
      await page.getByRole('textbox').first().fill('Dog bites man.');
      await page.getByText('The translation starts when the model is loaded.').waitFor();
      release();
      await translated(page, '개가 사람을 물다.');
    });
  });

  it('is not shown for another sentence', async () => {
    const { before, release } = heldBack();
    await visit({ before, hash: '#v=1&text=Dog+bites+man.' }, async (page) => {
      await page.getByText('The translation starts when the model is loaded.').waitFor();
      expect(await mark(page).count()).toBe(0);
      release();
      await translated(page, '개가 사람을 물다.');
    });
  });
});
