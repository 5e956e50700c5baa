// What `npm run bench:peers` found, as tables, with the ratios that the project aims at.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { packageSizes, total } from '../sizes.mjs';
import { kilobytes, percent, short, table } from '../table.mjs';

/**
 * How many times onnxruntime-web's time ours is to go into it, where something is aimed at.
 * @type {Record<string, { f32?: number, int8?: number }>}
 */
const TARGETS = {
  'encoder 8': { f32: 1.8, int8: 1.5 },
  'encoder 32': { f32: 1.8, int8: 1.5 },
  'encoder 128': { f32: 1.8, int8: 1.5 },
  'step 1': { int8: 4 },
  'step 16': { int8: 4 },
  'step 64': { int8: 4 },
  translation: { int8: 3 },
  ready: { f32: 8, int8: 8 },
};

/** Names of the figures for people, in the order of the table. */
const NAMES = {
  'encoder 8': 'encoder and cross K/V, 8 tokens',
  'encoder 32': 'encoder and cross K/V, 32 tokens',
  'encoder 128': 'encoder and cross K/V, 128 tokens',
  'step 1': 'decoding step, 1 cached',
  'step 16': 'decoding step, 16 cached',
  'step 64': 'decoding step, 64 cached',
  translation: 'translation, 32 to 16 tokens',
  ready: 'cold start: ready',
  translated: 'cold start: first translation',
};

/**
 * @param {{ hosts: import('./run.mjs').HostResults[], quiet: boolean }} results
 * @returns {string}
 */
export function tables({ hosts, quiet }) {
  const parts = hosts.map(({ host, check, measured }) =>
    [`### ${host}`, said(check), times(measured)].join('\n\n'),
  );
  parts.push(`### Bytes\n\n${bytes()}`);
  if (!quiet) parts.push('Not every measurement began in a quiet second: others used the machine.');
  return parts.join('\n\n');
}

/** @param {import('./run.mjs').HostResults['check']} found */
function said({ largest, tolerance, f32, int8, int8_peer, same, steps }) {
  return (
    `Logits up to ${short(largest)}: in f32 the engines differ by at most ` +
    `${f32.toExponential(1)} (rounding allows ${tolerance.toExponential(1)}); from its own f32, ` +
    `int8 is off by ${int8.toExponential(1)} in glassformer, ${int8_peer.toExponential(1)} in ` +
    `onnxruntime-web; ${same} of ${steps} steps have the same best token in all four.`
  );
}

/** @param {import('./run.mjs').Measured} measured */
function times(measured) {
  const columns = ['f32', 'int8'].flatMap((dtype) => [
    `${dtype}: ours`,
    'theirs',
    'ratio (aim)',
    'of best',
  ]);
  const rows = Object.entries(NAMES).map(([key, name]) => [
    name,
    ...['f32', 'int8'].flatMap((dtype) => {
      const ours = measured[`glassformer ${dtype}`]?.[key];
      const theirs = measured[`onnxruntime-web ${dtype}`]?.[key];
      if (!ours || !theirs) return ['–', '–', '–', '–'];
      const aim = TARGETS[key]?.[dtype];
      return [
        short(ours.median),
        short(theirs.median),
        ratio(theirs.median / ours.median, aim),
        ratio(theirs.best / ours.best),
      ];
    }),
  ]);
  return `Milliseconds.\n\n${table(['', ...columns], rows)}`;
}

/**
 * Bold where what was aimed at is reached.
 * @param {number} value
 * @param {number} [target]
 */
function ratio(value, target) {
  const text = `${value.toFixed(1)}×`;
  if (target === undefined) return text;
  return value >= target ? `**${text}** (${target})` : `${text} (${target})`;
}

function bytes() {
  const own = total(packageSizes('relaxed'));
  const dist = new URL('node_modules/onnxruntime-web/dist/', import.meta.url);
  const files = ['ort.wasm.bundle.min.mjs', 'ort-wasm-simd-threaded.wasm'].map((name) =>
    readFileSync(new URL(name, dist)),
  );
  const raw = files.reduce((sum, file) => sum + file.byteLength, 0);
  const gzipped = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).byteLength, 0);
  return table(
    ['scripts and WebAssembly', 'bytes', 'gzipped'],
    [
      ['glassformer, tokenizer included', kilobytes(own.raw), kilobytes(own.gzipped)],
      ['onnxruntime-web/wasm', kilobytes(raw), kilobytes(gzipped)],
      ['ratio', percent(own.raw / raw), percent(own.gzipped / gzipped)],
    ],
  );
}
