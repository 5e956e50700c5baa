import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from './run.mjs';
import { unlessUpToDate } from './stamp.mjs';

const FOLDER = 'build/stamp-test';
const files = { inputs: [`${FOLDER}/in`], outputs: [`${FOLDER}/out`] };

beforeEach(async () => {
  await mkdir(path.join(ROOT, FOLDER, 'in/deep'), { recursive: true });
  await writeFile(path.join(ROOT, FOLDER, 'in/deep/file'), 'one');
});

afterEach(async () => {
  await rm(path.join(ROOT, FOLDER), { recursive: true });
  await rm(path.join(ROOT, 'build/stamps/test'), { force: true });
});

/** Whether the step runs; it writes its output unless told not to. */
async function runs({ fails = false } = {}) {
  let ran = false;
  const step = async () => {
    ran = true;
    if (fails) throw new Error('failed');
    await writeFile(path.join(ROOT, FOLDER, 'out'), '');
  };
  await unlessUpToDate('test', files, step).catch(() => {});
  return ran;
}

test('a step runs once, and again when an input changes', async () => {
  expect([await runs(), await runs()]).toEqual([true, false]);
  await writeFile(path.join(ROOT, FOLDER, 'in/deep/file'), 'longer');
  expect([await runs(), await runs()]).toEqual([true, false]);
  await utimes(path.join(ROOT, FOLDER, 'in/deep/file'), 1, 1);
  expect([await runs(), await runs()]).toEqual([true, false]);
  await writeFile(path.join(ROOT, FOLDER, 'in/another'), '');
  expect([await runs(), await runs()]).toEqual([true, false]);
});

test('a step runs again when its output is gone', async () => {
  await runs();
  await rm(path.join(ROOT, FOLDER, 'out'));
  expect(await runs()).toBe(true);
});

test('a step that failed runs again', async () => {
  await runs();
  await writeFile(path.join(ROOT, FOLDER, 'in/another'), '');
  await runs({ fails: true });
  expect(await runs()).toBe(true);
});
