/** Rows L4 to L10 of the lesson: the page's numbers are the package's own. */
import type { Forward } from 'glassformer';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { exactText } from '../../app/views/format';
import { asWritten, at, cell, cells, grid, numberOf, tensor } from '../reading';
import { visit } from '../visit';
import { COFFEE, core, passOf, translator } from './package';

const NAMES = ['>>ko<<', 'How', 'about', 'coffee', '?', '<eos>'];
/** Layer and head of the encoder that every test looks at. */
const PATH = 'encoder.layers.0.self_attn';
const HEAD = 3;

const hash = (chapter: string, text = COFFEE) =>
  `#v=1&lang=en&at=${chapter}&attn=encoder.0.${HEAD}.weights&step=99&text=${encodeURIComponent(text)}`;

/** The sum below a product, once it is that of a row and a column. */
async function sumOf(page: Page, row: string, col: string): Promise<Locator> {
  const sum = page.getByRole('region', { name: `${row} times ${col}, all products summed` });
  await sum.waitFor();
  return sum;
}

/** Its number, its terms and its check against the package's explanation. */
async function holds(page: Page, sum: Locator, forward: Forward, name: string, index: number[]) {
  const explanation = await forward.explain(name, index);
  const { value, recomputed, ingredients } = explanation;
  await expect.poll(() => sum.locator('strong').innerText()).toBe(exactText(value));
  expect(await sum.locator('dd').allInnerTexts()).toEqual(
    [value, recomputed, value - recomputed].map(exactText),
  );
  const [first, second] = ingredients;
  if (!first || !second) throw new Error('no product');
  const { products } = await core.dot(first.values, second.values);
  const terms = sum.getByRole('grid');
  const last = products.data.length - 1;
  for (const term of [0, Math.min(7, last)]) {
    expect(await cell(page, terms, 0, term)).toBe(asWritten(first.values[term] ?? NaN));
    expect(await cell(page, terms, 1, term)).toBe(asWritten(second.values[term] ?? NaN));
    expect(await cell(page, terms, 2, term)).toBe(asWritten(products.data[term] ?? NaN));
  }
  return explanation;
}

/** L4: 512 numbers are cut into eight heads of 64, and joined again. */
export async function heads(): Promise<void> {
  const { trace } = await passOf(COFFEE);
  const query = tensor(trace, `${PATH}.query`);
  const joined = tensor(trace, `${PATH}.joined`);
  expect(query.dims).toEqual([8, NAMES.length, 64]);
  const whole = (await core.joinHeads(query)).output;
  await visit({ hash: hash('heads') }, async (page) => {
    const strip = page.getByRole('group', { name: '6×512, 64 for each head' }).first();
    await strip.getByRole('button').nth(7).waitFor();
    expect(await strip.getByRole('button').count()).toBe(8);
    for (const head of [HEAD, 6]) {
      const piece = strip.getByRole('button', {
        name: `Head ${head + 1}: numbers ${head * 64} to`,
      });
      await piece.hover();
      const matrix = grid(page, `Query Q of head ${head + 1}`);
      await matrix.waitFor();
      expect(await matrix.getAttribute('aria-rowcount')).toBe(String(NAMES.length + 1));
      expect(await matrix.getAttribute('aria-colcount')).toBe('65');
      await piece.click();
      const shown = await cell(page, matrix, 2, 5);
      expect(shown).toBe(asWritten(at(query, head, 2, 5)));
      expect(shown).toBe(asWritten(at(whole, 2, head * 64 + 5)));
    }
    await page.getByRole('button', { name: 'whole 6×512' }).click();
    expect(await strip.getByRole('button').count()).toBe(8);
    const after = grid(page, 'Joined again');
    expect(await after.getAttribute('aria-colcount')).toBe('513');
    const context = tensor(trace, `${PATH}.context`);
    expect(await cell(page, after, 1, 70)).toBe(asWritten(at(context, 1, 1, 6)));
    expect(at(joined, 1, 70)).toBe(at(context, 1, 1, 6));
    // The question is answered by the numbers, not by the page.
    const row = Array.from({ length: 512 }, (_, col) => at(whole, 1, col));
    const col = row.indexOf(Math.max(...row));
    await page
      .getByText(`Number ${col} of “How” in Query Q is ${exactText(row[col] ?? NaN)}`)
      .waitFor();
    const options = page.getByRole('group', { name: 'A question' });
    const right = Math.floor(col / 64) + 1;
    await options.getByRole('button', { name: String((right % 8) + 1), exact: true }).click();
    await page.getByText('Not quite.').waitFor();
    await options.getByRole('button', { name: String(right), exact: true }).click();
    await page.getByText('Right.').waitFor();
  });
}

