import { GlassformerError, type ProgressInfo, Transformer, Translator } from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rejection } from './support/errors.js';
import { at, EVERYDAY, fixture, inNode } from './support/files.js';

describe('loading', () => {
  test('reports each file from initiate to done, then ready', async () => {
    const seen: ProgressInfo[] = [];
    const translator = await Translator.from_pretrained(EVERYDAY, {
      progress_callback: (info) => seen.push(info),
    });
    await translator.dispose();
    const files = ['config.json', 'generation_config.json', 'tokenizer.json', 'model.safetensors'];
    for (const file of files) {
      const own = seen.filter((info) => info.file === file);
      expect(own.at(0)?.status).toBe('initiate');
      expect(own.at(1)?.status).toBe('download');
      expect(own.at(-1)?.status).toBe('done');
      const progress = own.filter(({ status }) => status === 'progress');
      expect(progress.length).toBe(own.length - 3);
      const last = progress.at(-1);
      expect(last?.progress).toBe(100);
      expect(last?.loaded).toBe(last?.total);
      const loaded = progress.map((info) => info.loaded as number);
      expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    }
    expect(seen.filter(({ status }) => status === 'ready')).toHaveLength(1);
    expect(seen.at(-1)?.status).toBe('ready');
    expect(seen.every(({ name }) => name === `${EVERYDAY}/`)).toBe(true);
  });

  test('says which file is not there', async () => {
    const error = await rejection(Translator.from_pretrained(at('cpp/none')), 'not_found');
    expect(error.message).toContain(`${at('cpp/none')}/`);
    const tokenizer = await rejection(Translator.from_pretrained(fixture('marian')), 'not_found');
    expect(tokenizer.message).toContain(`${fixture('marian')}/tokenizer.json`);
  });

  test('says that a file is damaged, and which', async () => {
    const broken = (name: string) => at(`wasm-tests/support/broken/${name}`);
    const config = await rejection(Transformer.from_pretrained(broken('config')), 'invalid_config');
    expect(config.message).toContain(`${broken('config')}/config.json`);
    const page = await rejection(Transformer.from_pretrained(broken('page')), 'invalid_config');
    expect(page.message).toContain('a web page came instead');
    const weights = await rejection(
      Transformer.from_pretrained(broken('weights')),
      'invalid_safetensors',
    );
    expect(weights.message).toContain(`${broken('weights')}/model.safetensors`);
    const kind = await rejection(Transformer.from_pretrained(broken('kind')), 'unsupported_config');
    expect(kind.message).toContain('gpt2');
  });

  if (inNode) {
    test('says that a file cannot be read', async () => {
      const { mkdir, mkdtemp, rm } = await import('node:fs/promises');
      const { tmpdir } = await import('node:os');
      const folder = await mkdtemp(`${tmpdir()}/glassformer-`);
      try {
        await mkdir(`${folder}/config.json`);
        const error = await rejection(Transformer.from_pretrained(folder), 'network');
        expect(error.message).toContain(`${folder}/config.json could not be read: EISDIR`);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    // Node alone can be given a file of five gigabytes that takes none: it is one hole.
    test('says that a model does not fit into memory', async () => {
      const { copyFile, mkdtemp, rm, truncate, writeFile } = await import('node:fs/promises');
      const { tmpdir } = await import('node:os');
      const folder = await mkdtemp(`${tmpdir()}/glassformer-`);
      try {
        await copyFile(new URL(`${fixture('marian')}/config.json`), `${folder}/config.json`);
        await writeFile(`${folder}/model.safetensors`, '');
        await truncate(`${folder}/model.safetensors`, 5e9);
        await rejection(Transformer.from_pretrained(folder), 'out_of_memory');
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }

  test.each([undefined, null, 5, {}])('takes a path or a URL, not %j', async (directory) => {
    await rejection(Translator.from_pretrained(directory as string), 'invalid_argument');
  });

  test('knows its options', async () => {
    await expect(Translator.from_pretrained(EVERYDAY, { device: 'gpu' } as object)).rejects.toThrow(
      /"device".*dtype/,
    );
    await expect(Translator.from_pretrained(EVERYDAY, { device: 1 } as object)).rejects.toThrow(
      TypeError,
    );
    for (const options of [{ dtype: 'fp16' }, { progress_callback: 1 }, null, 'q8']) {
      await rejection(Translator.from_pretrained(EVERYDAY, options as object), 'invalid_option');
    }
  });

  test('can be aborted, before and in the middle', async () => {
    const reason = new Error('enough');
    const before = AbortSignal.abort(reason);
    await expect(Translator.from_pretrained(EVERYDAY, { signal: before })).rejects.toBe(reason);
    const controller = new AbortController();
    const loading = Translator.from_pretrained(EVERYDAY, {
      signal: controller.signal,
      progress_callback: ({ status, file }) => {
        if (status === 'download' && file === 'model.safetensors') controller.abort(reason);
      },
    });
    await expect(loading).rejects.toBe(reason);
  });
});

describe('a translator', () => {
  let translator: Translator;
  beforeAll(async () => {
    translator = await Translator.from_pretrained(EVERYDAY);
  });
  afterAll(() => translator.dispose());

  test('names an option that it does not know, and those it does', async () => {
    const options = { beams: 4 } as object;
    await expect(translator.translate('Hello.', options)).rejects.toThrow(TypeError);
    await expect(translator.translate('Hello.', options)).rejects.toThrow(/"beams".*num_beams/);
    await expect(translator.startDecoding('Hello.', options)).rejects.toThrow(TypeError);
    await expect(translator.forward('Hello.', 'x', options)).rejects.toThrow(TypeError);
    await expect(translator.stream('Hello.', options).next()).rejects.toThrow(TypeError);
    expect(() => translator.tokenize('Hello.', options)).toThrow(/"beams".*tgt_lang/);
  });

  test.each([5, null, undefined, {}, [], ['a', 5]])('translates text, not %j', async (text) => {
    await rejection(translator.translate(text as string), 'invalid_argument');
    await rejection(translator.startDecoding(text as string), 'invalid_argument');
  });

  test('says which languages it knows', async () => {
    const options = { tgt_lang: 'fr' as 'en' };
    const error = await rejection(translator.translate('Hello.', options), 'unknown_language');
    expect(error.message).toContain('"en", "ko", "ko-polite"');
  });

  test('says what the core expected of options together', async () => {
    const options = { num_beams: 2, num_return_sequences: 3 };
    const error = await rejection(translator.translate('Hello.', options), 'invalid_argument');
    expect(error.message).toContain('num_return_sequences: expected at most num_beams');
    await rejection(translator.translate('Hello.', { max_new_tokens: 257 }), 'invalid_argument');
  });

  test('is aborted between two tokens, and goes on with the next sentence', async () => {
    const reason = new Error('enough');
    await expect(
      translator.translate('Hello.', { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    const controller = new AbortController();
    const seen: string[] = [];
    const streaming = async () => {
      const { signal } = controller;
      for await (const { token } of translator.stream('How about coffee?', { signal })) {
        seen.push(token.text);
        if (seen.length === 2) controller.abort(reason);
      }
    };
    await expect(streaming()).rejects.toBe(reason);
    expect(seen).toEqual(['커피', '한잔']);
    const long = new AbortController();
    const translating = translator.translate('How about coffee?', {
      num_beams: 64,
      max_new_tokens: 256,
      min_length: 256,
      signal: long.signal,
    });
    long.abort();
    await expect(translating).rejects.toMatchObject({ name: 'AbortError' });
    expect((await translator.translate('How about coffee?')).text).toBe('커피 한잔 어때?');
  });

  test('keeps the place of the call in the stacks of its errors', async () => {
    async function visitor() {
      await translator.translate('Hello.', { num_beams: 2, num_return_sequences: 3 });
    }
    const error = await rejection(visitor(), 'invalid_argument');
    expect(error.stack).toContain('visitor');
  });

  test('of one kind can be told from others by class, name and code', async () => {
    const error = await rejection(translator.translate('a '.repeat(600)), 'input_too_long');
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(GlassformerError);
    expect(error.name).toBe('GlassformerError');
  });
});

describe('dispose', () => {
  test('rejects what is under way and what comes later', async () => {
    const translator = await Translator.from_pretrained(EVERYDAY);
    const decoding = await translator.startDecoding('Hello.');
    const translating = rejection(translator.translate('How about coffee?'), 'disposed');
    await translator.dispose();
    await translating;
    await rejection(translator.translate('Hello.'), 'disposed');
    await rejection(decoding.next(), 'disposed');
    await decoding.dispose();
    await translator.dispose();
  });

  test('happens at the end of a block with await using', async () => {
    let kept: Translator;
    {
      await using translator = await Translator.from_pretrained(EVERYDAY);
      kept = translator;
    }
    await rejection(kept.translate('Hello.'), 'disposed');
  });

  test('of one translator leaves others alone', async () => {
    await using one = await Translator.from_pretrained(EVERYDAY);
    const other = await Translator.from_pretrained(EVERYDAY);
    await other.dispose();
    expect((await one.translate('How about coffee?')).text).toBe('커피 한잔 어때?');
  });
});
