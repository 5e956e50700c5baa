import { Translator } from 'glassformer';
import { describe, expect, test } from 'vitest';
import { EVERYDAY, inNode } from './support/files.js';

// Browsers tell a page nothing of its workers' memory; Node tells that of all its threads.
function inNodeOnly(): void {
  test('comes back with dispose', async () => {
    const cycle = async () => {
      const translator = await Translator.from_pretrained(EVERYDAY, { dtype: 'fp32' });
      await translator.translate('How about coffee?');
      const parameters = await Promise.all(
        translator.parameters.names().map((name) => translator.parameters.get(name)),
      );
      await translator.dispose();
      return 4 * parameters.reduce((sum, { data }) => sum + data.length, 0);
    };
    const size = await cycle();
    expect(size).toBeGreaterThan(60e6);
    await cycle();
    const before = process.memoryUsage().rss;
    const cycles = 6;
    for (let i = 0; i < cycles; ++i) await cycle();
    // Kept, they would be `cycles` times as many; the garbage collector may be one or two late.
    expect(process.memoryUsage().rss - before).toBeLessThan((cycles / 2) * size);
  });

  test('of a decoding whose start was aborted comes back', async () => {
    await using translator = await Translator.from_pretrained(EVERYDAY);
    const { d_model, decoder_layers, max_position_embeddings } = translator.config;
    const abort = async (times: number) => {
      for (let i = 0; i < times; ++i) {
        const controller = new AbortController();
        const options = { signal: controller.signal, max_new_tokens: max_position_embeddings };
        const starting = translator.startDecoding('How about coffee?', options);
        controller.abort();
        await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
        // Answered after it.
        await translator.parameters.get('final_logits_bias');
      }
    };
    await abort(5);
    const before = process.memoryUsage().rss;
    const times = 100;
    await abort(times);
    // The cache of one: a key and a value for each layer and position.
    const size = 4 * 2 * d_model * decoder_layers * max_position_embeddings;
    expect(process.memoryUsage().rss - before).toBeLessThan((times / 2) * size);
  });

  test('a program ends by itself though it forgot to dispose', async () => {
    const { execFile } = await import('node:child_process');
    const { promisify } = await import('node:util');
    const program = `
      import { Operations, Translator } from 'glassformer';
      const translator = await Translator.from_pretrained(${JSON.stringify(EVERYDAY)});
      const { text } = await translator.translate('How about coffee?');
      const { output } = await Operations.dot([3], [4]);
      console.log(text, output.data[0]);`;
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim()).toBe('커피 한잔 어때? 12');
  });

  test('needs no worker: the calling thread can compute', async () => {
    await using translator = await Translator.from_pretrained(EVERYDAY, { worker: false });
    expect((await translator.translate('How about coffee?')).text).toBe('커피 한잔 어때?');
    const reason = new Error('enough');
    const controller = new AbortController();
    const streaming = async () => {
      const { signal } = controller;
      for await (const _ of translator.stream('How about coffee?', { signal })) {
        controller.abort(reason);
      }
    };
    await expect(streaming()).rejects.toBe(reason);
    await using decoding = await translator.startDecoding('Hello.', { trace: true });
    expect((await decoding.next()).value?.trace.size).toBeGreaterThan(50);
  });
}

function inBrowsersOnly(): void {
  test('worker: false is refused with the reason', async () => {
    await expect(Translator.from_pretrained(EVERYDAY, { worker: false })).rejects.toMatchObject({
      code: 'invalid_option',
      message: expect.stringContaining('Node only') as string,
    });
  });
}

// Not skipped but left out: a skipped test counts as failed.
if (inNode) describe('memory', inNodeOnly);
else describe('in a browser', inBrowsersOnly);