/** L5: copy, transpose, multiply, and every cell is the sum of its products. */
export async function product(): Promise<void> {
  const forward = await passOf(COFFEE);
  await visit({ hash: hash('products') }, async (page) => {
    const course = page.getByRole('slider', { name: 'Course of the product' });
    for (const [place, phase] of ['1. Copy', '2. Transpose', '3. Multiply'].entries()) {
      const step = page.getByRole('button', { name: phase });
      await step.click();
      await expect.poll(() => step.getAttribute('aria-current')).toBe('step');
      expect(await course.inputValue()).toBe(String(place * 64));
    }
    await page.getByRole('button', { name: 'Next cell' }).click();
    await page.getByRole('button', { name: 'Next cell' }).click();
    const sum = await sumOf(page, NAMES[0] ?? '', NAMES[1] ?? '');
    const { ingredients } = await holds(page, sum, forward, `${PATH}.products`, [HEAD, 0, 1]);
    expect(ingredients.map(({ values }) => values.length)).toEqual([64, 64]);

    // Half way through a sum its number is not there yet.
    await course.fill(String((2 + 15) * 64 + 17));
    expect(await course.getAttribute('aria-valuetext')).toBe(
      'row about, column coffee: term 17 of 64',
    );
    await sum.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Play the product' }).click();
    await page.getByRole('button', { name: 'Pause the product' }).click();
    await course.fill(String((2 + 16) * 64));
    await holds(page, await sumOf(page, 'about', 'coffee'), forward, `${PATH}.products`, [
      HEAD,
      2,
      3,
    ]);

    // Any cell by a click, or by the arrows.
    const result = page.getByRole('grid', { name: /^Product of Q/ });
    const box = await result.boundingBox();
    if (!box) throw new Error('The result has no box.');
    const position = { x: (box.width * 4.5) / 6, y: (box.height * 3.5) / 6 };
    await result.click({ position });
    await holds(page, await sumOf(page, 'coffee', '?'), forward, `${PATH}.products`, [HEAD, 3, 4]);
    await result.press('ArrowUp');
    await holds(page, await sumOf(page, 'about', '?'), forward, `${PATH}.products`, [HEAD, 2, 4]);

    await page.getByRole('button', { name: 'With the head again' }).click();
    await course.fill(String((64 * 2 + 41) * NAMES.length));
    const second = await sumOf(page, 'about', '40');
    const mixed = await holds(page, second, forward, `${PATH}.context`, [HEAD, 2, 40]);
    expect(mixed.ingredients.map(({ values }) => values.length)).toEqual([6, 6]);

    // A factor is followed to where it came from, a term to its two factors.
    const terms = second.getByRole('grid').first();
    await terms.press('Control+Home');
    await terms.press('Enter');
    await second.getByText(`${PATH}.weights[${HEAD}, 2, 0]`, { exact: true }).waitFor();
    await terms.press('ArrowDown');
    await terms.press('ArrowDown');
    await terms.press('Enter');
    for (const factor of [`weights[${HEAD}, 2, 0]`, `value[${HEAD}, 0, 40]`]) {
      await second.getByRole('button', { name: `${PATH}.${factor}`, exact: true }).waitFor();
    }
  });
}

/** L5: a wrong shape is refused with the package’s reason. */
export async function refusedProduct(): Promise<void> {
  const { trace } = await passOf(COFFEE);
  const { dims, data } = tensor(trace, `${PATH}.query`);
  const query = { dims: dims.slice(1), data: data.slice(0, 6 * 64) };
  const reason = await core.matmul(query, query).then(
    () => '',
    (error: Error) => error.message,
  );
  expect(reason).not.toBe('');
  await visit({ hash: hash('products') }, async (page) => {
    const status = page.getByRole('status').filter({ hasText: 'multiplied' });
    await status.getByText(reason).waitFor();
    await page
      .getByRole('group', { name: 'Right matrix' })
      .getByRole('button', { name: 'Kᵀ' })
      .click();
    await status.getByText('64 = 64, so they can be multiplied: the result is 6×6.').waitFor();
  });
}

