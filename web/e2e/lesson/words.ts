/** Rows L1, L2, L3, L11 and L12 of the lesson: the page's numbers are the package's own. */
import type { Tensor, Trace } from 'glassformer';
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { cells as cellsOf, grid, numberOf, tensor } from '../reading';
import { visit } from '../visit';
import { core, translator } from './package';

const WAITING = { timeout: 20_000 };

const chapter = (id: string, text = 'How about coffee?') =>
  `#v=1&text=${encodeURIComponent(text)}&at=${id}&lang=en`;

/** What stands in the cells of a matrix. */
const cells = (page: Page, name: string) => cellsOf(grid(page, name));

async function numbers(where: Locator): Promise<number[]> {
  return (await where.allInnerTexts()).map(numberOf);
}

/** Rows of a (rows, columns) tensor. */
function row({ dims, data }: Tensor, index: number): Float32Array {
  const size = dims.at(-1) ?? 0;
  return data.slice(index * size, (index + 1) * size);
}

const dot = async (a: Float32Array, b: Float32Array) =>
  (await core.dot(a, b)).output.data[0] ?? NaN;

/** L1: words are related by dot products, and the context moves a word. */
export async function relatedWords(): Promise<void> {
  const phrases = ['귤과 사과', '어제 일을 사과'];
  const passes = await Promise.all(
    phrases.map((phrase) => translator.forward(phrase, '', { trace: ['encoder.*'] })),
  );
  // Every word here is one token; the first token is the language's mark.
  const words = [
    [1, 2],
    [1, 2, 3],
  ];
  await visit({ hash: chapter('words') }, async (page) => {
    const alone = page.getByRole('button', { name: 'Number only' });
    await alone.click();
    const name = (phrase: string, vectors: string) =>
      `${phrase}: dot products of its words, ${vectors}`;
    expect(await cells(page, name('귤과 사과', 'Number only'))).toEqual([1, 0, 0, 1]);
    await page.getByRole('button', { name: 'As they are' }).click();
    for (const [button, value] of [
      ['Embedding', 'encoder.embed_tokens'],
      ['After the encoder', 'encoder.output'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      for (const [index, phrase] of phrases.entries()) {
        const vectors = tensor(passes[index]?.trace as Trace, value);
        const shown = await cells(page, name(phrase, button));
        const places = words[index] ?? [];
        expect(shown).toHaveLength(places.length ** 2);
        for (const [at, [a, b]] of places.flatMap((a) => places.map((b) => [a, b])).entries()) {
          const product = await dot(row(vectors, a ?? 0), row(vectors, b ?? 0));
          // Five significant digits.
          expect(shown[at]).toBeCloseTo(product, product > 100 ? 1 : 2);
        }
      }
    }
    // The same word has two meanings, as the translations say.
    for (const phrase of phrases) {
      const { text } = await translator.translate(phrase);
      await page.getByText(`→ ${text}`, { exact: true }).waitFor();
    }
    // How far the word is from itself, before attention and after.
    const table = page.getByRole('table', { name: /사과/ });
    for (const [label, value] of [
      ['Embedding table', 'encoder.embed_tokens'],
      ['+ position', 'encoder.embeddings'],
      ['after layer 3', 'encoder.output'],
    ] as const) {
      const cellsOfRow = table.getByRole('row', { name: label }).getByRole('cell');
      const [distance, cosine] = await numbers(cellsOfRow);
      const [a, b] = passes.map(({ trace }, index) =>
        row(tensor(trace, value), words[index]?.at(-1) ?? 0),
      );
      if (!a || !b) throw new Error('two vectors');
      const difference = a.map((x, index) => x - (b[index] ?? NaN));
      expect(distance).toBeCloseTo(Math.sqrt(await dot(difference, difference)), 3);
      const lengths = Math.sqrt((await dot(a, a)) * (await dot(b, b)));
      expect(cosine).toBeCloseTo((await dot(a, b)) / lengths, 3);
      if (value === 'encoder.output') expect(distance).toBeGreaterThan(1);
    }
    // A phrase of one's own has its own table.
    await page.getByRole('textbox', { name: 'Phrase 1' }).fill('사과');
    await vi.waitFor(
      async () => expect(await cells(page, name('사과', 'After the encoder'))).toHaveLength(1),
      WAITING,
    );
  });
}

/** L2: a sentence is split into pieces, each of which is 512 numbers. */
export async function tokensAndEmbedding(): Promise<void> {
  const text = '나는 어제 친구와 사과를 먹었다.';
  const { source, trace } = await translator.forward(text, '', {
    trace: ['encoder.embed_tokens', 'encoder.scaled_embeddings'],
  });
  const tokens = source[0] ?? [];
  await visit({ hash: chapter('tokens', text) }, async (page) => {
    const pieces = page.getByRole('list', { name: 'Encoder input' }).getByRole('listitem');
    await pieces.first().waitFor();
    const shown = (await pieces.allInnerTexts()).map((piece) => piece.split('\n'));
    expect(shown).toEqual(tokens.map(({ piece, id }) => [piece, String(id)]));
    for (const [button, value] of [
      ['As looked up', 'encoder.embed_tokens'],
      ['× √512', 'encoder.scaled_embeddings'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const name = `Sentence: tokens × numbers, ${button}`;
      const grid = page.getByRole('grid', { name, exact: true });
      expect(await grid.getAttribute('aria-rowcount')).toBe(String(tokens.length + 1));
      expect(await grid.getAttribute('aria-colcount')).toBe('513');
      await grid.focus();
      // The first number of the first token, the last of the second.
      for (const [keys, at] of [
        [[], 0],
        [['ArrowDown', 'End'], 1023],
      ] as const) {
        await page.keyboard.press('Control+Home');
        for (const key of keys) await page.keyboard.press(key);
        const [number] = await numbers(grid.getByRole('gridcell'));
        expect(number).toBeCloseTo(tensor(trace, value).data[at] ?? NaN, 3);
      }
    }
  });
}

/** L3: a batch is padded to one length and translated as its sentences are alone. */
export async function paddedBatch(): Promise<void> {
  const texts = ['How about coffee?', 'Dog bites man.', 'I love you.', 'Good night, my friend.'];
  await visit({ hash: chapter('tokens', texts[0]) }, async (page) => {
    await page.getByRole('button', { name: 'Add a sentence' }).click();
    for (const [index, text] of texts.entries()) {
      if (index > 0) await page.getByRole('textbox', { name: `Sentence ${index + 1}` }).fill(text);
    }
    const { source, trace } = await translator.forward(texts, ['', '', '', ''], {
      tgt_lang: 'ko',
      trace: ['encoder.layers.0.self_attn.mask'],
    });
    const length = source[0]?.length ?? 0;
    const grid = page.getByRole('table', { name: `Batch 4 × length ${length}` });
    const rows = grid.getByRole('row');
    await vi.waitFor(async () => {
      const shown = await Promise.all(
        (await rows.all()).map((each) => each.getByRole('cell').allInnerTexts()),
      );
      expect(shown).toEqual(source.map((tokens) => tokens.map((token) => token.text)));
    }, WAITING);
    expect(source.flat().some(({ piece }) => piece === '<pad>')).toBe(true);

    const mask = tensor(trace, 'encoder.layers.0.self_attn.mask').data;
    const ofSentences = texts.flatMap((_, index) => [
      ...mask.slice(index * length * length, index * length * length + length),
    ]);
    const name = 'Pad mask: sentences × places of tokens';
    const inGrid = page.getByRole('grid', { name }).getByRole('gridcell');
    const shownMask = (await inGrid.allInnerTexts()).map((text) => text.trim());
    expect(shownMask).toEqual(ofSentences.map((value) => (value === 0 ? '0' : '−∞')));

    const alone = await Promise.all(
      texts.map((text) => translator.translate(text, { tgt_lang: 'ko' })),
    );
    const table = page.getByRole('table', { name: 'Translated together and alone' });
    for (const [index, { text }] of alone.entries()) {
      const [together, apart, difference] = await table
        .getByRole('row', { name: texts[index] ?? '' })
        .getByRole('cell')
        .allInnerTexts();
      expect(together).toBe(text);
      expect(apart?.replace(/\s+/g, ' ')).toBe(`${text} same`);
      expect(numberOf(difference ?? '')).toBeLessThan(1e-4);
    }
  });
}

/** L11: marks stand where they act. */
export async function marks(): Promise<void> {
  const text = 'How about coffee?';
  const { tokens } = await translator.translate(text, { tgt_lang: 'ko' });
  const pieces = tokens.map(({ piece }) => piece);
  const source = translator.tokenize(text, { tgt_lang: 'ko' }).map(({ piece }) => piece);
  await visit({ hash: chapter('tokens', text) }, async (page) => {
    const list = async (name: string) => {
      const items = page.getByRole('list', { name }).getByRole('listitem');
      await items.first().waitFor();
      return (await items.locator('span').allInnerTexts()).map((piece) => piece.trim());
    };
    expect(await list('Encoder input')).toEqual(source);
    expect([source[0], source.at(-1)]).toEqual(['>>ko<<', '<eos>']);
    expect(await list('Decoder input')).toEqual(['<sos>', ...pieces.slice(0, -1)]);
    expect(await list('Decoder predicts')).toEqual(pieces);
    expect(pieces.at(-1)).toBe('<eos>');
    for (const mark of ['>>ko<<', '<sos>', '<eos>']) {
      expect(await page.locator('dl.marks dt', { hasText: mark }).count()).toBe(1);
    }
  });
}

/** L12: positions are waves, and without them order is lost. */
export async function positions(): Promise<void> {
  const text = 'How about coffee?';
  const { trace } = await translator.forward(text, '', { trace: ['encoder.*'] });
  const { output: encoding } = await core.positionalEncoding(64, 512);
  await visit({ hash: chapter('positions', text) }, async (page) => {
    const at = async (name: string, keys: readonly string[]) => {
      const grid = page.getByRole('grid', { name, exact: true });
      await grid.focus();
      await page.keyboard.press('Control+Home');
      for (const key of keys) await page.keyboard.press(key);
      return (await numbers(grid.getByRole('gridcell')))[0] ?? NaN;
    };
    // The last dimension of position 2, from the formula; then with the sentence's own tensors.
    const picture = 'Positional encoding: positions × dimensions';
    const keys = ['ArrowDown', 'ArrowDown', 'End'];
    expect(await at(picture, keys)).toBeCloseTo(Math.cos(2 / 10_000 ** (510 / 512)), 4);
    expect(await at(picture, keys)).toBeCloseTo(encoding.data[3 * 512 - 1] ?? NaN, 4);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The 512 numbers of position 2' }).waitFor();
    await page.getByRole('heading', { name: 'The wave of dimension 511' }).waitFor();
    expect(await at('Positional encoding of position 2', ['End'])).toBeCloseTo(
      encoding.data[3 * 512 - 1] ?? NaN,
      4,
    );
    for (const [button, value] of [
      ['Tokens', 'encoder.scaled_embeddings'],
      ['Positions', 'encoder.embed_positions'],
      ['Tokens + positions', 'encoder.embeddings'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const shown = await at(`Encoder input: ${button}`, keys);
      expect(shown).toBeCloseTo(tensor(trace, value).data[3 * 512 - 1] ?? NaN, 3);
    }

    const pair = ['dog bites man.', 'man bites dog.'];
    const table = page.getByRole('table', { name: /^Encoder vectors/ });
    for (const positions of [true, false]) {
      const interventions = { positions };
      const translations = await Promise.all(
        pair.map((each) => translator.translate(each, { interventions })),
      );
      const [a, b] = await Promise.all(
        pair.map((each) =>
          translator.forward(each, '', { trace: ['encoder.output'], interventions }),
        ),
      );
      if (!a || !b) throw new Error('two sentences');
      const button = page
        .getByRole('group', { name: 'Positions', exact: true })
        .getByRole('button', { name: positions ? 'on' : 'off' });
      await button.click();
      const verdict = positions ? 'The translations differ.' : 'The translations are the same.';
      await page.getByText(verdict).waitFor();
      const shown = page.getByLabel('Both translations').locator('dd');
      expect(await shown.allInnerTexts()).toEqual(translations.map((each) => each.text));
      const [one, other] = translations;
      expect(one?.text === other?.text).toBe(!positions);
      const [first, second] = [a, b].map((pass) => tensor(pass.trace, 'encoder.output'));
      if (!first || !second) throw new Error('two outputs');
      for (const [index, token] of (a.source[0] ?? []).entries()) {
        const partner = (b.source[0] ?? []).findIndex(({ id }) => id === token.id);
        const there = row(second, partner);
        const difference = Math.max(
          ...row(first, index).map((value, k) => Math.abs(value - (there[k] ?? NaN))),
        );
        const [rowFirst, rowSecond, largest] = await table
          .getByRole('row')
          .nth(index + 1)
          .getByRole('cell')
          .allInnerTexts();
        expect([Number(rowFirst), Number(rowSecond)]).toEqual([index, partner]);
        // Five significant digits.
        expect(numberOf(largest ?? '') / (difference || 1)).toBeCloseTo(difference && 1, 3);
        // Without positions there is rounding alone: some units in the last place of 3.
        if (positions) expect(difference).toBeGreaterThan(0.1);
        else expect(difference).toBeLessThan(1e-5);
      }
    }
  });
}
