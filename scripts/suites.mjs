// The suites of `npm test`: how each is run and its tests are counted. A suite in which no test ran
// has failed.
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPreset } from './build.mjs';
import { capture, ROOT, runToEnd, which } from './run.mjs';
import { smokeTest } from './package_smoke_test.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string} [note] shown instead of the counts
 *
 * @typedef {{ name: string, run: () => Promise<Counts> }} Suite
 */

/**
 * The C++ tests of a CMake preset; those for WebAssembly run in Node.
 * @param {string} preset
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @returns {Suite}
 */
export function cppSuite(preset, toolchain) {
  return {
    name: `cpp ${preset}`,
    async run() {
      await buildPreset(toolchain, preset);
      const report = resultFile(`${preset}.xml`);
      const parallel = String(os.availableParallelism());
      const args = ['--preset', preset, '--output-junit', report, '--parallel', parallel];
      const { env, ctest } = toolchain;
      const { code, output } = await runToEnd(ctest, args, { env, quiet: true });
      // Two lines a test are too much to read, unless one has failed.
      if (code !== 0) console.log(output);
      return atLeastOneFailure(countJUnit(read(report)), code);
    },
  };
}

/**
 * A project of vitest.config.ts.
 * @param {string} project
 * @returns {Suite}
 */
export function vitestSuite(project) {
  return {
    name: project,
    async run() {
      const report = resultFile(`${project}.json`);
      const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
      const { code } = await runToEnd(process.execPath, [
        ...[vitest, 'run', '--project', project],
        ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
      ]);
      return atLeastOneFailure(countVitest(read(report)), code);
    },
  };
}

/**
 * The package as its users get it.
 * @returns {Suite}
 */
export function packageSuite() {
  return { name: 'package', run: smokeTest };
}

/**
 * The tests of a folder of Python modules, where Python is installed.
 * @param {string} folder
 * @returns {Suite}
 */
export function pythonSuite(folder) {
  return {
    name: `python ${folder}`,
    async run() {
      const python = ['python3', 'python'].map(which).find(Boolean);
      if (
        !python ||
        capture(python, ['-c', 'import sys; assert sys.version_info >= (3, 10)']) === null
      ) {
        return { passed: 0, failed: 0, note: 'not run: there is no Python 3.10 or newer' };
      }
      const args = ['-m', 'unittest', 'discover', '--start-directory', folder, '--buffer'];
      const { code, output } = await runToEnd(python, args);
      return atLeastOneFailure(countUnittest(output), code);
    },
  };
}

/** @param {string} report the JUnit file that CTest writes */
export function countJUnit(report) {
  const suite = /<testsuite\b[^>]*>/.exec(report)?.[0] ?? '';
  const number = (/** @type {string} */ name) =>
    Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const skipped = number('skipped') + number('disabled');
  const failed = number('failures') + number('errors');
  return { passed: number('tests') - failed - skipped, failed: failed + skipped };
}

/** @param {string} report the JSON that Vitest writes */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    report || '{}',
  );
  const left = (numPendingTests ?? 0) + (numTodoTests ?? 0);
  return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + left };
}

/** @param {string} output what Python's unittest prints */
export function countUnittest(output) {
  const ran = Number(/^Ran (\d+) tests?/m.exec(output)?.[1] ?? 0);
  const verdict = /^(OK|FAILED)( \(.*\))?$/m.exec(output)?.[0] ?? '';
  const number = (/** @type {string} */ name) =>
    Number(new RegExp(`\\b${name}=(\\d+)`).exec(verdict)?.[1] ?? 0);
  const failed = number('failures') + number('errors');
  return { passed: ran - failed - number('skipped'), failed };
}

/**
 * Whatever the counts say: a program that ended badly, or ran nothing, has failed.
 * @param {Counts} counts
 * @param {number} code
 */
export function atLeastOneFailure(counts, code) {
  const wrong = code !== 0 || counts.passed === 0;
  return wrong && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} name */
function resultFile(name) {
  const file = path.join(ROOT, 'build/results', name);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
