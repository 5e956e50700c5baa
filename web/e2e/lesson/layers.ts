/** Rows L13 to L15 of the lesson: the page's numbers are the package's own. */
import type { Tensor } from 'glassformer';
import { expect, vi } from 'vitest';
import { exactText } from '../../app/views/format';
import { grid } from '../reading';
import { visit } from '../visit';
import { core } from './package';
import { SOURCE, WAITING, cell, chapter, mean, row, sameOutcome, table, tensor } from './page';

const variance = (numbers: readonly number[]) => {
  const centre = mean(numbers);
  return mean(numbers.map((number) => (number - centre) ** 2));
};
const short = (number: number) =>
  number
    .toFixed(2)
    .replace(/^-(0\.00)$/, '$1')
    .replace('-', '−');

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
    await grid(page, 'What fires').waitFor();
    for (const [name, value] of [
      ['Input layer', 'self_attn_layer_norm.output'],
      ['What comes into the hidden layer', 'fc1.output'],
      ['What fires', 'activation_fn.output'],
      ['Output layer', 'fc2.output'],
    ] as const) {
      const numbers = row(tensor(`encoder.layers.0.${value}`), 1);
      expect(await grid(page, name).getAttribute('aria-colcount')).toBe(String(numbers.length + 1));
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
    await grid(page, label).waitFor();
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
