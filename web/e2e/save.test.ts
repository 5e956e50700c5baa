/** What is saved from the page is what the package computes, and what is on the page. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import type * as Package from '../lib/index.js';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';
const NAME = 'decoder.layers.0.self_attn.masked_scores';

const lib = (await import(
  /* @vite-ignore */ `file://${ROOT}/dist/lib/index.node.js`
)) as typeof Package;

async function saved(page: Page, menu: string, what: string | RegExp): Promise<Download> {
  await page.getByRole('button', { name: menu }).first().click();
  const download = page.waitForEvent('download');
  await page.locator(':popover-open').getByRole('button', { name: what }).click();
  return download;
}
const bytesOf = async (download: Download) => new Uint8Array(await readFile(await download.path()));
const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

it('every number of a translation, as safetensors', async () => {
  await using translator = await lib.Translator.from_pretrained(
    `${ROOT}/public/models/everyday-en-ko`,
  );
  const { tokens } = await translator.translate(SENTENCE, { tgt_lang: 'ko' });
  const given = tokens.slice(0, -1).map(({ id }) => id);
  const { trace } = await translator.forward(SENTENCE, given, { tgt_lang: 'ko', trace: true });
  await visit({ hash: `#v=1&text=${SENTENCE}&step=6` }, async (page) => {
    await translated(page, TRANSLATION);
    const download = await saved(page, 'Share and save', /^Save every number/);
    expect(download.suggestedFilename()).toBe('How-about-coffee.safetensors');
    const { tensors, metadata } = lib.decodeSafetensors(await bytesOf(download));
    expect([...tensors.keys()].sort()).toEqual([...trace.keys()].sort());
    for (const [name, { dims, data }] of trace) {
      expect(tensors.get(name)?.dims, name).toEqual(dims);
      const same = data.every((value, at) => Object.is(value, tensors.get(name)?.data[at]));
      expect(same, name).toBe(true);
    }
    expect(metadata).toMatchObject({ text: SENTENCE, translation: TRANSLATION });
  });
});

it('a matrix: its numbers, and its picture', async () => {
  await using translator = await lib.Translator.from_pretrained(
    `${ROOT}/public/models/everyday-en-ko`,
  );
  const { trace } = await translator.forward(SENTENCE, TRANSLATION, {
    tgt_lang: 'ko',
    trace: [NAME],
  });
  const tensor = trace.get(NAME);
  const [, rows = 0, cols = 0] = tensor?.dims ?? [];
  const head = [...(tensor?.data.slice(2 * rows * cols, 3 * rows * cols) ?? [])];
  const hash = `#v=1&text=${SENTENCE}&step=6&attn=decoder.0.2.masked_scores`;
  await visit({ hash }, async (page) => {
    await translated(page, TRANSLATION);
    await page.getByRole('grid').first().waitFor();
    const json = JSON.parse(await textOf(await saved(page, 'Export', 'JSON'))) as {
      dims: number[];
      data: (number | string)[][];
    };
    expect(json.dims).toEqual([rows, cols]);
    expect(json.data.flat().map((value) => Math.fround(Number(value)))).toEqual(head);
    const npy = await bytesOf(await saved(page, 'Export', 'NPY'));
    expect([...new Float32Array(npy.slice(128).buffer)]).toEqual(head);

    const svg = await textOf(await saved(page, 'Export', 'SVG'));
    expect(svg.match(/fill="url\(#hatch\)"/g)?.length).toBe(
      head.filter((value) => value === -Infinity).length,
    );
    for (const word of ['커피', '한잔', '어때']) expect(svg).toContain(`>${word}</text>`);
    const png = new DataView((await bytesOf(await saved(page, 'Export', 'PNG'))).buffer);
    const [width, height] = ['width', 'height'].map((side) =>
      Number(new RegExp(`^<svg[^>]* ${side}="(\\d+)"`).exec(svg)?.[1]),
    );
    // A PNG's size stands after its signature and the head of its first chunk.
    expect([png.getUint32(16), png.getUint32(20)]).toEqual([2 * (width ?? 0), 2 * (height ?? 0)]);
  });
});
