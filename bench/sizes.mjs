// What a visitor's browser fetches of the package, gzipped: its scripts and one WebAssembly module.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../scripts/run.mjs';

/** @typedef {{ file: string, raw: number, gzipped: number }} Size bytes */

/**
 * @param {string} file
 * @returns {Size}
 */
function sizeOf(file) {
  const bytes = readFileSync(path.join(ROOT, file));
  return { file, raw: bytes.byteLength, gzipped: gzipSync(bytes, { level: 9 }).byteLength };
}

/**
 * The files that the package is made of in a browser, the model apart.
 * @param {import('./core.mjs').Variant} variant
 * @returns {Size[]}
 */
export function packageSizes(variant) {
  const scripts = readdirSync(path.join(ROOT, 'dist/lib'))
    .filter((name) => name.endsWith('.js') && !name.endsWith('.node.js'))
    .map((name) => `dist/lib/${name}`);
  // The worker imports the scripts of both builds, and fetches the module of one.
  const glue = ['relaxed', 'simd'].map((name) => `dist/lib/wasm/glassformer-${name}.js`);
  return [...scripts, ...glue, `dist/lib/wasm/glassformer-${variant}.wasm`].map(sizeOf);
}

/**
 * The same as the page ships it: Vite has made the scripts smaller and put the page's own beside
 * the package's in one file, so that the package alone is not to be told apart in it.
 * @returns {Size[]}
 */
export function pageSizes() {
  const folder = 'dist/app/assets';
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => /\.(js|css|wasm)$/.test(name))
    .map((name) => sizeOf(`${folder}/${name}`));
}

/** @param {readonly Size[]} sizes */
export const total = (sizes) => ({
  raw: sizes.reduce((sum, { raw }) => sum + raw, 0),
  gzipped: sizes.reduce((sum, { gzipped }) => sum + gzipped, 0),
});
