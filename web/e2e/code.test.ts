/** The code beside each view runs in the page as it is served, and gives the view's own numbers. */
import { Translator } from 'glassformer';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { CHAPTERS } from '../app/chapters/ids';
import { violations } from './axe';
import { WIDE, useBrowser, visit } from './visit';

useBrowser();

/** So tall that the player's bar lies over nothing, which axe takes for controls out of reach. */
const viewport = { ...WIDE, height: 9000 };

const hash = (chapter: string) =>
  `#v=1&lang=en&at=${chapter}&attn=encoder.0.3.weights&step=99&decoding.beams=3&text=How%20about%20coffee%3F`;

/** Runs the code that is beside views, which say that it comes to their own numbers. */
async function runs(page: Page, of = /^Show the code/): Promise<void> {
  const codes = page.locator('details').filter({ has: page.getByText(of) });
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
}

/** All of it, and that axe has nothing to say about it. */
async function runsAll(page: Page): Promise<void> {
  await runs(page);
  expect(await violations(page)).toEqual([]);
}

it.each(CHAPTERS)('in the chapter %s', async (chapter) => {
  await visit({ hash: hash(chapter), viewport }, runsAll);
});

it.each([
  ['all heads', 'heads'],
  ['a block', 'encoder.layers.0.self_attn'],
  ['a value', 'encoder.layers.0.self_attn.weights'],
  ['a weight', 'encoder.layers.0.self_attn.q_proj.weight'],
  ['a bias', 'encoder.layers.0.self_attn.q_proj.bias'],
  ['the embedding table, of which it shows a part', 'shared.weight'],
])('in the explorer, of %s', async (_, name) => {
  const explorer = hash('decoding').replace('at=decoding', 'mode=explore');
  await visit({ hash: `${explorer}&explore.open=${name}`, viewport }, runsAll);
});

it('of two ways side by side, and of numbers alone', async () => {
  await using translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  const options = { tgt_lang: 'ko', num_beams: 2 } as const;
  const { hypotheses } = await translator.beams('How about coffee?', options);
  const ids = hypotheses[1]?.tokens.map(({ id }) => id) ?? [];
  await visit({ hash: `${hash('decoding')}&vs=${ids.join('-')}`, viewport }, (page) =>
    runs(page, /: (Tokens and probabilities|Cross-attention) of both ways/),
  );
  for (const length of ['unit', 'raw']) {
    const words = `${hash('words')}&words.vectors=alone&words.length=${length}`;
    await visit({ hash: words, viewport }, (page) => runs(page, /: 귤과 사과$/));
  }
});

it('of norms with what the model learned', async () => {
  await visit({ hash: `${hash('residual')}&residual.values=learned`, viewport }, (page) =>
    runs(page, /: Two normalisations/),
  );
});

it('is copied as a whole program', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await visit({ hash: hash('products'), permissions }, async (page) => {
    const code = page.locator('details').filter({ hasText: 'Show the code' }).first();
    await code.locator('summary').click();
    await code.getByRole('button', { name: 'Copy' }).click();
    await code.getByText('Copied', { exact: true }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
    expect(lines(copied)).toEqual(lines(await code.getByRole('code').innerText()));
  });
});
