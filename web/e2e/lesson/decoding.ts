/** Rows L16 and L17 of the lesson: the page's numbers are the package's own. */
import type { Interventions } from 'glassformer';
import { expect, vi } from 'vitest';
import { percent } from '../../app/shell/format';
import { exactText } from '../../app/views/format';
import { numberOf } from '../reading';
import { tableOf, translated, visit } from '../visit';
import { COFFEE, translator } from './package';
import {
  SOURCE,
  TARGET,
  WAITING,
  cell,
  cells,
  chapter,
  mean,
  row,
  sameOutcome,
  tensor,
  written,
} from './page';

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

/** L17: decoding goes step by step, and another candidate leads another way. */
export async function stepByStep(): Promise<void> {
  const options = { tgt_lang: 'ko', candidates: 2 } as const;
  await using decoding = await translator.startDecoding(COFFEE, options);
  const expected = [['1', COFFEE, 'empty', '<sos>']];
  let second = '';
  for await (const { index, decoderInput, candidates } of decoding) {
    const [best, other] = candidates;
    const input = decoderInput.map(({ text }) => text).join(' ');
    expected.push([
      `${index + 2}`,
      input,
      `${best?.token.text} ${percent(best?.probability ?? 0)}`,
    ]);
    if (index === 0) second = other?.token.text ?? '';
  }
  await visit({ hash: `#v=1&text=${COFFEE}&step=99&lang=en` }, async (page) => {
    await translated(page, decoding.text);
    await expect.poll(() => tableOf(page)).toEqual(expected);
  });

  await visit({ hash: `#v=1&text=${COFFEE}&step=2&lang=en` }, async (page) => {
    const candidates = page.getByRole('list', { name: /^Candidates/ }).getByRole('listitem');
    await candidates.nth(1).getByRole('button').first().click();
    await expect.poll(async () => (await tableOf(page))[1]?.at(-1)).toMatch(`${second} `);
    const other = await translator.startDecoding(COFFEE, options);
    const { value: first } = await other.next();
    other.choose(first?.candidates[1]?.token.id ?? -1);
    for await (const step of other) expect(step.decoderInput[1]?.text).toBe(second);
    await page.locator('body').press('End');
    await translated(page, other.text);
    await other.dispose();
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
