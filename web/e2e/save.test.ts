/** What is saved from the page is what the package computes, and what is on the page. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import type * as Package from '../lib/index.js';
import { modelled, translated, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';
const NAME = 'decoder.layers.0.self_attn.masked_scores';
const MATRIX = /^Export: .*layer 1, head 3/;

const lib = (await import(
  /* @vite-ignore */ `file://${ROOT}/dist/lib/index.node.js`
)) as typeof Package;

async function saved(page: Page, menu: string | RegExp, what: string | RegExp): Promise<Download> {
  await page.getByRole('button', { name: menu }).first().click();
  const download = page.waitForEvent('download');
  const name = typeof what === 'string' ? new RegExp(`^${what}$`) : what;
  await page.locator(':popover-open').getByRole('button', { name }).click();
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

it('several tensors: the chain of a head, a block with its weights', async () => {
  await using translator = await lib.Translator.from_pretrained(
    `${ROOT}/public/models/everyday-en-ko`,
  );
  const { trace } = await translator.forward(SENTENCE, TRANSLATION, {
    tgt_lang: 'ko',
    trace: true,
  });
  const expectSame = (download: Download, under: string, names: readonly string[]) =>
    bytesOf(download).then((bytes) => {
      const { tensors } = lib.decodeSafetensors(bytes);
      expect([...tensors.keys()].sort()).toEqual(names.map((name) => under + name).sort());
      for (const [name, { dims, data }] of tensors) {
        expect(dims, name).toEqual(trace.get(name)?.dims);
        expect(data, name).toEqual(trace.get(name)?.data);
      }
    });
  const head = ['query', 'key', 'products', 'scores', 'mask', 'masked_scores', 'weights', 'value'];
  await visit({ hash: `#v=1&text=${SENTENCE}&step=6&at=attention` }, async (page) => {
    await modelled(page, TRANSLATION);
    const chain = await saved(page, /^Export: One head/, 'safetensors');
    await expectSame(chain, 'decoder.layers.1.encoder_attn.', [...head, 'context', 'joined']);
  });
  const open = 'encoder.layers.2.feed_forward';
  const hash = `#v=1&text=${SENTENCE}&step=6&mode=explore&explore.open=${open}`;
  await visit({ hash }, async (page) => {
    await modelled(page, TRANSLATION);
    const block = await saved(page, /^Export: Encoder layer 3 feed-forward$/, 'safetensors');
    await expectSame(block, 'encoder.layers.2.', [
      'self_attn_layer_norm.output',
      'fc1.output',
      'activation_fn.output',
      'fc2.output',
    ]);
    const weights = await saved(page, /Learned weights$/, 'safetensors');
    const { tensors } = lib.decodeSafetensors(await bytesOf(weights));
    expect([...tensors.keys()].sort()).toEqual(
      ['fc1', 'fc2'].flatMap((layer) =>
        ['bias', 'weight'].map((of) => `encoder.layers.2.${layer}.${of}`),
      ),
    );
    for (const [name, tensor] of tensors) {
      expect(tensor, name).toEqual(await translator.parameters.get(name));
    }
  });
});

it('a table: the whole vocabulary at a step, to the last bit', async () => {
  await using translator = await lib.Translator.from_pretrained(
    `${ROOT}/public/models/everyday-en-ko`,
  );
  const { trace } = await translator.forward(SENTENCE, TRANSLATION, {
    tgt_lang: 'ko',
    trace: ['logits', 'probabilities'],
  });
  const size = translator.config.vocab_size;
  const [logits, probabilities] = ['logits', 'probabilities'].map((name) =>
    trace.get(name)?.data.subarray(4 * size, 5 * size),
  );
  await visit({ hash: `#v=1&text=${SENTENCE}&step=6&at=decoding` }, async (page) => {
    await translated(page, TRANSLATION);
    const csv = await textOf(await saved(page, /^Export: The vocabulary/, 'CSV'));
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toBe(',token,id,logit,probability');
    const rows = lines.map((line) => line.split(',').slice(-3).map(Number));
    expect(rows.map(([id]) => id).sort((a = 0, b = 0) => a - b)).toEqual([...Array(size).keys()]);
    for (const [id = -1, logit = NaN, probability = NaN] of rows) {
      expect(Math.fround(logit)).toBe(logits?.[id]);
      expect(Math.fround(probability)).toBe(probabilities?.[id]);
    }
    const falling = rows.every(
      ([, logit = 0], at) => at === 0 || logit <= (rows[at - 1]?.[1] ?? 0),
    );
    expect(falling).toBe(true);
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
    const json = JSON.parse(await textOf(await saved(page, MATRIX, 'JSON'))) as {
      dims: number[];
      data: (number | string)[][];
    };
    expect(json.dims).toEqual([rows, cols]);
    expect(json.data.flat().map((value) => Math.fround(Number(value)))).toEqual(head);
    const npy = await bytesOf(await saved(page, MATRIX, 'NPY'));
    expect([...new Float32Array(npy.slice(128).buffer)]).toEqual(head);

    const svg = await textOf(await saved(page, MATRIX, 'SVG'));
    expect(svg.match(/fill="url\(#hatch\)"/g)?.length).toBe(
      head.filter((value) => value === -Infinity).length,
    );
    for (const word of ['커피', '한잔', '어때']) expect(svg).toContain(`>${word}</text>`);
    const png = new DataView((await bytesOf(await saved(page, MATRIX, 'PNG'))).buffer);
    const [width, height] = ['width', 'height'].map((side) =>
      Number(new RegExp(`^<svg[^>]* ${side}="(\\d+)"`).exec(svg)?.[1]),
    );
    // A PNG's size stands after its signature and the head of its first chunk.
    expect([png.getUint32(16), png.getUint32(20)]).toEqual([2 * (width ?? 0), 2 * (height ?? 0)]);
  });
});
