import { GlassformerError, Translator } from 'glassformer';
import { afterEach, expect, test } from 'vitest';
import { rejection } from './support/errors.js';
import { EVERYDAY, inNode } from './support/files.js';

const FILES = ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json'];
const NAME = 'glassformer-test';

async function translate(directory: string): Promise<string> {
  await using translator = await Translator.from_pretrained(directory, { cacheName: NAME });
  return (await translator.translate('How about coffee?', { tgt_lang: 'ko' })).text;
}

if (!inNode) {
  afterEach(() => caches.delete(NAME));

  test('a cache keeps every file once a model is loaded', async () => {
    await translate(EVERYDAY);
    const cache = await caches.open(NAME);
    const kept = (await cache.keys()).map(({ url }) => url);
    expect(kept.sort()).toEqual(FILES.map((file) => `${EVERYDAY}/${file}`));
    const weights = await cache.match(`${EVERYDAY}/model.safetensors`);
    const served = await fetch(`${EVERYDAY}/model.safetensors`);
    expect(await weights?.arrayBuffer()).toEqual(await served.arrayBuffer());
  });

  test('a cache is read instead of the server', async () => {
    const text = await translate(EVERYDAY);
    // The same files under addresses where the server has none.
    const nowhere = new URL('/nowhere', EVERYDAY).href;
    const cache = await caches.open(NAME);
    for (const file of FILES) {
      const kept = await cache.match(`${EVERYDAY}/${file}`);
      await cache.put(`${nowhere}/${file}`, kept ?? expect.fail(`${file} was not kept`));
    }
    expect(await translate(nowhere)).toBe(text);
  });

  test('a cache does not keep what the server refused', async () => {
    const nowhere = new URL('/fixtures-that-are-not-there', EVERYDAY).href;
    await expect(translate(nowhere)).rejects.toBeInstanceOf(GlassformerError);
    expect(await (await caches.open(NAME)).keys()).toEqual([]);
  });
}

test('a cache needs a name', async () => {
  const loading = Translator.from_pretrained(EVERYDAY, { cacheName: '' });
  const { message } = await rejection(loading, 'invalid_option');
  expect(message).toContain('cacheName');
});
