/** Rows L13 to L16 and cross-attention of L17: the page's numbers are the package's own. */
import type { Forward, Interventions, Tensor } from 'glassformer';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { percent } from '../../app/shell/format';
import { exactText } from '../../app/views/format';
import { numberOf, tensor as tensorIn } from '../reading';
import { visit } from '../visit';
import { COFFEE, core, pass, passOf, predicted, translator } from './package';

const SOURCE = ['>>ko<<', 'How', 'about', 'coffee', '?', '<eos>'];
const TARGET = ['<sos>', '커피', '한잔', '어때', '?'];
const WAITING = { timeout: 20_000 };

const chapter = (id: string, rest = '&step=99') => ({
  hash: `#v=1&lang=en&at=${id}${rest}`,
  reducedMotion: 'reduce' as const,
});

const tensor = (name: string, { trace }: Forward = pass): Tensor => tensorIn(trace, name);

const row = ({ dims, data }: Tensor, index: number): number[] => {
  const size = dims.at(-1) ?? 0;
  return [...data.subarray(index * size, (index + 1) * size)];
};

/** A run of a tensor's matrices, as the page writes their numbers. */
const written = ({ dims, data }: Tensor, matrix = 0): string[] => {
  const size = (dims.at(-1) ?? 0) * (dims.at(-2) ?? 0);
  return Array.from(data.subarray(matrix * size, (matrix + 1) * size), exactText);
};

const gridOf = (page: Page, name: string | RegExp) =>
  page.getByRole('grid', { name, ...(typeof name === 'string' && { exact: true }) });

/** What stands in the cells of a small matrix. */
async function cells(page: Page, name: string | RegExp): Promise<string[]> {
  await gridOf(page, name).waitFor();
  const texts = await gridOf(page, name).getByRole('gridcell').allInnerTexts();
  return texts.map((text) => text.trim());
}

/** What stands in one cell of a large matrix, reached with the keyboard. */
async function cell(page: Page, name: string, down: number, right: number): Promise<string> {
  await gridOf(page, name).focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < down; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < right; i++) await page.keyboard.press('ArrowRight');
  return (await gridOf(page, name).getByRole('gridcell').innerText()).trim();
}

/** The cells of a table's rows. */
async function table(page: Page, name: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name }).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (each) =>
      (await each.locator('th, td').allInnerTexts()).map((text) => text.trim()),
    ),
  );
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const variance = (numbers: readonly number[]) => {
  const centre = mean(numbers);
  return mean(numbers.map((number) => (number - centre) ** 2));
};
const short = (number: number) =>
  number
    .toFixed(2)
    .replace(/^-(0\.00)$/, '$1')
    .replace('-', '−');

/** A changed model's translation and probabilities are the package's, and the page says so. */
async function sameOutcome(page: Page, interventions: Interventions): Promise<Forward> {
  const names = ['probabilities', 'encoder.output', 'decoder.output', '*.weights'];
  const [changed, translation] = await Promise.all([
    passOf(COFFEE, { interventions, trace: names }),
    translator.translate(COFFEE, { tgt_lang: 'ko', interventions, max_new_tokens: 32 }),
  ]);
  const cut = translation.tokens.length === 32 ? ' …' : '';
  const said = (translation.text + cut).replace(/\s+/g, ' ').trim();
  const expected = predicted.map(({ id, text }, index) => {
    const after = row(tensor('probabilities', changed), index);
    const best = after.indexOf(Math.max(...after));
    return [
      text.trim(),
      percent(row(tensor('probabilities'), index)[id] ?? NaN),
      percent(after[id] ?? NaN),
      percent(after[best] ?? NaN),
    ];
  });
  await vi.waitFor(async () => {
    const shown = await table(page, 'Probability of each token of the translation');
    expect(
      shown.map(([name, before, after, best]) => [name, before, after, best?.split(' ').at(-1)]),
    ).toEqual(expected);
    const texts = await page
      .getByLabel('Translation', { exact: true })
      .locator('dd')
      .allInnerTexts();
    expect(texts[0]?.trim()).toBe('커피 한잔 어때?');
    expect(texts[1]?.trim()).toBe(said || '(says nothing)');
  }, WAITING);
  return changed;
}

