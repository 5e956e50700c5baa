/** No view shows a number that the package did not compute for the very sentence. */
import { Operations, type Tensor, Translator } from 'glassformer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { CHAPTERS } from '../app/chapters/ids';
import {
  CROSS,
  type Core,
  coreOf,
  deviationsOf,
  difference,
  ofHead,
  rowsOf,
  stacked,
  tensor,
} from './honesty/core';
import { KNOWN } from './honesty/known';
import { type Shown, remember, shownOn } from './honesty/shown';
import { type Known, strangersIn } from './honesty/strangers';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const TEXT = 'How about coffee?';
const operations = Operations.with({ worker: false });
let translator: Translator;
let core: Core;

beforeAll(async () => {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  core = await coreOf(translator, operations, TEXT);
});
afterAll(async () => {
  await translator?.dispose();
  await operations.dispose();
});

/** What the page shows once it has nothing more to wait for. */
async function settled(page: Page): Promise<Shown> {
  await translated(page, '커피 한잔 어때?');
  await page.getByRole('article').locator('canvas').first().waitFor({ state: 'attached' });
  const waiting = page.getByText(/^(recorded|Loading|Appears here once)/);
  let before: string;
  let shown = await shownOn(page);
  do {
    before = JSON.stringify(shown);
    await page.waitForTimeout(500);
    shown = await shownOn(page);
  } while (JSON.stringify(shown) !== before || (await waiting.count()) > 0);
  return shown;
}

/** All that is on the page, and all that may be besides what `more` says. */
async function read(
  hash: string,
  more: (page: Page) => Promise<Known>,
  act: (shown: Shown, known: Known, page: Page) => Promise<void> | void,
): Promise<void> {
  const whole = `#v=1&lang=en&step=99&text=${encodeURIComponent(TEXT)}&${hash}`;
  await visit({ hash: whole, before: remember, reducedMotion: 'reduce' }, async (page) => {
    const shown = await settled(page);
    const { tensors, scalars } = await more(page);
    const known = {
      tensors: [...tensors, ...core.pass.trace.values()],
      scalars: [
        ...core.candidates.map(({ probability }) => probability),
        ...deviationsOf(core.pass.trace),
        ...scalars,
      ],
    };
    await act(shown, known, page);
  });
}

const chapter = (id: (typeof CHAPTERS)[number], act: Parameters<typeof read>[2]) =>
  read(`at=${id}`, (page) => KNOWN[id](core, page), act);

/** Enough of them to see what is wrong. */
const MOST = 20;

it.each(CHAPTERS)('every number of the chapter %s is the package’s', async (id) => {
  await chapter(id, (shown, known) => {
    expect(shown.sheets.length).toBeGreaterThan(0);
    expect(strangersIn(shown, known).slice(0, MOST)).toEqual([]);
  });
});

it.each([
  ['the map', ''],
  ['all heads', 'heads'],
  ['a block', 'encoder.layers.0.self_attn'],
  ['a value', 'decoder.layers.1.encoder_attn.weights'],
  ['the vocabulary', 'probabilities'],
  ['a parameter', 'encoder.layers.2.fc1.weight'],
])('every number of the explorer is the package’s: %s', async (_, open) => {
  const more = async () => ({
    tensors: open.endsWith('.weight') ? [await translator.parameters.get(open)] : [],
    scalars: [],
  });
  await read(`mode=explore&explore.open=${open}`, more, (shown, known) => {
    expect(strangersIn(shown, known).slice(0, MOST)).toEqual([]);
  });
});

it('every number of beam search and of two ways side by side is the package’s', async () => {
  const search = { tgt_lang: 'ko', num_beams: 4, length_penalty: 1 };
  const { nodes, hypotheses } = await translator.beams(TEXT, search);
  const other = hypotheses[1]?.tokens.map(({ id }) => id) ?? [];
  const names = ['*.encoder_attn.weights', 'probabilities'];
  const options = { tgt_lang: 'ko', trace: names };
  const { trace } = await translator.forward(TEXT, other.slice(0, -1), options);
  const [before, after] = [core.pass.trace, trace].map((of) =>
    ofHead(tensor(of, `${CROSS}.weights`)),
  );
  if (!before || !after) throw new Error('two ways');
  const rows = Math.min(before.dims[0] ?? 0, after.dims[0] ?? 0);
  const both = [before, after].map((of) => stacked(rowsOf(of).slice(0, rows))) as [Tensor, Tensor];
  const taken = rowsOf(tensor(trace, 'probabilities')).map(
    (row, at) => row[other[at] ?? -1] ?? NaN,
  );
  const sum = taken.reduce((total, probability) => total + Math.log(probability), 0);
  // Σ log p, and per token.
  const own = [core.score, core.score / (core.given.length + 1)];
  const others = [sum, sum / other.length];
  const known = {
    tensors: [...trace.values(), difference(...both)],
    scalars: [
      ...nodes.flatMap(({ probability, sum, score }) => [probability, sum, score]),
      ...taken,
      ...[...own, ...others, ...own.map((score, at) => (others[at] ?? NaN) - score)],
      ...core.candidates.map(({ logit }) => logit),
    ],
  };
  const hash = `at=decoding&decoding.beams=4&vs=${other.join('-')}`;
  await read(
    hash,
    async (page) => {
      await page.getByRole('grid', { name: /difference/ }).waitFor();
      await page.getByRole('row').filter({ hasText: 'beam 4' }).first().waitFor();
      return known;
    },
    async (_, all, page) =>
      expect(strangersIn(await settled(page), all).slice(0, MOST)).toEqual([]),
  );
});

describe('a number that is not the package’s is found', () => {
  it('in a text and on a canvas', async () => {
    await chapter('decoding', async (_, known, page) => {
      await page.getByRole('article').evaluate((article) => {
        article.append('0.54321');
        const canvas = article.querySelector('[role=grid] canvas') as HTMLCanvasElement;
        canvas.getContext('2d')?.fillText('0.987', 1, 1);
      });
      const strangers = strangersIn(await shownOn(page), known);
      expect(strangers).toHaveLength(2);
      expect(strangers[0]).toMatch(/^painted in Cross-attention.*0\.987/);
      expect(strangers[1]).toBe('0.54321 in “0.54321”');
    });
  });

  it('in a matrix, however little it is off, and in what is said of its cells', async () => {
    await chapter('decoding', (shown, known) => {
      const [sheet] = shown.sheets;
      const value = sheet?.rows[2]?.[1] ?? NaN;
      const off = value * (1 + 2 ** -22);
      expect(Math.fround(off)).not.toBe(value);
      const rows = sheet?.rows.with(2, (sheet.rows[2] ?? []).with(1, off)) ?? [];
      const planted = { ...shown, sheets: [{ label: sheet?.label ?? '', rows }] };
      expect(strangersIn(planted, known)).toEqual([expect.stringContaining(String(off))]);
      const cells = shown.cells.with(0, { ...shown.cells[0], text: '0.12345' } as never);
      expect(strangersIn({ ...shown, cells }, known)).toEqual([
        expect.stringContaining('[0, 0]: 0.12345'),
      ]);
    });
  });
});
