// Records the first sentence's path with the package, for the page to show until its model is
// there: build/recording.<build>.safetensors, one for each build of the core, which round
// differently. `node scripts/record.mjs` writes it; the page's build asks
// for `makeRecording`, which does so when the model, the package or the page's path have changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { relaxedSimdFlags } from './node_flags.mjs';
import { runMain } from './problems.mjs';
import { isMain, ROOT, run } from './run.mjs';
import { unlessUpToDate } from './stamp.mjs';

export const MODEL = path.join(ROOT, 'public/models/everyday-en-ko');

/** What the recordings are called, but for the build and the ending. */
export const RECORDING = path.join(ROOT, 'build/recording');

const BUILDS = /** @type {const} */ (['relaxed', 'simd']);

/** @param {(typeof BUILDS)[number]} build */
export const recordingOf = (build) => `${RECORDING}.${build}.safetensors`;

/** What the package reads of a model directory. */
const FILES = ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json'];

/**
 * Tells one model from another: it changes with any byte of the files that the package reads.
 * @param {string} [directory]
 */
export function fingerprintOf(directory = MODEL) {
  const hash = createHash('sha256');
  for (const file of FILES) {
    const bytes = readFileSync(path.join(directory, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Brings the recordings up to date. */
export async function makeRecording() {
  const inputs = [
    ...['public/models', 'dist/lib', 'scripts/record.mjs', 'web/app/recorded/recording.ts'],
    ...['web/app/state/path.ts', 'web/app/state/url.ts'],
  ];
  const outputs = BUILDS.map((build) => path.relative(ROOT, recordingOf(build)));
  await unlessUpToDate('recording', { inputs, outputs }, async () => {
    // A process of its own, which has relaxed SIMD.
    const args = [...relaxedSimdFlags(), path.join(ROOT, 'scripts/record.mjs')];
    await run('Recording the first view', process.execPath, args, { where: 'build', quiet: true });
  });
}

async function record() {
  const { Translator } = await import('glassformer');
  const { decodePath } = /** @type {typeof import('../web/app/state/path.ts')} */ (
    await pageModule('state/path.ts')
  );
  const { DEFAULTS } = /** @type {typeof import('../web/app/state/url.ts')} */ (
    await pageModule('state/url.ts')
  );
  const { encodeRecording } = /** @type {typeof import('../web/app/recorded/recording.ts')} */ (
    await pageModule('recorded/recording.ts')
  );
  const request = { text: DEFAULTS.text, language: DEFAULTS.politeness, choices: [] };
  mkdirSync(path.dirname(RECORDING), { recursive: true });
  for (const variant of BUILDS) {
    const translator = await Translator.from_pretrained(MODEL, { variant });
    try {
      const found = await decodePath(translator, request, new AbortController().signal);
      // Renamed when it is whole: a page may be built beside this.
      const unfinished = `${RECORDING}.${process.pid}`;
      writeFileSync(unfinished, encodeRecording(found, fingerprintOf()));
      renameSync(unfinished, recordingOf(variant));
    } finally {
      await translator.dispose();
    }
  }
}

/**
 * A module of the page, whose TypeScript and Svelte Node cannot read by itself.
 * @param {string} file
 * @returns {Promise<unknown>}
 */
async function pageModule(file) {
  const { runnerImport } = await import('vite');
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const { module } = await runnerImport(path.join(ROOT, 'web/app', file), {
    configFile: false,
    plugins: [svelte({ configFile: false })],
    // Node 20 knows no `await using`.
    oxc: { target: 'es2022' },
  });
  return module;
}

if (isMain(import.meta.url)) await runMain(record);
