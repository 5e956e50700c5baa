// What `npm run bench` found, as tables.
import { kilobytes, megabytes, percent, short, table } from './table.mjs';
import { total } from './sizes.mjs';

/**
 * @typedef {import('./run.mjs').Results} Results
 * @typedef {import('./run.mjs').Column} Column
 */

/**
 * @param {Results} results
 * @returns {string}
 */
export function tables({ columns, page, quiet, sizes }) {
  const parts = [
    ['Products, GFLOPS (int8: GOPS)', products(columns)],
    ['Milliseconds', times(columns)],
    ['Memory', memory(columns)],
    ['Bytes', bytes(sizes)],
  ];
  if (page) parts.push(['The page, milliseconds', pageTable(page)]);
  const text = parts.filter(([, it]) => it).map(([title, it]) => `### ${title}\n\n${it}\n`);
  if (!quiet) text.push('Not every measurement began in a quiet second: others used the machine.');
  return text.join('\n');
}

/** @param {readonly Column[]} columns */
const heads = (columns) => ['', ...columns.map(({ host, variant }) => `${host}, ${variant}`)];

/**
 * Rows of one kind, left out where nothing was measured.
 * @param {readonly Column[]} columns
 * @param {readonly [string, (column: Column) => string | undefined][]} rows
 */
function rowsOf(columns, rows) {
  const cells = rows.map(([name, cell]) => [name, ...columns.map((it) => cell(it) ?? '–')]);
  const filled = cells.filter(([, ...row]) => row.some((cell) => cell !== '–'));
  return filled.length > 0 ? table(heads(columns), filled) : '';
}

/** @param {readonly Column[]} columns */
function products(columns) {
  /** @type {[string, (column: Column) => string | undefined][]} */
  const rows = [];
  for (const [name, peak, kernel] of /** @type {const} */ ([
    ['f32', 'f32_peak', 'matmul'],
    ['int8', 'int8_peak', 'quantized_matmul'],
  ])) {
    rows.push([
      `${name}: peak of the processor`,
      ({ kernels }) => kernels && short(kernels[peak].best),
    ]);
    const sizes = columns.find(({ kernels }) => kernels)?.kernels?.[kernel] ?? [];
    for (const [i, { m, k, n }] of sizes.entries()) {
      rows.push([
        `${name}: ${m} × ${k} × ${n}`,
        ({ kernels }) => {
          const product = kernels?.[kernel][i];
          return product && `${short(product.best)} (${percent(product.ratio_to_peak)})`;
        },
      ]);
    }
  }
  return rowsOf(columns, rows);
}

/** @param {readonly Column[]} columns */
function times(columns) {
  /** @type {[string, (column: Column) => string | undefined][]} */
  const rows = [
    ...[8, 32, 128].map(
      (n) =>
        /** @type {[string, (column: Column) => string | undefined]} */ ([
          `encoder and cross K/V, ${n} tokens`,
          ({ model }) => model && short(model.encoder[n]?.median),
        ]),
    ),
    ...[1, 16, 64].map(
      (n) =>
        /** @type {[string, (column: Column) => string | undefined]} */ ([
          `decoding step, ${n} cached`,
          ({ model }) => model && short(model.step[n]?.median),
        ]),
    ),
    ['translation, 32 to 16 tokens', ({ model }) => model && short(model.translation.median)],
    [
      'translation of a sentence by the package',
      ({ translate: it }) => it && `${short(it.median)} (${it.source} to ${it.target} tokens)`,
    ],
    ['cold start: package imported', ({ cold }) => cold && short(cold.imported.median)],
    ['cold start: model loaded', ({ cold }) => cold && short(cold.loaded.median)],
    ['cold start: first translation', ({ cold }) => cold && short(cold.translated.median)],
    ['all recorded ÷ nothing recorded', ({ model }) => model?.trace.on_to_off.toFixed(2)],
    ['the same, all copied to JavaScript', ({ model }) => model?.trace.copied_to_off.toFixed(2)],
  ];
  return rowsOf(columns, rows);
}

/** @param {readonly Column[]} columns */
function memory(columns) {
  return rowsOf(columns, [
    ['WebAssembly, warm', ({ memory: it }) => it && megabytes(it.before.wasm)],
    ['after 1,000 translations', ({ memory: it }) => it && megabytes(it.after.wasm)],
    [
      'place of the next large block, moved by',
      ({ memory: it }) => it && `${it.after.next_block - it.before.next_block} B`,
    ],
    [
      'JavaScript heap, grown by',
      ({ memory: it }) =>
        it && kilobytes((it.after.javascript ?? NaN) - (it.before.javascript ?? NaN)),
    ],
  ]);
}

/** @param {Results['sizes']} sizes */
function bytes(sizes) {
  const sums = Object.entries(sizes).map(([name, files]) => {
    const { raw, gzipped } = total(files);
    const title = name === 'page' ? 'the built page, both builds' : `package, ${name}`;
    return [`**${title}**`, kilobytes(raw), kilobytes(gzipped)];
  });
  const files = sizes.relaxed.map((it) => [it.file, kilobytes(it.raw), kilobytes(it.gzipped)]);
  return table(['', 'bytes', 'gzipped'], [...sums, ...files]);
}

/** @param {NonNullable<Results['page']>} page */
function pageTable({ first_matrix: first, frames }) {
  return table(
    ['', 'median', '90 % within', 'runs'],
    [
      [
        'last letter typed to first attention',
        short(first.median),
        short(first.p90),
        `${first.runs}`,
      ],
      [
        'frame while dragging the slider',
        short(frames.median),
        short(frames.p90),
        `${frames.runs}`,
      ],
      ['frames later than 25 ms', `${frames.late}`, '', `${frames.runs}`],
    ],
  );
}
