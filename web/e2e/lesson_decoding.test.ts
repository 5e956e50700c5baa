/** Row L17 of the lesson: the page's table of steps is the package's own decoding. */
import { Translator } from 'glassformer';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { percent } from '../app/shell/format';
import { tableOf, translated, useBrowser, visit } from './visit';

useBrowser();

it('L17: decoding goes step by step, and another candidate leads another way', async () => {
  const sentence = 'How about coffee?';
  await using translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  const options = { tgt_lang: 'ko', candidates: 2 } as const;
  await using decoding = await translator.startDecoding(sentence, options);
  const expected = [['1', sentence, 'empty', '<sos>']];
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
  await visit({ hash: `#v=1&text=${sentence}&step=99&lang=en` }, async (page) => {
    await translated(page, decoding.text);
    expect(await tableOf(page)).toEqual(expected);
  });

  await visit({ hash: `#v=1&text=${sentence}&step=2&lang=en` }, async (page) => {
    const candidates = page.getByRole('list', { name: /^Candidates/ }).getByRole('button');
    await candidates.nth(1).click();
    await expect.poll(async () => (await tableOf(page))[1]?.at(-1)).toMatch(`${second} `);
    const other = await translator.startDecoding(sentence, options);
    const { value: first } = await other.next();
    other.choose(first?.candidates[1]?.token.id ?? -1);
    for await (const step of other) expect(step.decoderInput[1]?.text).toBe(second);
    await page.locator('body').press('End');
    await translated(page, other.text);
    await other.dispose();
  });
});
