import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf, MODEL } from './record.mjs';

/** @type {string} */
let copy;

beforeEach(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'glassformer-model-'));
  await cp(MODEL, copy, { recursive: true });
});
afterEach(() => rm(copy, { recursive: true }));

test('a model has the same fingerprint wherever it is', () => {
  expect(fingerprintOf(copy)).toBe(fingerprintOf());
  expect(fingerprintOf()).toMatch(/^[0-9a-f]{16}$/);
});

test.each(['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json'])(
  'a byte of %s changes the fingerprint',
  async (file) => {
    const bytes = await readFile(path.join(copy, file));
    bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
    await writeFile(path.join(copy, file), bytes);
    expect(fingerprintOf(copy)).not.toBe(fingerprintOf());
  },
);

test('what nobody computes with does not', async () => {
  await writeFile(path.join(copy, 'README.md'), 'Another text.');
  expect(fingerprintOf(copy)).toBe(fingerprintOf());
});