/** L6: W_Q, W_K and W_V make a head’s Q, K and V. */
export async function queryKeyValue(): Promise<void> {
  const forward = await passOf(COFFEE);
  await visit({ hash: hash('qkv') }, async (page) => {
    for (const [symbol, value] of [
      ['Q', 'query'],
      ['K', 'key'],
      ['V', 'value'],
    ] as const) {
      await page.getByRole('button', { name: symbol, exact: true }).click();
      await page.getByText(`W: ${PATH}.${symbol.toLowerCase()}_proj.weight`).waitFor();
      const course = page.getByRole('slider', { name: 'Course of the product' });
      await course.fill(String((64 * 2 + 10) * 512));
      const sum = await sumOf(page, 'about', '9');
      const { ingredients } = await holds(page, sum, forward, `${PATH}.${value}`, [HEAD, 2, 9]);
      // The head's own rows of the parameter, and the bias of that row.
      const name = `${PATH}.${symbol.toLowerCase()}_proj`;
      const weight = await translator.parameters.get(`${name}.weight`);
      const bias = await translator.parameters.get(`${name}.bias`);
      const own = HEAD * 64 + 9;
      expect(ingredients[1]?.values).toEqual(weight.data.slice(own * 512, (own + 1) * 512));
      expect(await cell(page, sum.getByRole('grid'), 1, 3)).toBe(asWritten(at(weight, own, 3)));
      const written = at(bias, own).toFixed(3).replace('-', '−');
      expect(await sum.getByText('bias').locator('..').innerText()).toBe(`${written} bias`);
    }
  });
}

/** L7: without scaling the softmax saturates and the translation changes. */
export async function scaling(): Promise<void> {
  const text = 'Dog bites man.';
  const interventions = { scaling: false };
  const [own, other, before, after] = await Promise.all([
    passOf(text),
    passOf(text, { interventions }),
    translator.translate(text, { tgt_lang: 'ko' }),
    translator.translate(text, { tgt_lang: 'ko', interventions }),
  ]);
  expect(after.text).not.toBe(before.text);
  await visit({ hash: hash('attention', text) }, async (page) => {
    const scaling = page.getByRole('switch', { name: 'Scaling', checked: false });
    await scaling.waitFor();
    const said = page.getByLabel('Translation', { exact: true }).first().locator('dd');
    await expect.poll(() => said.allInnerTexts()).toEqual([before.text, after.text]);
    const weights = tensor(other.trace, `${PATH}.weights`);
    const size = weights.dims.at(-1) ?? 0;
    const changed = grid(page, 'Weights, layer 1, head 4, Changed');
    const shown = await cells(changed);
    const head = weights.data.slice(HEAD * size * size, (HEAD + 1) * size * size);
    expect(shown).toEqual([...head].map(asWritten));
    const usual = await cells(grid(page, 'Weights, layer 1, head 4, As it is'));
    const first = tensor(own.trace, `${PATH}.weights`).data.slice(HEAD * size * size);
    expect(usual).toEqual([...first.slice(0, size * size)].map(asWritten));
    const saturated = (numbers: number[]) => numbers.filter((share) => share > 0.99).length;
    expect(saturated(shown)).toBeGreaterThan(saturated(usual));
  });
}

/** L8: a row becomes shares that sum to 1, at any temperature. */
export async function softmax(): Promise<void> {
  await visit({ hash: hash('attention') }, async (page) => {
    await page.getByRole('switch', { name: 'Scaling' }).click();
    for (const [slider, temperature] of [
      ['0', 1],
      ['0.5', 3.2],
      ['-1', 0.1],
    ] as const) {
      await page.getByRole('slider', { name: 'Temperature' }).fill(slider);
      const { trace } = await passOf(COFFEE, { interventions: { temperature } });
      const scores = tensor(trace, `${PATH}.masked_scores`);
      const weights = tensor(trace, `${PATH}.weights`);
      const table = page.getByRole('table').filter({ hasText: 'power of e' });
      const expected = NAMES.map((_, col) =>
        [at(scores, HEAD, 1, col), at(weights, HEAD, 1, col)].map(asWritten),
      );
      const read = async () => {
        const rows = await table.locator('tbody tr').all();
        const texts = rows.map((row) => row.getByRole('cell').allInnerTexts());
        return (await Promise.all(texts)).map((row) => row.map(numberOf));
      };
      await expect
        .poll(async () => (await read()).map(([score, , , share]) => [score, share]))
        .toEqual(expected);
      for (const [score = NaN, scaled = NaN] of await read()) {
        expect(scaled / (score / temperature)).toBeCloseTo(1, 3);
      }
      expect(await table.locator('tfoot td').nth(3).innerText()).toBe('1.0000');
    }
  });
}