/** L13: layer and batch normalisation of the same numbers, with γ and β. */
export async function norms(): Promise<void> {
  const x = tensor('encoder.layers.0.self_attn_residual');
  const rows = SOURCE.map((_, index) => row(x, index));
  const column = rows.map((numbers) => numbers[100] ?? NaN);
  await visit(chapter('residual'), async (page) => {
    await page.getByRole('table', { name: 'Means and variances' }).waitFor();
    const before = await table(page, 'Means and variances');
    expect(before.map(([name]) => name)).toEqual([...SOURCE, 'dimension 100']);
    for (const [index, numbers] of rows.entries()) {
      expect(before[index]?.slice(1, 5)).toEqual([
        short(mean(numbers)),
        short(variance(numbers)),
        '0.00',
        '1.00',
      ]);
    }
    expect(before[SOURCE.length]?.slice(1, 3)).toEqual([
      short(mean(column)),
      short(variance(column)),
    ]);
    expect(before[SOURCE.length]?.slice(5)).toEqual(['0.00', '1.00']);

    await page.getByRole('slider', { name: /^γ/ }).fill('2');
    await page.getByRole('slider', { name: /^β/ }).fill('0.5');
    await vi.waitFor(async () => {
      const after = await table(page, 'Means and variances');
      expect(after[1]?.slice(3, 5)).toEqual(['0.50', '4.00']);
      expect(after[SOURCE.length]?.slice(5)).toEqual(['0.50', '4.00']);
    }, WAITING);
    const batch = await core.batchNorm(x, {
      gamma: new Float32Array(512).fill(2),
      beta: new Float32Array(512).fill(0.5),
    });
    expect(await cell(page, 'Batch normalisation', 2, 3)).toBe(
      exactText(row(batch.output, 2)[3] ?? NaN),
    );

    await page.getByRole('button', { name: 'as the model learned them' }).click();
    await page.getByText(/^Largest difference/).waitFor();
    const learned = Number(
      await cell(page, 'Layer normalisation', 3, 5).then((text) => text.replace('−', '-')),
    );
    const own = row(tensor('encoder.layers.0.self_attn_layer_norm.output'), 3)[5] ?? NaN;
    expect(learned).toBeCloseTo(own, 3);
  });
}

/** L14: 512 → 1024 → 512 for one token, and no other token matters. */
export async function feedForward(): Promise<void> {
  const hidden = tensor('encoder.layers.0.activation_fn.output');
  await visit(chapter('feed_forward'), async (page) => {
    await gridOf(page, 'What fires').waitFor();
    for (const [name, value] of [
      ['Input layer', 'self_attn_layer_norm.output'],
      ['What comes into the hidden layer', 'fc1.output'],
      ['What fires', 'activation_fn.output'],
      ['Output layer', 'fc2.output'],
    ] as const) {
      const numbers = row(tensor(`encoder.layers.0.${value}`), 1);
      expect(await gridOf(page, name).getAttribute('aria-colcount')).toBe(
        String(numbers.length + 1),
      );
      expect(await cell(page, name, 0, 4)).toBe(exactText(numbers[4] ?? NaN));
    }
    // The last of them, the fifth number of the output layer, asked where it comes from.
    await page.keyboard.press('Enter');
    const proof = page.getByRole('region', { name: 'Where does this number come from?' });
    await proof.getByText('encoder.layers.0.fc2.output[1, 4]').waitFor();

    const fires = SOURCE.map((_, index) => row(hidden, index).filter((value) => value > 0).length);
    await page.getByText(`${fires[1]} of 1024 units fire.`).waitFor();
    const strongest = Math.max(...row(hidden, 1));
    await page
      .getByText(`unit ${row(hidden, 1).indexOf(strongest)} ${exactText(strongest)}`)
      .waitFor();
    const question = page.getByRole('region', { name: 'A question' });
    const most = SOURCE[fires.indexOf(Math.max(...fires))] ?? '';
    await question.getByRole('button', { name: most, exact: true }).click();
    await question.getByText(`“${most}” makes ${Math.max(...fires)} of 1024 fire.`).waitFor();

    // Without `coffee`, what `How` gets from attention changes, and from feed-forward does not.
    await page.getByRole('group', { name: 'Leave out' }).getByText('coffee').click();
    const [query, key, value] = ['query', 'key', 'value'].map((part) =>
      tensor(`encoder.layers.0.self_attn.${part}`),
    ) as [Tensor, Tensor, Tensor];
    const mask = SOURCE.map(() => SOURCE.map((token) => (token === 'coffee' ? -Infinity : 0)));
    const [all, some] = await Promise.all([
      core.scaledDotProductAttention(query, key, value),
      core.scaledDotProductAttention(query, key, value, { mask }),
    ]);
    // Heads beside one another: dimension 200 is the ninth of head 3.
    const place = (3 * SOURCE.length + 1) * 64 + 8;
    const change = (some.context.data[place] ?? 0) - (all.context.data[place] ?? 0);
    const label = 'How much the result of “How” changes';
    await vi.waitFor(async () => {
      expect(await cell(page, label, 0, 200)).toBe(exactText(Math.fround(change)));
    }, WAITING);
    expect(await cell(page, label, 1, 200)).toBe('0');
  });
}

type Three = [Tensor, Tensor, Tensor];

