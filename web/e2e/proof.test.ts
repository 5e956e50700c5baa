import { type Forward, Translator } from 'glassformer';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { labelOf, percent } from '../app/shell/format';
import { exactText } from '../app/views/format';
import { PHONE, translated, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';
const PLACE = { name: 'decoder.layers.1.encoder_attn.weights', head: 4 };

let translator: Translator;
let pass: Forward;
beforeAll(async () => {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  const options = { tgt_lang: 'ko', trace: ['probabilities', 'logits'] } as const;
  pass = await translator.forward(SENTENCE, TRANSLATION, options);
});
afterAll(() => translator.dispose());

const proofIn = (page: Page) =>
  page.getByRole('region', { name: 'Where does this number come from?' });

/** The lines beneath a proof come to what it says: operation, value, recomputed. */
async function runsCode(proof: Locator, operation: string, value: number): Promise<void> {
  const code = proof.locator('details');
  if (!(await code.getAttribute('open').then((open) => open !== null))) {
    await code.getByText('Show the code').click();
  }
  await code.getByRole('button', { name: 'Run', exact: true }).click();
  const result = code.getByRole('group', { name: 'Result' });
  await result.getByText('The same as in the view.').waitFor();
  const [first] = await result.locator('tbody tr').all();
  const cells = await first?.locator('td').allInnerTexts();
  expect(cells?.slice(2, 4)).toEqual([operation, exactText(value)]);
}

it('follows a number from a softmax back to the product that it came from', async () => {
  const { explain } = pass;
  await visit({ hash: `#v=1&text=${SENTENCE}&step=6&attn=cross.1.4.weights` }, async (page) => {
    await translated(page, TRANSLATION);
    const grid = page.getByRole('grid').first();
    await grid.focus();
    // The cursor starts in the first cell; Enter asks where its number comes from.
    await page.keyboard.press('Enter');
    const proof = proofIn(page);
    const number = proof.locator('output');
    const asked = { name: PLACE.name, index: [PLACE.head, 0, 0] };
    await proof.getByText(`${asked.name}[${asked.index.join(', ')}]`).waitFor();
    const softmax = await explain(asked.name, asked.index);
    expect(softmax.operation).toBe('softmax');
    await expect.poll(() => number.innerText()).toBe(exactText(softmax.value));

    await runsCode(proof, 'softmax', softmax.value);
    const run = proof.getByRole('grid');
    await run.focus();
    await page.keyboard.press('Enter');
    const masked = await explain(softmax.ingredients[0]?.name ?? '', [PLACE.head, 0, 0]);
    await expect.poll(() => number.innerText()).toBe(exactText(masked.value));

    const score = masked.ingredients.find(({ role }) => role === 'score');
    await proof.getByRole('button', { name: score?.name ?? '' }).click();
    const scaled = await explain(score?.name ?? '', score?.index ?? []);
    await expect.poll(() => number.innerText()).toBe(exactText(scaled.value));
    expect(scaled.operation).toBe('scale');
    await runsCode(proof, 'scale', scaled.value);
    expect(scaled.factor).toBeCloseTo(1 / Math.sqrt(64), 7);

    await proof.getByRole('button', { name: asked.name }).click();
    await expect.poll(() => number.innerText()).toBe(exactText(softmax.value));
    await proof.getByRole('button', { name: 'Close' }).click();
    await proof.waitFor({ state: 'detached' });
  });
});

/** A probability of a list, asked with the keyboard, back to the logit that it came from. */
async function follows(page: Page, row: number, id: number): Promise<void> {
  const token = labelOf(translator.token(id));
  const asks = page.getByRole('button', { name: `the probability of “${token}”` }).last();
  await asks.press('Enter');
  const proof = proofIn(page);
  await proof.getByText(`probabilities[${row}, ${id}]`).waitFor();
  const softmax = await pass.explain('probabilities', [row, id]);
  const number = proof.locator('output');
  await expect.poll(() => number.innerText()).toBe(exactText(softmax.value));
  expect(await asks.getAttribute('aria-expanded')).toBe('true');
  expect(await asks.innerText()).toBe(percent(softmax.value));

  const [logits] = softmax.ingredients;
  expect([logits?.name, logits?.values.length]).toEqual(['logits', translator.config.vocab_size]);
  const run = proof.getByRole('grid');
  await run.focus();
  for (const key of ['Control+Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  const { value } = await pass.explain('logits', [row, 1]);
  await expect.poll(() => number.innerText()).toBe(exactText(value));
  await page.keyboard.press('Escape');
  await proof.waitFor({ state: 'detached' });
  expect(await asks.evaluate((button) => button === document.activeElement)).toBe(true);
}

it('asks about a candidate of any step, in whatever chapter', async () => {
  await using decoding = await translator.startDecoding(SENTENCE, { tgt_lang: 'ko' });
  const { value: step } = await decoding.next();
  const [, other = -1, third = -1] = step?.candidates.map(({ token }) => token.id) ?? [];
  await visit({ hash: `#v=1&text=${SENTENCE}&step=2&at=masked&lang=en` }, async (page) => {
    await follows(page, 0, other);
    // A link asks the same.
    const candidates = page.getByRole('list', { name: /^Candidates/ }).getByRole('listitem');
    await candidates.nth(2).getByRole('button').last().click();
    await page.waitForURL(
      new RegExp(`player\\.candidate=probabilities(,|%2C)0(,|%2C)${third}(&|$)`),
    );
    await page.reload();
    const { value } = await pass.explain('probabilities', [0, third]);
    const number = proofIn(page).locator('output');
    await expect.poll(() => number.innerText()).toBe(exactText(value));
    // It goes with its step.
    await page.getByRole('button', { name: 'One step on' }).click();
    await proofIn(page).waitFor({ state: 'detached' });
  });
});

it('asks about a step in the table, in the chapter and on a phone', async () => {
  const [id = -1] = (await translator.translate(SENTENCE, { tgt_lang: 'ko' })).tokens
    .slice(2)
    .map((token) => token.id);
  const hash = `#v=1&text=${SENTENCE}&step=6&lang=en`;
  await visit({ hash }, async (page) => {
    const table = page.getByRole('table', { name: 'Steps of decoding' });
    const asks = table.getByRole('button', { name: /, the probability of/ });
    await expect.poll(() => asks.count()).toBe(5);
    await asks.nth(2).press('Enter');
    await proofIn(page).getByText(`probabilities[2, ${id}]`).waitFor();
  });
  await visit({ hash, viewport: PHONE, hasTouch: true }, async (page) => {
    await translated(page, TRANSLATION);
    await page.getByRole('button', { name: 'Open candidates and table of steps' }).click();
    await page.getByRole('table', { name: 'Steps of decoding' }).waitFor();
    await follows(page, 2, id);
  });
});

it('asks about any token of the vocabulary, its probability and its logit', async () => {
  await visit({ hash: `#v=1&text=${SENTENCE}&step=2&lang=en` }, async (page) => {
    await page.getByRole('searchbox', { name: 'Find a token' }).fill('학교');
    const list = page.getByRole('table', { name: /^The vocabulary/ });
    const row = list.getByRole('row').nth(1);
    const id = Number(await row.getByRole('cell').nth(2).innerText());
    for (const [name, asks] of [
      ['probabilities', /the probability of/],
      ['logits', /the logit of/],
    ] as const) {
      await row.getByRole('button', { name: asks }).click();
      await proofIn(page).getByText(`${name}[0, ${id}]`).waitFor();
      const { value } = await pass.explain(name, [0, id]);
      await expect.poll(() => proofIn(page).locator('output').innerText()).toBe(exactText(value));
    }
  });
});
