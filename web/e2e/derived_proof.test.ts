/** Numbers that no recorded tensor has, asked where they come from: back into the sentence's pass. */
import { type Explain, type Forward, Operations, Translator } from 'glassformer';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { exactText } from '../app/views/format';
import { at, cell, grid, tensor } from './reading';
import { useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';
const X = 'encoder.layers.0.self_attn_residual';
const NORM = 'encoder.layers.0.self_attn_layer_norm';
const CROSS = 'decoder.layers.1.encoder_attn';

const operations = Operations.with({ worker: false });
let translator: Translator;
let pass: Forward;
beforeAll(async () => {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  pass = await translator.forward(SENTENCE, TRANSLATION, { tgt_lang: 'ko', trace: true });
});
afterAll(() => Promise.all([translator.dispose(), operations.dispose()]));

const chapter = (id: string, rest = '') => ({
  hash: `#v=1&lang=en&step=99&text=${SENTENCE}&at=${id}${rest}`,
});

const proofIn = (page: Page) =>
  page.getByRole('region', { name: 'Where does this number come from?' });

/** The proof is about this number and says this value. */
async function says(proof: Locator, written: string, value: number | undefined): Promise<void> {
  await expect
    .poll(() => proof.locator('[aria-current=location]').innerText(), { timeout: 20_000 })
    .toBe(written);
  await expect.poll(() => proof.locator('output').innerText()).toBe(exactText(value ?? NaN));
}

/** Asks on: an ingredient that is one number. */
const asksOn = (proof: Locator, written: string) =>
  proof.getByRole('button', { name: written, exact: true }).click();

/** Asks on: a number of a run, in the line `row` of what the proof lists. */
async function asksInRun(page: Page, proof: Locator, index: number, row = 0): Promise<void> {
  await cell(page, proof.getByRole('grid'), row, index);
  await page.keyboard.press('Enter');
}

/** The value that `explain` has for a number as it is written. */
async function valueOf(explain: Explain, name: string, index: readonly number[]): Promise<number> {
  return (await explain(name, index)).value;
}

it('the difference of two passes, each trail in its own', async () => {
  const interventions = { residual: false };
  const names = ['encoder.output'];
  const changed = await translator.forward(SENTENCE, TRANSLATION, {
    ...{ tgt_lang: 'ko', trace: names, interventions },
  });
  await visit(chapter('residual', '&residual.row=3'), async (page) => {
    const label = 'Output of the encoder, Difference (changed − as it is)';
    await cell(page, grid(page, label), 1, 2);
    await page.keyboard.press('Enter');
    const proof = proofIn(page);
    const of = (from: Forward) => at(tensor(from.trace, 'encoder.output'), 1, 2);
    await says(proof, 'difference.output[1, 2]', Math.fround(of(changed) - of(pass)));

    const last = 'encoder.layers.2.final_layer_norm.output';
    for (const [title, from] of [
      ['Changed', changed],
      ['As it is', pass],
    ] as const) {
      await asksOn(proof, `${title} · encoder.output[1, 2]`);
      await says(proof, `${title} · encoder.output[1, 2]`, of(from));
      await asksOn(proof, `${title} · ${last}[1, 2]`);
      await says(proof, `${title} · ${last}[1, 2]`, await valueOf(from.explain, last, [1, 2]));
      await asksOn(proof, 'difference.output[1, 2]');
    }
    expect(of(changed)).not.toBe(of(pass));
  });
});

it('the average of heads, one number of each', async () => {
  const weights = tensor(pass.trace, `${CROSS}.weights`);
  const { output } = await operations.mean(weights, 0);
  await visit(chapter('cross'), async (page) => {
    await cell(page, grid(page, /Average of 8 heads/), 2, 1);
    await page.keyboard.press('Enter');
    const proof = proofIn(page);
    await says(proof, 'average.output[2, 1]', at(output, 2, 1));
    const heads = await proof.getByRole('gridcell').allInnerTexts();
    const numbers = Array.from({ length: 8 }, (_, head) => exactText(at(weights, head, 2, 1)));
    expect(heads.map((text) => text.trim())).toEqual(numbers);
    await asksInRun(page, proof, 5);
    await says(proof, `${CROSS}.weights[5, 2, 1]`, at(weights, 5, 2, 1));
    await asksInRun(page, proof, 3);
    const masked = tensor(pass.trace, `${CROSS}.masked_scores`);
    await says(proof, `${CROSS}.masked_scores[5, 2, 3]`, at(masked, 5, 2, 3));
    // A link asks the same.
    await page.reload();
    await says(proofIn(page), 'average.output[2, 1]', at(output, 2, 1));
  });
});

it('a norm with the visitor’s γ and β, and its means and variances', async () => {
  const x = tensor(pass.trace, X);
  const size = x.dims.at(-1) ?? 0;
  const epsilon = Number(translator.config['layer_norm_eps']);
  const [gamma, beta] = [2, 0.5].map((value) => new Float32Array(size).fill(value));
  if (!gamma || !beta) throw new Error('two parameters');
  const batch = await operations.batchNorm(x, { gamma, beta, epsilon });
  const own = '&residual.gamma=2&residual.beta=0.5&residual.row=3';
  await visit(chapter('residual', own), async (page) => {
    await cell(page, grid(page, 'Batch normalisation'), 2, 100);
    await page.keyboard.press('Enter');
    const proof = proofIn(page);
    await says(proof, 'batch_norm.output[2, 100]', at(batch.output, 2, 100));
    await asksOn(proof, 'batch_norm.gamma[100]');
    await says(proof, 'batch_norm.gamma[100]', 2);
    await proof.getByText('As it was put into this computation.').waitFor();
    await asksOn(proof, 'batch_norm.output[2, 100]');
    await asksOn(proof, 'batch_norm.normalized[2, 100]');
    await says(proof, 'batch_norm.normalized[2, 100]', at(batch.normalized, 2, 100));
    await asksOn(proof, 'batch_norm.rstd[100]');
    await says(proof, 'batch_norm.rstd[100]', at(batch.rstd, 100));
    // The dimension of all tokens, of which the fifth is asked about.
    await asksInRun(page, proof, 4);
    await says(proof, `${X}[4, 100]`, at(x, 4, 100));
    await asksOn(proof, 'encoder.embeddings[4, 100]');
    const embeddings = tensor(pass.trace, 'encoder.embeddings');
    await says(proof, 'encoder.embeddings[4, 100]', at(embeddings, 4, 100));
    await proof.getByRole('button', { name: 'Close' }).click();

    const layer = await operations.layerNorm(x, { gamma, beta, epsilon });
    const { variance } = await operations.layerNorm(layer.output);
    const name = 'coffee, Layer normalisation, variance';
    await page.getByRole('button', { name }).click();
    await says(proof, 'layer_norm.output.tokens.variance[3]', at(variance, 3));
    await asksInRun(page, proof, 7);
    await says(proof, 'layer_norm.output[3, 7]', at(layer.output, 3, 7));
  });
});

it('a norm with what the model learned: γ and β are its weights', async () => {
  const x = tensor(pass.trace, X);
  const [gamma, beta] = await Promise.all(
    ['weight', 'bias'].map((name) => translator.parameters.get(`${NORM}.${name}`)),
  );
  if (!gamma || !beta) throw new Error('two parameters');
  const epsilon = Number(translator.config['layer_norm_eps']);
  const { output } = await operations.layerNorm(x, { gamma, beta, epsilon });
  const asked = '&residual.values=learned&residual.asked=layer&residual.row=3';
  await visit(chapter('residual', asked), async (page) => {
    const proof = proofIn(page);
    await says(proof, 'layer_norm.output[1, 100]', at(output, 1, 100));
    for (const name of ['weight', 'bias']) {
      await proof.getByText(`${NORM}.${name}[100] · a learned weight`).waitFor();
    }
  });
});

it('what leaving out a token changes, in attention and in feed-forward', async () => {
  const layer = 'encoder.layers.0';
  const [query, key, value] = ['query', 'key', 'value'].map((name) =>
    tensor(pass.trace, `${layer}.self_attn.${name}`),
  );
  if (!query || !key || !value) throw new Error('three projections');
  const length = query.dims[1] ?? 0;
  const look = Array.from({ length }, (_, index) => (index === 3 ? -Infinity : 0));
  const mask = Array.from({ length }, () => look);
  const left = await operations.scaledDotProductAttention(query, key, value, { mask });
  const whole = await operations.scaledDotProductAttention(query, key, value);
  const rest = '&feed_forward.other=3';
  await visit(chapter('feed_forward', rest), async (page) => {
    const label = 'How much the result of “How” changes';
    await cell(page, grid(page, label), 0, 200);
    await page.keyboard.press('Enter');
    const proof = proofIn(page);
    // Dimension 200 is the ninth of head 3.
    const [after, before] = [left, whole].map(({ context }) => at(context, 3, 1, 8));
    await says(proof, 'difference.output[200]', Math.fround((after ?? NaN) - (before ?? NaN)));
    await asksOn(proof, 'Left out · joined.output[1, 200]');
    await says(proof, 'Left out · joined.output[1, 200]', after);
    await asksOn(proof, 'Left out · attention.context[3, 1, 8]');
    // Weights above, values below.
    await asksInRun(page, proof, 3);
    await says(proof, 'Left out · attention.weights[3, 1, 3]', 0);
    await asksInRun(page, proof, 3);
    await says(proof, 'Left out · attention.masked_scores[3, 1, 3]', -Infinity);

    // Feed-forward: the row that stood there, of the input of the pass.
    await cell(page, grid(page, label), 1, 10);
    await page.keyboard.press('Enter');
    await says(proof, 'difference.output[10]', 0);
    await asksOn(proof, 'Left out · feed_forward.output[1, 10]');
    await asksInRun(page, proof, 0);
    await asksOn(proof, 'Left out · feed_forward.hidden[1, 0]');
    await asksInRun(page, proof, 5);
    const input = tensor(pass.trace, `${NORM}.output`);
    await says(proof, `Left out · ${NORM}.output[1, 5]`, at(input, 1, 5));
  });
});

it('a row on its way through softmax, back to its scores', async () => {
  const temperature = 3.2;
  const interventions = { scaling: false, temperature };
  const options = { tgt_lang: 'ko', trace: [`${CROSS}.masked_scores`], interventions };
  const changed = await translator.forward(SENTENCE, TRANSLATION, options);
  const scores = tensor(changed.trace, `${CROSS}.masked_scores`);
  const keys = scores.dims[2] ?? 0;
  const row = Array.from({ length: keys }, (_, key) => at(scores, 4, 1, key));
  const softmax = await operations.softmax(row, { temperature });
  await visit(chapter('attention', '&attn=cross.1.4.weights'), async (page) => {
    await page.getByRole('slider', { name: 'Temperature' }).fill('0.5');
    const table = page.getByRole('table').filter({ hasText: 'power of e' });
    const proof = proofIn(page);
    await table.getByRole('button', { name: 'coffee, power of e' }).click();
    await says(proof, 'softmax.exponentials[3]', at(softmax.exponentials, 3));
    await asksInRun(page, proof, 5);
    await says(proof, 'softmax.scaled[5]', at(softmax.scaled, 5));
    await asksOn(proof, `${CROSS}.masked_scores[4, 1, 5]`);
    await says(proof, `${CROSS}.masked_scores[4, 1, 5]`, row[5]);
    await table.getByRole('button', { name: 'sum, power of e' }).click();
    await says(proof, 'softmax.sums[]', softmax.sums.data[0]);
  });
});

it('a position that the sentence does not reach', async () => {
  await visit(chapter('positions', '&positions.cell=60,41'), async (page) => {
    const angle = 60 / 10_000 ** (40 / 512);
    const value = Math.cos(angle);
    const { output } = await operations.positionalEncoding(64, 512);
    expect(at(output, 60, 41)).toBeCloseTo(value, 5);
    await says(proofIn(page), 'positions.output[60, 41]', at(output, 60, 41));
  });
});