/** L15: x, f(x) and their sum, and what the model is without the sum. */
export async function residual(): Promise<void> {
  const [x, f, sum] = [
    'encoder.embeddings',
    'encoder.layers.0.self_attn.output',
    'encoder.layers.0.self_attn_residual',
  ].map((name) => tensor(name)) as Three;
  await visit(chapter('residual'), async (page) => {
    const label = 'x, f(x) and their sum, of “How”';
    await gridOf(page, label).waitFor();
    for (const [index, part] of [x, f, sum].entries()) {
      expect(await cell(page, label, index, 2)).toBe(exactText(row(part, 1)[2] ?? NaN));
    }
    await page.keyboard.press('Enter');
    const [a, b, c] = [x, f, sum].map((part) => row(part, 1)[2] ?? NaN) as [number, number, number];
    expect(a + b).toBeCloseTo(c, 5);
    const proof = page.getByRole('region', { name: 'Where does this number come from?' });
    await vi.waitFor(async () => {
      const text = await proof.innerText();
      expect(text).toContain('encoder.layers.0.self_attn_residual[1, 2]');
      for (const number of [a, b, c]) expect(text).toContain(exactText(number));
    }, WAITING);

    const changed = await sameOutcome(page, { residual: false, norm: true });
    const [before, after] = [tensor('encoder.output'), tensor('encoder.output', changed)];
    expect(await cell(page, 'Output of the encoder, As it is', 1, 1)).toBe(
      exactText(row(before, 1)[1] ?? NaN),
    );
    expect(await cell(page, 'Output of the encoder, Changed', 1, 1)).toBe(
      exactText(row(after, 1)[1] ?? NaN),
    );
    const difference = Math.fround((row(after, 1)[1] ?? NaN) - (row(before, 1)[1] ?? NaN));
    expect(await cell(page, 'Output of the encoder, Difference (changed − as it is)', 1, 1)).toBe(
      exactText(difference),
    );

    await page.getByRole('switch', { name: 'residual connection' }).click();
    await page.getByRole('switch', { name: 'normalisation' }).click();
    await sameOutcome(page, { residual: true, norm: false });
  });
}

/** L16: the triangle before and after softmax, and the decoder looking ahead without it. */
export async function maskedAttention(): Promise<void> {
  const layer = 'decoder.layers.0.self_attn';
  const head = 2;
  await visit(chapter('masked', `&attn=decoder.0.${head}.weights&step=99`), async (page) => {
    const before = await cells(page, /^Decoder self-attention, layer 1, head 3, Before softmax/);
    expect(before).toEqual(written(tensor(`${layer}.masked_scores`), head));
    const after = await cells(page, /^Decoder self-attention, layer 1, head 3, After softmax/);
    expect(after).toEqual(written(tensor(`${layer}.weights`), head));
    TARGET.forEach((_, query) =>
      TARGET.forEach((_, key) => {
        const place = query * TARGET.length + key;
        expect(before[place] === '−∞').toBe(key > query);
        expect(after[place] === '0').toBe(key > query);
      }),
    );

    const changed = await sameOutcome(page, { causal_mask: false });
    const ahead = tensor(`${layer}.weights`, changed);
    const name = 'Weights of the decoder’s self-attention, Changed';
    expect(await cells(page, name)).toEqual(written(ahead, head));
    expect(ahead.data[head * 25 + 1]).toBeGreaterThan(0);
    await page.getByRole('switch', { name: 'mask' }).click();
    await vi.waitFor(async () => expect(await cells(page, name)).toEqual(after), WAITING);

    // One row and one column fewer with each step back.
    await page.getByRole('button', { name: 'One step back' }).click();
    await page.getByText('Step 5: there are 4 tokens, and 6 of 16 cells are hidden.').waitFor();
    expect(await cells(page, /After softmax/)).toHaveLength(16);
  });
}

/** L17: cross-attention of one head and of all, and what its heads are good for. */
export async function crossAttention(): Promise<void> {
  const name = 'decoder.layers.1.encoder_attn';
  const weights = tensor(`${name}.weights`);
  const size = SOURCE.length * TARGET.length;
  await visit(chapter('cross', '&attn=cross.1.4.weights&step=99'), async (page) => {
    expect(await cells(page, 'Cross-attention, layer 2, Head 5')).toEqual(written(weights, 4));
    const average = await cells(page, 'Cross-attention, layer 2, Average of 8 heads');
    expect(average).toHaveLength(size);
    average.forEach((text, index) => {
      const all = Array.from({ length: 8 }, (_, head) => weights.data[head * size + index] ?? NaN);
      expect(Math.abs(numberOf(text) - mean(all))).toBeLessThan(1e-5);
    });

    const heads = (kind: 'off' | 'uniform', ...which: number[]): Interventions => ({
      heads: which.map((head) => ({ attention: name, head, kind })),
    });
    await sameOutcome(page, heads('uniform', 0, 1, 2, 3, 4, 5, 6, 7));
    await page.getByRole('button', { name: 'all as they are' }).click();
    await sameOutcome(page, {});
    const one = page.getByRole('group', { name: 'Layer 2, head 5' });
    await one.getByRole('button', { name: 'off' }).click();
    const changed = await sameOutcome(page, heads('off', 4));
    const output = tensor('decoder.output', changed);
    expect(await cell(page, 'Output of the decoder, Changed', 1, 1)).toBe(
      exactText(row(output, 1)[1] ?? NaN),
    );

    await page.getByRole('button', { name: 'One step back' }).click();
    await vi.waitFor(
      async () =>
        expect(await cells(page, 'Cross-attention, layer 2, Head 5')).toHaveLength(
          size - SOURCE.length,
        ),
      WAITING,
    );
  });
}
