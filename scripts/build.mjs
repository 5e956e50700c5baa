// The steps of the build, each of which does nothing when it has nothing to do:
// C++ → web/lib/wasm → dist/lib (the npm package) → dist/app (the page).
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, run } from './run.mjs';
import { unlessUpToDate } from './stamp.mjs';

/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */

export const WASM_PRESETS = ['wasm-simd', 'wasm-relaxed'];

/**
 * Configures a CMake preset, unless that was done with these tools.
 * @param {Toolchain} toolchain
 * @param {string} preset
 */
export async function configurePreset({ cmake, generator, env }, preset) {
  const where = path.join(ROOT, 'build', preset);
  if (isConfigured(where, generator, env)) return;
  const args = ['--fresh', '--preset', preset, '-G', generator];
  await run(`Configuring ${preset}`, cmake, args, { env, where, quiet: true });
}

/**
 * Builds targets of a CMake preset.
 * @param {Toolchain} toolchain
 * @param {string} preset
 * @param {string[]} [targets] all, if not given
 */
export async function buildPreset(toolchain, preset, targets = []) {
  await configurePreset(toolchain, preset);
  const parallel = String(os.availableParallelism());
  const args = ['--build', '--preset', preset, '--parallel', parallel];
  if (targets.length > 0) args.push('--target', ...targets);
  const where = path.join(ROOT, 'build', preset);
  console.log(`Building ${preset} …`);
  await run(`Building ${preset}`, toolchain.cmake, args, { env: toolchain.env, where });
}

/**
 * Whether a build folder was made with these tools.
 * @param {string} folder
 * @param {string} generator
 * @param {NodeJS.ProcessEnv} env
 */
function isConfigured(folder, generator, env) {
  const cache = path.join(folder, 'CMakeCache.txt');
  // Written at the end of a configuration that ended well.
  const files = generator === 'Ninja' ? 'build.ninja' : 'Makefile';
  if (!existsSync(cache) || !existsSync(path.join(folder, files))) return false;
  const lines = readFileSync(cache, 'utf8').split('\n');
  /** @param {string} name */
  const value = (name) =>
    lines.find((line) => line.startsWith(`${name}:`))?.replace(/^[^=]*=/, '') ?? '';
  const toolchainFile = value('CMAKE_TOOLCHAIN_FILE');
  return (
    value('EIGEN_INCLUDE') === env['EIGEN_INC'] &&
    value('JSON_INCLUDE') === env['JSON_INC'] &&
    value('CMAKE_HOME_DIRECTORY') === ROOT &&
    (!toolchainFile || toolchainFile.startsWith(env['EMSCRIPTEN_ROOT'] ?? ''))
  );
}

/**
 * Both WebAssembly modules, in web/lib/wasm.
 * @param {Toolchain} toolchain
 */
export async function buildWasm(toolchain) {
  for (const preset of WASM_PRESETS) await buildPreset(toolchain, preset, ['glassformer']);
}

/** The npm package, in dist/lib and, for this project's own imports, in node_modules. */
export async function buildLib() {
  const inputs = [
    'web/lib',
    'tsconfig.json',
    'scripts/build_lib.mjs',
    'package-lock.json',
    'LICENSE',
  ];
  await unlessUpToDate('lib', { inputs, outputs: ['dist/lib/package.json'] }, async () => {
    console.log('Building the package …');
    await run('Building the package', process.execPath, ['scripts/build_lib.mjs'], {
      where: 'dist',
    });
  });
  const link = path.join(ROOT, 'node_modules/glassformer');
  const target = path.join(ROOT, 'dist/lib');
  if (existsSync(link) && realpathSync(link) === realpathSync(target)) return;
  rmSync(link, { recursive: true, force: true });
  symlinkSync(target, link, 'junction');
}

/** The page, in dist/app. */
export async function buildApp() {
  const inputs = [
    ...['web/app', 'public', 'dist/lib', 'vite.config.ts', 'package-lock.json'],
    ...['scripts/vite', 'scripts/record.mjs'],
  ];
  await unlessUpToDate('app', { inputs, outputs: ['dist/app/index.html'] }, async () => {
    console.log('Building the page …');
    mkdirSync(path.join(ROOT, 'dist'), { recursive: true });
    const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
    await run('Building the page', process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      where: 'dist',
    });
  });
}
