// Makes the npm package in dist/lib: one bundle for browsers, one for Node, each an entry and a
// worker; the WebAssembly modules beside them, found by `new URL(…, import.meta.url)`; types.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { runMain } from './problems.mjs';
import { ROOT, run } from './run.mjs';

const SOURCE = path.join(ROOT, 'web/lib');
const TARGET = path.join(ROOT, `dist/lib.${process.pid}`);

/** @param {'browser' | 'node'} platform */
async function bundle(platform) {
  const suffix = platform === 'node' ? '.node' : '';
  const build = await rolldown({
    input: { index: path.join(SOURCE, 'index.ts'), worker: path.join(SOURCE, 'worker.ts') },
    platform,
    // Its paths are for the type checker and name the browser's platform: the alias is to win.
    tsconfig: false,
    resolve: { alias: { '#platform': path.join(SOURCE, `platform/${platform}.ts`) } },
    // Emscripten's modules stay files of their own, beside their WebAssembly.
    external: [/\/wasm\/glassformer-/, /^node:/],
  });
  await build.write({
    dir: TARGET,
    format: 'esm',
    sourcemap: true,
    entryFileNames: `[name]${suffix}.js`,
    chunkFileNames: `[name]-[hash]${suffix}.js`,
  });
}

await runMain(async () => {
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  await Promise.all([bundle('browser'), bundle('node')]);
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  await run('Writing the types', process.execPath, [
    tsc,
    '-p',
    'web/lib/tsconfig.json',
    '--outDir',
    path.join(TARGET, 'types'),
  ]);
  cpSync(path.join(SOURCE, 'wasm'), path.join(TARGET, 'wasm'), { recursive: true });
  cpSync(
    path.join(SOURCE, 'wasm/glassformer-simd.d.ts'),
    path.join(TARGET, 'types/wasm/glassformer-simd.d.ts'),
  );
  cpSync(path.join(SOURCE, 'README.md'), path.join(TARGET, 'README.md'));
  cpSync(path.join(ROOT, 'LICENSE'), path.join(TARGET, 'LICENSE'));
  const manifest = JSON.parse(readFileSync(path.join(SOURCE, 'package.json'), 'utf8'));
  writeFileSync(path.join(TARGET, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  // Whole or not at all: a page may be built from it meanwhile.
  const lib = path.join(ROOT, 'dist/lib');
  rmSync(lib, { recursive: true, force: true });
  renameSync(TARGET, lib);
});
