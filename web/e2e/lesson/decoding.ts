/** Row L17 of the lesson: the page's table of steps is the package's own decoding. */
import { expect } from 'vitest';
import { percent } from '../../app/shell/format';
import { tableOf, translated, visit } from '../visit';
import { COFFEE, translator } from './package';

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
