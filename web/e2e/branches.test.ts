/** The tree of branches, two of them side by side, and the whole vocabulary are the package's. */
import { Translator } from 'glassformer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { labelOf, percent } from '../app/shell/format';
import { countText, exactText, withMinus } from '../app/views/format';
import { violations } from './axe';
import { PHONE, WIDE, place, translated, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const OPTIONS = { tgt_lang: 'ko' } as const;
const LINK = `#v=1&text=${SENTENCE}&lang=en&step=99`;
const WIDTH = 4;

let translator: Translator;
beforeAll(async () => {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
});
afterAll(() => translator.dispose());

const score = (value: number) => withMinus(value.toFixed(3));
const tree = (page: Page) => page.getByRole('treegrid');
const rowOf = (page: Page, text: string) => tree(page).getByRole('row').filter({ hasText: text });

/** The tokens of a row of the tree after what it shares with others, as they are read aloud. */
const namesIn = async (page: Page, text: string) => {
  const buttons = await rowOf(page, text)
    .getByRole('button', { name: /, probability/ })
    .all();
  const texts = await Promise.all(buttons.map((button) => button.innerText()));
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
};

it('draws every hypothesis that the package’s beam search kept, finished or gave up', async () => {
  const options = { ...OPTIONS, num_beams: WIDTH };
  const { nodes, hypotheses } = await translator.beams(SENTENCE, options);
  await visit({ hash: `${LINK}&decoding.beams=${WIDTH}` }, async (page) => {
    await translated(page, hypotheses[0]?.text ?? '');
    for (const [index, { tokens, probabilities, score: perToken }] of hypotheses.entries()) {
      const text = `beam ${index + 1}`;
      await rowOf(page, text).waitFor();
      expect(await rowOf(page, text).innerText()).toContain(score(perToken));
      const names = tokens.map(
        (token, at) => `${labelOf(token)} ${percent(probabilities[at] ?? 0)}`,
      );
      const shown = await namesIn(page, text);
      expect(shown).toEqual(names.slice(names.length - shown.length));
    }
    for (const { state, sum } of nodes) {
      if (state !== 'pruned' && state !== 'displaced') continue;
      const why = state === 'pruned' ? `not among the best ${WIDTH}` : `${WIDTH} better ones ended`;
      expect(await rowOf(page, score(sum)).innerText()).toContain(why);
    }
  });
});

it('goes on from a leaf, remembers the ways taken, and a link brings all of it back', async () => {
  const { hypotheses } = await translator.beams(SENTENCE, { ...OPTIONS, num_beams: WIDTH });
  const [, second, third] = hypotheses;
  await visit({ hash: `${LINK}&decoding.beams=${WIDTH}` }, async (page) => {
    const leaf = (text: string) => rowOf(page, text).getByRole('button', { name: /^<eos>/ });
    await leaf('beam 3').click();
    await translated(page, third?.text ?? '');
    await leaf('beam 2').click();
    await translated(page, second?.text ?? '');
    await rowOf(page, 'shown · taken by hand · beam 2').waitFor();
    await rowOf(page, 'taken by hand · beam 3')
      .getByRole('button', { name: /^compare with/ })
      .click();
    await rowOf(page, 'compared · taken by hand · beam 3').waitFor();
    await page.locator('body').press('End');
    await expect.poll(() => place(page).getAttribute('aria-valuetext')).toContain('<eos>');
    const before = await tree(page).innerText();
    await page.waitForURL(/&step=5&go=.+&took=.+&vs=/);
    await page.reload();
    await translated(page, second?.text ?? '');
    await rowOf(page, 'compared · taken by hand · beam 3').waitFor();
    await expect.poll(() => tree(page).innerText()).toBe(before);
  });
});

it('puts two ways side by side, with their own scores and attention', async () => {
  const { hypotheses } = await translator.beams(SENTENCE, { ...OPTIONS, num_beams: 2 });
  const [left, right] = hypotheses;
  const ids = right?.tokens.map(({ id }) => id) ?? [];
  const sum = (of: typeof left) =>
    of?.probabilities.reduce((total, p) => total + Math.log(p), 0) ?? NaN;
  const name = 'decoder.layers.1.encoder_attn.weights';
  const pass = await translator.forward(SENTENCE, ids.slice(0, -1), { ...OPTIONS, trace: [name] });
  const weights = pass.trace.get(name);
  const [H = 0, T = 0, S = 0] = weights?.dims ?? [];
  await visit({ hash: `${LINK}&vs=${ids.join('-')}` }, async (page) => {
    const table = page.getByRole('table', { name: /^Tokens and probabilities of both/ });
    await table.waitFor();
    const text = (await table.innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(`${left?.text} compared ${right?.text}`);
    expect(text).toContain(`Σ log p ${score(sum(left))} ${score(sum(right))}`);
    expect(text).toContain(`difference ${score(sum(right) - sum(left))}`);
    const compared = page.getByRole('grid', { name: /layer 2, head 5, compared$/ });
    const cells = await compared.getByRole('gridcell').allInnerTexts();
    expect(cells).toHaveLength(T * S);
    expect(H).toBe(8);
    for (const [index, cell] of cells.entries()) {
      expect(cell.trim()).toBe(exactText(weights?.data[4 * T * S + index] ?? NaN));
    }
  });
});

it('lets any token of the vocabulary be found, chosen, and brought back by a link', async () => {
  await using decoding = await translator.startDecoding(SENTENCE, OPTIONS);
  const { value: step } = await decoding.next();
  const rank = step?.candidates.findIndex(({ token }) => token.piece === '▁학교') ?? -1;
  const wanted = step?.candidates[rank];
  expect(rank).toBeGreaterThan(100);
  decoding.choose(wanted?.token.id ?? -1);
  for await (const _ of decoding);
  await visit({ hash: `#v=1&text=${SENTENCE}&lang=en&step=2` }, async (page) => {
    await page.getByRole('searchbox', { name: 'Find a token' }).fill('학교');
    const list = page.getByRole('table', { name: /^The vocabulary/ });
    const choice = page.getByRole('button', { name: 'go on with the token “학교”', exact: true });
    const row = list.getByRole('row').filter({ has: choice });
    const cells = (await row.getByRole('cell').allInnerTexts()).map((cell) => cell.trim());
    expect(cells[0]).toBe(countText(rank + 1));
    expect(cells[2]).toBe(String(wanted?.token.id));
    // The page's pass over all tokens at once rounds other sums than a step by itself.
    const logit = Number(cells[3]?.replace('−', '-'));
    expect(Math.abs(logit - (wanted?.logit ?? NaN))).toBeLessThan(0.02);
    await choice.click();
    await page.locator('body').press('End');
    await translated(page, decoding.text);
    await page.waitForURL(/&step=\d+&go=/);
    await page.reload();
    await translated(page, decoding.text);
    await rowOf(page, 'shown · taken by hand').getByText('학교').waitFor();
  });
});

it.each([
  { viewport: { ...WIDE, height: 2600 }, look: 'lang=ko&theme=light' },
  { viewport: { ...PHONE, height: 2600 }, look: 'lang=en&theme=dark' },
])('axe finds nothing in a tree with a comparison, $look', async ({ viewport, look }) => {
  const { hypotheses } = await translator.beams(SENTENCE, { ...OPTIONS, num_beams: 2 });
  const versus = hypotheses[1]?.tokens.map(({ id }) => id).join('-');
  const hash = `#v=1&text=${SENTENCE}&step=99&${look}&decoding.beams=8&vs=${versus}`;
  await visit({ viewport, hash, reducedMotion: 'reduce' }, async (page) => {
    await tree(page).getByRole('row').nth(10).waitFor();
    await page.getByRole('table').last().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
