import { Translator } from 'glassformer';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { exactText } from '../app/views/format';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';
const PLACE = { name: 'decoder.layers.1.encoder_attn.weights', head: 4 };

it('follows a number from a softmax back to the product that it came from', async () => {
  await using translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  const { explain } = await translator.forward(SENTENCE, TRANSLATION, { tgt_lang: 'ko' });
  await visit({ hash: `#v=1&text=${SENTENCE}&step=6&attn=cross.1.4.weights` }, async (page) => {
    await translated(page, TRANSLATION);
    const grid = page.getByRole('grid').first();
    await grid.focus();
    // The cursor starts in the first cell; Enter asks where its number comes from.
    await page.keyboard.press('Enter');
    const proof = page.getByRole('region', { name: 'Where does this number come from?' });
    const number = proof.locator('output');
    const asked = { name: PLACE.name, index: [PLACE.head, 0, 0] };
    await proof.getByText(`${asked.name}[${asked.index.join(', ')}]`).waitFor();
    const softmax = await explain(asked.name, asked.index);
    expect(softmax.operation).toBe('softmax');
    await expect.poll(() => number.innerText()).toBe(exactText(softmax.value));

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
    expect(scaled.factor).toBeCloseTo(1 / Math.sqrt(64), 7);

    await proof.getByRole('button', { name: asked.name }).click();
    await expect.poll(() => number.innerText()).toBe(exactText(softmax.value));
    await proof.getByRole('button', { name: 'Close' }).click();
    await proof.waitFor({ state: 'detached' });
  });
});
