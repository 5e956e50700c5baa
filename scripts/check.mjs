// `npm run format`, `npm run lint` and `npm run check`, which is types, lint and formats:
//
//   check.mjs format    writes every file as the formatters want it
//   check.mjs lint      ESLint, and clang-tidy where it is installed
//   check.mjs           all of it, changing nothing
import os from 'node:os';
import path from 'node:path';
import { configurePreset } from './build.mjs';
import { installPackages } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problems.mjs';
import { capture, ROOT, runToEnd, which } from './run.mjs';
import { findToolchain } from './toolchain.mjs';

/** @typedef {{ name: string, run: () => Promise<boolean> }} Step */

/** @param {string} file @param {string[]} args */
async function npmProgram(file, ...args) {
  const { code } = await runToEnd(process.execPath, [
    path.join(ROOT, 'node_modules', file),
    ...args,
  ]);
  return code === 0;
}

/** @param {string[]} patterns */
function cppFiles(...patterns) {
  const list = capture('git', [
    '-C',
    ROOT,
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    ...patterns,
  ]);
  if (list === null) throw new Problem('git failed: these checks need a git checkout.');
  return [...new Set(list.split('\n').filter(Boolean))];
}

/**
 * The same clang-format on every machine: an npm package.
 * @param {string[]} mode
 * @returns {Step}
 */
const clangFormat = (...mode) => ({
  name: 'clang-format',
  run: () =>
    npmProgram(
      '@wasm-fmt/clang-format/clang-format-cli.cjs',
      ...mode,
      ...cppFiles('cpp/*.cpp', 'cpp/*.h'),
    ),
});

/** @param {string} mode @returns {Step} */
const prettier = (mode) => ({
  name: 'Prettier',
  run: () => npmProgram('prettier/bin/prettier.cjs', mode, '--log-level', 'warn', '.'),
});

/** @type {Step[]} */
const LINT = [
  { name: 'ESLint', run: () => npmProgram('eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  { name: 'clang-tidy', run: clangTidy },
];

/** @type {Step[]} */
const TYPES = [
  { name: 'TypeScript', run: () => npmProgram('typescript/bin/tsc') },
  {
    name: 'svelte-check',
    run: () =>
      npmProgram('svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'),
  },
];

async function clangTidy() {
  const program = which('clang-tidy');
  if (!program) {
    console.log('not run: clang-tidy is not installed');
    return true;
  }
  const toolchain = await findToolchain();
  await configurePreset(toolchain, 'native');
  // It reads GCC's options, of which Clang does not know all.
  const args = ['--quiet', '-p', 'build/native', '--extra-arg=-Wno-unknown-warning-option'];
  const files = cppFiles('cpp/*.cpp').filter((file) => !/^cpp\/(tests|bindings)\//.test(file));
  const results = await Promise.all(
    Array.from({ length: os.availableParallelism() }, async () => {
      let passed = true;
      for (let file = files.pop(); file; file = files.pop()) {
        const { code, output } = await runToEnd(program, [...args, file], { quiet: true });
        if (code !== 0) console.log(output);
        passed &&= code === 0;
      }
      return passed;
    }),
  );
  return results.every(Boolean);
}

/** @param {Step[]} steps */
async function runSteps(steps) {
  const failed = [];
  for (const { name, run } of steps) {
    console.log(`── ${name}`);
    if (!(await run())) failed.push(name);
  }
  if (failed.length > 0) throw new Problem(`Not in order: ${failed.join(', ')}.`);
}

await runMain(async () => {
  const what = process.argv[2] ?? 'all';
  await installPackages();
  if (what === 'format') await runSteps([clangFormat('-i'), prettier('--write')]);
  else if (what === 'lint') await runSteps(LINT);
  else {
    // The types of what the C++ core exports come out of its build.
    await prepare({ page: false });
    await runSteps([...TYPES, ...LINT, clangFormat('--dry-run', '-Werror'), prettier('--check')]);
  }
});
