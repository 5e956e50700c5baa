// `npm test`: prepares everything, then runs every suite, going on after failures. Ends with each
// suite's counts and one line "N passed, N failed". `npm test -- native wasm-node` runs only the
// suites whose names contain one of the words.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problems.mjs';
import { ROOT } from './run.mjs';
import { cppSuite, packageSuite, pythonSuite, vitestSuite } from './suites.mjs';

await runMain(async () => {
  const toolchain = await prepare();
  mkdirSync(path.join(ROOT, 'build/results'), { recursive: true });
  const suites = [
    cppSuite('native', toolchain),
    cppSuite('native-asan', toolchain),
    cppSuite('wasm-simd', toolchain),
    cppSuite('wasm-relaxed', toolchain),
    vitestSuite('scripts'),
    vitestSuite('lib'),
    vitestSuite('page'),
    vitestSuite('wasm-node'),
    vitestSuite('wasm-chromium'),
    vitestSuite('e2e'),
    packageSuite(),
    pythonSuite('corpus'),
    pythonSuite('corpus/generator'),
    pythonSuite('pytorch'),
  ];
  const words = process.argv.slice(2);
  const chosen = suites.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) {
    const names = suites.map(({ name }) => name).join(', ');
    throw new Problem(`No suite is called ${words.join(' ')}: there are ${names}.`);
  }
  const results = [];
  for (const [index, { name, run }] of chosen.entries()) {
    console.log(`\n── ${name} (${index + 1} of ${chosen.length})`);
    const started = performance.now();
    const counts = await run().catch(failure);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    results.push({ name, seconds, ...counts });
  }
  console.log('');
  for (const { name, passed, failed, seconds, note } of results) {
    const counts = note ?? `${passed} passed, ${failed} failed`;
    console.log(`${name.padEnd(24)} ${counts} (${seconds} s)`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

/**
 * A suite that could not run counts as one failure.
 * @param {unknown} error
 * @returns {import('./suites.mjs').Counts}
 */
function failure(error) {
  console.error(error instanceof Problem ? error.message : error);
  return { passed: 0, failed: 1 };
}
