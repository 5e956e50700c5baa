// Translates corpus/valid.tsv and scores it: npm run eval
//
//   npm run eval -- --model public/models/everyday-en-ko --file corpus/valid.tsv
//                   --dtype q8,fp32 --beams 1,4 --limit 400 --json eval.json
//
// Without --limit, greedy decoding translates the whole file and beam search its first 400 lines.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from '../../scripts/prepare.mjs';
import { Problem, runMain } from '../../scripts/problems.mjs';
import { isMain, ROOT } from '../../scripts/run.mjs';
import { corpusChrf } from './chrf.mjs';

/** Sentences translated side by side. */
const BATCH = 32;

/** How many lines beam search gets unless told: it takes several times as long. */
const BEAM_LINES = 400;

/** Columns of the file, and what is translated into what. */
const DIRECTIONS = /** @type {const} */ ([
  { name: 'English to casual Korean', from: 0, to: 1, tgt_lang: 'ko' },
  { name: 'English to polite Korean', from: 0, to: 2, tgt_lang: 'ko-polite' },
  { name: 'casual Korean to English', from: 1, to: 0, tgt_lang: 'en' },
  { name: 'polite Korean to English', from: 2, to: 0, tgt_lang: 'en' },
]);

/**
 * @typedef {{ dtype: string, num_beams: number, direction: string, lines: number, chrF: number,
 *   exact: number }} Score
 * @typedef {import('../../web/lib/index.ts').Translator} Translator
 */

/** @param {string} file */
function readTriples(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      const columns = line.split('\t');
      if (columns.length !== 3) {
        throw new Problem(`${file}, line ${i + 1}: expected 3 columns, found ${columns.length}.`);
      }
      return columns;
    });
}

/**
 * Translates texts in batches of similar length.
 * @param {Translator} translator
 * @param {readonly string[]} texts
 * @param {{ tgt_lang: 'en' | 'ko' | 'ko-polite', num_beams: number }} options
 * @param {(done: number) => void} progress
 */
async function translateAll(translator, texts, options, progress) {
  const order = texts.map((_, i) => i).sort((a, b) => text(a).length - text(b).length);
  const translations = Array(texts.length).fill('');
  for (let start = 0; start < order.length; start += BATCH) {
    const batch = order.slice(start, start + BATCH);
    const results = await translator.translate(batch.map(text), options);
    for (const [k, i] of batch.entries()) translations[i] = results[k]?.text ?? '';
    progress(start + batch.length);
  }
  return translations;

  /** @param {number} i */
  function text(i) {
    return texts[i] ?? '';
  }
}

/**
 * @param {Translator} translator
 * @param {readonly string[][]} triples
 * @param {string} dtype
 * @param {number} num_beams
 * @returns {Promise<Score[]>}
 */
async function evaluate(translator, triples, dtype, num_beams) {
  /** @type {Score[]} */
  const scores = [];
  for (const { name, from, to, tgt_lang } of DIRECTIONS) {
    const sources = triples.map((columns) => columns[from] ?? '');
    const references = triples.map((columns) => columns[to] ?? '');
    const label = `${dtype}, beams ${num_beams}, ${name}`;
    const options = { tgt_lang, num_beams };
    const translations = await translateAll(translator, sources, options, (done) =>
      process.stderr.write(`\r${label}: ${done} of ${sources.length}   `),
    );
    process.stderr.write('\n');
    scores.push({
      dtype,
      num_beams,
      direction: name,
      lines: sources.length,
      chrF: corpusChrf(translations, references),
      exact: translations.filter((each, i) => each === references[i]).length,
    });
  }
  return scores;
}

/** @param {readonly Score[]} scores */
function table(scores) {
  return [
    '| weights | beams | direction | lines | chrF | exact |',
    '| --- | ---: | --- | ---: | ---: | ---: |',
    ...scores.map(
      ({ dtype, num_beams, direction, lines, chrF, exact }) =>
        `| ${dtype} | ${num_beams} | ${direction} | ${lines} | ${chrF.toFixed(1)} | ${exact} |`,
    ),
  ].join('\n');
}

/** @param {string} option @param {string} text */
function wholeNumber(option, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Problem(`--${option} takes whole numbers from 1, not "${text}".`);
  }
  return value;
}

async function main() {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', default: path.join(ROOT, 'public/models/everyday-en-ko') },
      file: { type: 'string', default: path.join(ROOT, 'corpus/valid.tsv') },
      dtype: { type: 'string', default: 'q8,fp32' },
      beams: { type: 'string', default: '1,4' },
      limit: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const beams = values.beams.split(',').map((text) => wholeNumber('beams', text));
  const limit = values.limit === undefined ? undefined : wholeNumber('limit', values.limit);
  const triples = readTriples(values.file);
  await prepare({ page: false });
  const { Translator } = await import(path.join(ROOT, 'dist/lib/index.node.js'));
  /** @type {Score[]} */
  const scores = [];
  for (const dtype of values.dtype.split(',')) {
    const translator = await Translator.from_pretrained(values.model, { dtype });
    try {
      for (const num_beams of beams) {
        const lines = limit ?? (num_beams === 1 ? triples.length : BEAM_LINES);
        scores.push(...(await evaluate(translator, triples.slice(0, lines), dtype, num_beams)));
      }
    } finally {
      await translator.dispose();
    }
  }
  console.log(table(scores));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(scores, null, 2)}\n`);
}

if (isMain(import.meta.url)) await runMain(main);
