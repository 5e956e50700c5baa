import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain, isAtLeast, sentences } from './problems.mjs';

/** @type {string} */
let folder;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'glassformer-problems-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/**
 * Runs a script on a machine where PATH has only `programs`: those of this machine by name, or
 * shell scripts.
 * @param {string} script
 * @param {Record<string, string>} programs name → text of a shell script, or '' for this machine's
 * @param {NodeJS.ProcessEnv} [env]
 */
async function runWith(script, programs, env = {}) {
  for (const [name, text] of Object.entries(programs)) {
    const file = path.join(folder, name);
    if (text) await writeFile(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    else await symlink(await locate(name), file);
  }
  const options = { env: { PATH: folder, HOME: folder, XDG_CACHE_HOME: folder, ...env } };
  const child = promisify(execFile)(process.execPath, [script], options);
  return child.then(
    ({ stdout }) => ({ code: 0, lastLine: lastLine(stdout) }),
    ({ code, stderr }) => ({ code, lastLine: lastLine(stderr) }),
  );
}

/** @param {string} name */
async function locate(name) {
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `command -v ${name}`]);
  return stdout.trim();
}

/** @param {string} text */
const lastLine = (text) => text.trim().split('\n').at(-1);

const TOOLCHAIN = 'scripts/toolchain.mjs';
const CMAKE = { cmake: 'echo cmake version 3.30.1' };

test('a machine without a compiler is told to install one', async () => {
  expect(await runWith(TOOLCHAIN, CMAKE)).toEqual({ code: 1, lastLine: sentences.noCompiler() });
});

// Where apt is missing there is no private folder to fall back on, on Debian either.
test('a machine without CMake is told to install it', async () => {
  const found = await runWith(TOOLCHAIN, { 'g++': 'exit 0' });
  expect(found).toEqual({ code: 1, lastLine: sentences.noCMake() });
});

test('an old CMake is named with its version', async () => {
  const found = await runWith(TOOLCHAIN, { 'g++': 'exit 0', cmake: 'echo cmake version 3.18.4' });
  expect(found).toEqual({ code: 1, lastLine: sentences.oldCMake('3.18.4') });
});

test('a machine without Emscripten is told to install it', async () => {
  const found = await runWith(TOOLCHAIN, { 'g++': 'exit 0', ...CMAKE });
  expect(found).toEqual({ code: 1, lastLine: sentences.noEmscripten() });
});

test('an old Emscripten is named with its path and version', async () => {
  const emcc = 'echo "emcc (Emscripten gcc/clang-like replacement) 3.1.6 ()"';
  const found = await runWith(TOOLCHAIN, { 'g++': 'exit 0', ...CMAKE, emcc });
  const sentence = sentences.oldEmscripten(path.join(folder, 'emcc'), '3.1.6');
  expect(found).toEqual({ code: 1, lastLine: sentence });
});

test('an Emscripten that does not start is named', async () => {
  const found = await runWith(TOOLCHAIN, { 'g++': 'exit 0', ...CMAKE, emcc: 'exit 1' });
  expect(found).toEqual({
    code: 1,
    lastLine: sentences.brokenEmscripten(path.join(folder, 'emcc')),
  });
});

test('a wrong CHROME_PATH is named', async () => {
  const chosen = path.join(folder, 'no-chrome');
  const found = await runWith('scripts/browser.mjs', {}, { CHROME_PATH: chosen });
  expect(found).toEqual({ code: 1, lastLine: sentences.badBrowser(chosen) });
});

test('a port that is taken is named, with another to try', async () => {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const found = await runWith('scripts/serve.mjs', {}, { PORT: String(port) });
  server.close();
  expect(found).toEqual({ code: 1, lastLine: sentences.portTaken(port) });
});

test('a port that is no port is named', async () => {
  const found = await runWith('scripts/serve.mjs', {}, { PORT: '80 80' });
  expect(found).toEqual({ code: 1, lastLine: sentences.badPort('80 80') });
});

test.each([
  'npm error code ENOSPC',
  'cc1plus: fatal error: error writing to /tmp/x.s: No space left on device',
])('a full disk is recognised in "%s"', (output) => {
  expect(explain('Building', output, { where: '/somewhere' })).toBe(
    sentences.diskFull('/somewhere'),
  );
});

test.each([
  'npm error code ENOTFOUND',
  'npm error network request to https://example.org/x failed, reason: connect ETIMEDOUT',
  "W: Failed to fetch http://example.org/InRelease  Temporary failure resolving 'example.org'",
])('a missing network is recognised in "%s"', (output) => {
  const context = { where: '/somewhere', downloads: 'The npm packages' };
  expect(explain('Installing', output, context)).toBe(sentences.noNetwork('The npm packages'));
});

test('a step that downloads nothing does not blame the network', () => {
  const output = 'error: use of undeclared identifier ENOTFOUND';
  expect(explain('Building', output, { where: '.' })).toBe(sentences.failed('Building'));
});

test('a reason that a script gives is passed on', () => {
  const output = 'unpacking …\nreason: apt has no entry for Debian; install emsdk\n';
  const sentence = 'Setting up failed: apt has no entry for Debian; install emsdk.';
  expect(explain('Setting up', output, { where: '.' })).toBe(sentence);
});

test.each([
  ['3.1.69', '3.1.69', true],
  ['3.1.70', '3.1.69', true],
  ['3.1.7', '3.1.69', false],
  ['4.0.0', '3.1.69', true],
  ['3.24', '3.24', true],
  ['3.24.1', '3.24', true],
  ['20.0.0', '20', true],
  ['18.19.1', '20', false],
])('isAtLeast(%s, %s) is %s', (version, oldest, expected) => {
  expect(isAtLeast(version, oldest)).toBe(expected);
});
