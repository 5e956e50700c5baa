// Steps that CMake does not watch over are skipped while their inputs are as they were: a stamp in
// build/stamps holds a digest of every input's path, size and time of change.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from './run.mjs';

/**
 * Runs `step` unless the inputs are as they were when it last ended well and its output is there.
 * @param {string} name
 * @param {{ inputs: string[], outputs: string[] }} files files and folders, relative to the
 *   checkout; inputs that do not exist count as empty
 * @param {() => Promise<void>} step
 */
export async function unlessUpToDate(name, { inputs, outputs }, step) {
  const stamp = path.join(ROOT, 'build/stamps', name);
  const digest = digestOf(inputs);
  const there = outputs.every((output) => existsSync(path.join(ROOT, output)));
  if (there && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  rmSync(stamp, { force: true });
  await step();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** @param {string[]} inputs */
function digestOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesBelow(path.join(ROOT, input)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(ROOT, file)}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {string[]}
 */
function filesBelow(file) {
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesBelow(path.join(file, name)));
}