/** L9: padding gets −∞ and then 0; unmasked, weight leaks to it. */
export async function padMask(): Promise<void> {
  const texts = [COFFEE, 'I want to drink coffee with my friend tomorrow.'];
  await visit({ hash: hash('attention') }, async (page) => {
    for (const padding_mask of [true, false]) {
      const mask = page.getByRole('switch', { name: 'Pad mask' });
      await mask.waitFor();
      if (!padding_mask) await mask.click();
      const interventions = { padding_mask };
      const { trace, source } = await translator.forward(texts, ['', ''], {
        tgt_lang: 'ko',
        trace: [`${PATH}.*`],
        interventions,
      });
      const length = source[0]?.length ?? 0;
      const pads = source[0]?.filter(({ piece }) => piece === '<pad>').length ?? 0;
      expect(pads).toBeGreaterThan(0);
      const table = page.getByRole('table', { name: 'Batch' });
      await expect
        .poll(async () => table.getByRole('row').first().getByRole('cell').allInnerTexts())
        .toEqual(source[0]?.map(({ text }) => text));
      const of = (value: string) => {
        const { data } = tensor(trace, `${PATH}.${value}`);
        return [...data.slice(HEAD * length ** 2, (HEAD + 1) * length ** 2)].map(asWritten);
      };
      const scores = grid(page, `Scores with the mask, “${COFFEE}”`);
      await expect.poll(() => cells(scores)).toEqual(of('masked_scores'));
      const name = `Shares after softmax, “${COFFEE}”`;
      const shares = await cells(grid(page, padding_mask ? name : `${name}, Changed`));
      expect(shares).toEqual(of('weights'));
      if (!padding_mask) {
        // With the mask beside it, and what its lack changes.
        const masked = await translator.forward(texts, ['', ''], {
          tgt_lang: 'ko',
          trace: [`${PATH}.weights`],
        });
        const size = [HEAD * length ** 2, (HEAD + 1) * length ** 2];
        const [before, after] = [masked.trace, trace].map((each) =>
          tensor(each, `${PATH}.weights`).data.slice(...size),
        );
        const [asItIs, difference] = await Promise.all(
          ['As it is', 'Difference (changed − as it is)'].map((which) =>
            cells(grid(page, `${name}, ${which}`)),
          ),
        );
        expect(asItIs).toEqual([...(before ?? [])].map(asWritten));
        for (const [index, value] of (difference ?? []).entries()) {
          expect(value).toBeCloseTo((after?.[index] ?? NaN) - (before?.[index] ?? NaN), 2);
        }
      }
      const onPads = shares.filter((_, index) => index % length >= length - pads);
      const scoresOfPads = of('masked_scores').filter(
        (_, index) => index % length >= length - pads,
      );
      expect(onPads.every((share) => share === 0)).toBe(padding_mask);
      expect(scoresOfPads.every((score) => score === -Infinity)).toBe(padding_mask);
      const translations = await translator.translate(texts, { tgt_lang: 'ko', interventions });
      const said = page.getByLabel('Translation', { exact: true }).last().locator('dd');
      await expect
        .poll(async () => (await said.allInnerTexts()).slice(0, 2))
        .toEqual(translations.map(({ text }) => text));
    }
  });
}

/** L10: symbols of the formula and their matrices light each other up. */
export async function formula(): Promise<void> {
  const { explain } = await passOf(COFFEE);
  await visit({ hash: hash('attention') }, async (page) => {
    const symbol = (name: string) => page.locator(`[data-symbol="${name}"]`);
    const tile = (name: RegExp) => page.getByRole('tab', { name });
    await symbol('query').waitFor();
    const TILES = {
      query: /^Q \d/,
      key: /^K \d/,
      products: /^QKᵀ/,
      scores: /^÷ √64/,
      mask: /^M /,
      weights: /^softmax/,
      value: /^V /,
      context: /^head/,
    };
    for (const [name, pattern] of Object.entries(TILES)) {
      await tile(pattern).hover();
      await expect.poll(() => symbol(name).getAttribute('class')).toContain('lit');
      expect(await page.locator('[data-symbol].lit').count()).toBe(1);
    }
    for (const name of ['query', 'key', 'mask', 'value'] as const) {
      await symbol(name).hover();
      await expect.poll(() => tile(TILES[name]).getAttribute('class')).toContain('lit');
      await symbol(name).click();
      expect(await tile(TILES[name]).getAttribute('aria-selected')).toBe('true');
    }
    // What is chosen is written out with its numbers.
    await page.getByRole('grid', { name: /^Value V/ }).focus();
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    for (const [pattern, value] of [
      [TILES.products, 'products'],
      [TILES.scores, 'scores'],
      [TILES.weights, 'weights'],
      [TILES.context, 'context'],
    ] as const) {
      await tile(pattern).click();
      const { value: number } = await explain(`${PATH}.${value}`, [HEAD, 1, 1]);
      const proof = page.getByRole('region', { name: 'Where does this number come from?' });
      await proof.locator('output').getByText(exactText(number), { exact: true }).waitFor();
    }
  });
}
