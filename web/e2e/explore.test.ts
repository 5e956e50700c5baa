/** Explore: from the map of the model down to where one number comes from, and back. */
import { type Forward, Translator } from 'glassformer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { exactText } from '../app/views/format';
import { PHONE, modelled, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';
const HASH = `#v=1&text=${SENTENCE}&lang=en&mode=explore&step=6`;
const WEIGHTS = 'decoder.layers.1.encoder_attn.weights';

let translator: Translator;
let pass: Forward;

beforeAll(async () => {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  pass = await translator.forward(SENTENCE, TRANSLATION, { tgt_lang: 'ko', trace: true });
});
afterAll(() => translator.dispose());

const shapeOf = (name: string) => pass.trace.get(name)?.dims.join(' × ') ?? 'missing';
const map = (page: Page) => page.getByRole('navigation', { name: 'Map of the model' });
const stage = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const proof = (page: Page) =>
  page.getByRole('region', { name: 'Where does this number come from?' });
const trail = (page: Page) => page.getByRole('navigation', { name: 'Where you are in the model' });

/** The number in a cell of the only matrix, as readers of screens find it. */
const cellOf = (page: Page, row: number, col: number) =>
  page
    .getByRole('grid')
    .first()
    .getByRole('row')
    .nth(row + 1)
    .getByRole('gridcell')
    .nth(col);

describe('the map', () => {
  it('has a block for each module of the model, with the shape of what it makes', async () => {
    await visit({ hash: HASH }, async (page) => {
      await modelled(page, TRANSLATION);
      const { config } = translator;
      const named = (name: RegExp) => map(page).getByRole('button', { name }).count();
      expect(await named(/^Encoder layer \d+ self-attention/)).toBe(config.encoder_layers);
      expect(await named(/^Decoder layer \d+ cross-attention/)).toBe(config.decoder_layers);
      expect(await named(/layer \d+ feed-forward/)).toBe(
        config.encoder_layers + config.decoder_layers,
      );
      expect(await named(/not recorded/)).toBe(0);
      for (const [block, value] of [
        ['Encoder layer 1 self-attention', 'encoder.layers.0.self_attn.weights'],
        ['Decoder layer 2 feed-forward', 'decoder.layers.1.activation_fn.output'],
        ['Decoder logits', 'logits'],
      ] as const) {
        const name = `${block} ${shapeOf(value)}`;
        expect(await map(page).getByRole('button', { name, exact: true }).count()).toBe(1);
      }
    });
  });

  it('says what flows into the block that is pointed at', async () => {
    await visit({ hash: HASH }, async (page) => {
      await modelled(page, TRANSLATION);
      await map(page).getByRole('button', { name: 'Decoder layer 1 cross-attention' }).hover();
      const text = 'Decoder layer 1 add & norm (masked attention) + Encoder output (memory)';
      await page.getByText(`Decoder layer 1 cross-attention ← ${text}`).waitFor();
    });
  });
});

it('opens a block, a value, and a cell with its proof; Escape leads back up', async () => {
  await visit({ hash: HASH }, async (page) => {
    await modelled(page, TRANSLATION);
    const block = 'Decoder layer 2 cross-attention';
    await map(page).getByRole('button', { name: block }).press('Enter');
    await stage(page, block)
      .getByRole('button', { name: /^softmax / })
      .press('Enter');
    await stage(page, 'softmax').getByRole('button', { name: 'Head 3' }).click();
    const index = [2, 1, 3];
    const weights = pass.trace.get(WEIGHTS);
    const [, rows = 0, cols = 0] = weights?.dims ?? [];
    const expected = weights?.data[(2 * rows + 1) * cols + 3] ?? NaN;
    await expect.poll(() => cellOf(page, 1, 3).innerText()).toBe(exactText(expected));

    await page.getByRole('grid').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    const { recomputed, ingredients } = await pass.explain(WEIGHTS, index);
    expect(recomputed).toBeCloseTo(expected, 6);
    await proof(page)
      .getByText(`${WEIGHTS}[${index.join(', ')}]`)
      .waitFor();
    await expect.poll(() => proof(page).locator('output').innerText()).toBe(exactText(expected));

    // An ingredient is shown where it is: its tensor opens with that cell pinned.
    await proof(page).getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await proof(page).getByRole('button', { name: 'Show where it is' }).click();
    const shown = ingredients[0]?.name ?? '';
    await stage(page, 'masked scores').getByText(shown, { exact: true }).first().waitFor();
    await proof(page).getByText(`${shown}[2, 1, 0]`).waitFor();

    await page.keyboard.press('Escape');
    await proof(page).waitFor({ state: 'detached' });
    await stage(page, 'masked scores').waitFor();
    await page.keyboard.press('Escape');
    await stage(page, block).waitFor();
    await page.keyboard.press('Escape');
    await stage(page, block).waitFor({ state: 'detached' });
    const focused = map(page).getByRole('button', { name: block }).and(page.locator(':focus'));
    await focused.waitFor();
    expect(await trail(page).getByRole('button').count()).toBe(0);
  });
});

it('has everything that is open in the address', async () => {
  const hash = `${HASH}&explore.open=encoder.layers.2.fc1.output&explore.cell=1.7`;
  await visit({ hash }, async (page) => {
    await modelled(page, TRANSLATION);
    const name = 'encoder.layers.2.fc1.output';
    const { value } = await pass.explain(name, [1, 7]);
    const seen = async () => {
      await proof(page).getByText(`${name}[1, 7]`).waitFor();
      await expect.poll(() => proof(page).locator('output').innerText()).toBe(exactText(value));
    };
    await seen();
    await page.reload();
    await seen();
    await trail(page).getByRole('button', { name: 'Encoder layer 3 feed-forward' }).click();
    await expect
      .poll(() => page.url())
      .toMatch(/explore\.open=encoder\.layers\.2\.feed_forward(&|$)/);
    await page.reload();
    await stage(page, 'Encoder layer 3 feed-forward').waitFor();
  });
});

it('goes to the same number of another layer by [ and ], and not beyond the last', async () => {
  const hash = `${HASH}&explore.open=encoder.layers.0.fc1.output&explore.cell=1.7`;
  await visit({ hash }, async (page) => {
    await modelled(page, TRANSLATION);
    const { encoder_layers: layers } = translator.config;
    for (let layer = 1; layer < layers + 1; layer++) {
      await page.keyboard.press(']');
      const name = `encoder.layers.${Math.min(layer, layers - 1)}.fc1.output`;
      const { value } = await pass.explain(name, [1, 7]);
      await proof(page).getByText(`${name}[1, 7]`).waitFor();
      await expect.poll(() => proof(page).locator('output').innerText()).toBe(exactText(value));
    }
    await page.keyboard.press('[');
    await proof(page)
      .getByText(`encoder.layers.${layers - 2}.fc1.output[1, 7]`)
      .waitFor();
  });
});

it('opens the weights that a block has learned', async () => {
  await visit({ hash: `${HASH}&explore.open=encoder.layers.0.self_attn` }, async (page) => {
    await modelled(page, TRANSLATION);
    const name = 'encoder.layers.0.self_attn.q_proj.weight';
    const { dims, data } = await translator.parameters.get(name);
    await page.getByRole('button', { name: `q_proj.weight ${dims.join(' × ')}` }).click();
    await stage(page, name).getByText(dims.join(' × '), { exact: true }).waitFor();
    // Of so many cells only the one under the cursor is in the document.
    await page.getByRole('grid').first().focus();
    const first = page.getByRole('gridcell').first();
    await expect.poll(() => first.innerText()).toBe(exactText(data[0] ?? NaN));
  });
});

it('shows all heads of all layers, each of which opens', async () => {
  await visit({ hash: HASH }, async (page) => {
    await modelled(page, TRANSLATION);
    await page.getByRole('button', { name: 'All attention heads' }).click();
    const heads = stage(page, 'All attention heads').getByRole('radio');
    await heads.first().waitFor();
    const { config } = translator;
    expect(await heads.count()).toBe(
      config.encoder_layers * config.encoder_attention_heads +
        2 * config.decoder_layers * config.decoder_attention_heads,
    );
    await heads.nth(2).click();
    await stage(page, 'softmax').getByText('encoder.layers.0.self_attn.weights').first().waitFor();
    await expect
      .poll(() =>
        stage(page, 'softmax').getByRole('button', { pressed: true }).first().textContent(),
      )
      .toContain('3');
  });
});

it('lies over the map on a phone, and leads back to it', async () => {
  await visit({ hash: HASH, viewport: PHONE }, async (page) => {
    await modelled(page, TRANSLATION);
    await map(page).getByRole('button', { name: 'Encoder layer 1 feed-forward' }).click();
    await stage(page, 'Encoder layer 1 feed-forward').waitFor();
    expect(await map(page).isVisible()).toBe(false);
    await trail(page).getByRole('button', { name: 'The whole model' }).click();
    await map(page).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
});
