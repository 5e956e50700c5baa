// How fast the package, its WebAssembly and the page are: npm run bench
//
//   npm run bench -- --hosts Node,Chromium --variants relaxed,simd --only kernels,model
//                    --wait 60 --quick --json bench.json
//
// Every figure comes from a fresh process or page, which waits for a quiet second first, --wait
// seconds at most. Tables go to the standard output, with --json everything goes to a file too.
// --quick shows that all of it works, and measures nothing worth having.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildPreset, WASM_PRESETS } from '../scripts/build.mjs';
import { prepare } from '../scripts/prepare.mjs';
import { Problem, runMain } from '../scripts/problems.mjs';
import { isMain } from '../scripts/run.mjs';
import { chromiumHost, nodeHost } from './hosts.mjs';
import { describe, machine } from './machine.mjs';
import { FULL, QUICK, statistics } from './measure.mjs';
import { pageSpeed } from './page_speed.mjs';
import { quietSecond } from './quiet.mjs';
import { tables } from './report.mjs';
import { packageSizes, pageSizes } from './sizes.mjs';

/**
 * @typedef {import('./core.mjs').Variant} Variant
 * @typedef {import('./suites.mjs')} Suites
 * @typedef {import('./measure.mjs').Statistics} Statistics
 * @typedef {{ imported: Statistics, loaded: Statistics, translated: Statistics }} ColdStart
 * @typedef {object} Column what one build does in one host; what was not asked for is not there
 * @property {string} host
 * @property {Variant} variant
 * @property {Awaited<ReturnType<Suites['kernels']>>} [kernels]
 * @property {Awaited<ReturnType<Suites['model']>>} [model]
 * @property {Awaited<ReturnType<Suites['translate']>>} [translate]
 * @property {ColdStart} [cold]
 * @property {Awaited<ReturnType<Suites['memory']>>} [memory]
 * @typedef {object} Results
 * @property {ReturnType<typeof machine>} machine
 * @property {boolean} quiet whether every measurement began in a quiet second
 * @property {Column[]} columns
 * @property {Awaited<ReturnType<typeof pageSpeed>>} [page]
 * @property {Record<'relaxed' | 'simd' | 'page', import('./sizes.mjs').Size[]>} sizes
 */

const PARTS = ['kernels', 'model', 'translate', 'cold', 'memory', 'page'];

/** What `run` asks of a host. */
const SUITES = 'bench/suites.mjs';

/** @param {string} option @param {string} given @param {readonly string[]} known */
function choice(option, given, known) {
  const chosen = given.split(',');
  const wrong = chosen.find((each) => !known.includes(each));
  if (wrong !== undefined) {
    throw new Problem(`--${option} knows ${known.join(', ')}, not "${wrong}".`);
  }
  return known.filter((each) => chosen.includes(each));
}

/**
 * @param {import('./hosts.mjs').Host} host
 * @param {Variant} variant
 * @param {{ parts: readonly string[], quick: boolean, wait: () => Promise<void> }} options
 * @returns {Promise<Column>}
 */
async function measure(host, variant, { parts, quick, wait }) {
  const budget = quick ? QUICK : FULL;
  /** @type {Column} */
  const column = { host: host.name, variant };
  /** @param {string} part @param {string} name @param {object} argument */
  const suite = async (part, name, argument) => {
    if (!parts.includes(part)) return undefined;
    console.error(`${host.name}, ${variant}: ${part}`);
    await wait();
    return host.run(SUITES, name, { variant, ...argument });
  };
  const results = {
    kernels: await suite('kernels', 'kernels', {}),
    model: await suite('model', 'model', { budget }),
    translate: await suite('translate', 'translate', { budget }),
    memory: await suite('memory', 'memory', { count: quick ? 5 : 1000 }),
  };
  if (parts.includes('cold')) {
    console.error(`${host.name}, ${variant}: cold`);
    await wait();
    const starts = [];
    for (let i = 0; i < (quick ? 2 : 10); i++) {
      starts.push(await host.run(SUITES, 'coldStart', { variant }));
    }
    Object.assign(results, { cold: together(starts) });
  }
  return Object.assign(column, results);
}

/**
 * Statistics of each value of several results.
 * @param {readonly any[]} results
 */
function together(results) {
  return Object.fromEntries(
    Object.keys(results[0] ?? {}).map((key) => [key, statistics(results.map((it) => it[key]))]),
  );
}

async function main() {
  const { values } = parseArgs({
    options: {
      hosts: { type: 'string', default: 'Node,Chromium' },
      variants: { type: 'string', default: 'relaxed,simd' },
      only: { type: 'string', default: PARTS.join() },
      wait: { type: 'string', default: '60' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const wanted = choice('hosts', values.hosts, ['Node', 'Chromium']);
  const variants = /** @type {Variant[]} */ (
    choice('variants', values.variants, ['relaxed', 'simd'])
  );
  const parts = choice('only', values.only, PARTS);
  const toolchain = await prepare();
  for (const preset of WASM_PRESETS) {
    await buildPreset(toolchain, preset, ['glassformer-bench-kernels']);
  }

  let quiet = true;
  const wait = async () => {
    if (!values.quick && !(await quietSecond(Number(values.wait)))) quiet = false;
  };
  const hosts = [];
  /** @type {Column[]} */
  const columns = [];
  try {
    if (wanted.includes('Node')) hosts.push(nodeHost());
    if (wanted.includes('Chromium')) hosts.push(await chromiumHost());
    for (const host of hosts) {
      for (const variant of variants) {
        columns.push(await measure(host, variant, { parts, quick: values.quick, wait }));
      }
    }
  } finally {
    for (const host of hosts) await host.close();
  }
  /** @type {Results} */
  const results = { machine: machine(hosts), quiet, columns, sizes: sizes() };
  if (parts.includes('page')) {
    await wait();
    console.error('The page');
    results.page = await pageSpeed({ visits: values.quick ? 1 : 5 });
    results.quiet = quiet;
  }
  console.log(`\n${describe(results.machine)}\n\n${tables(results)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

function sizes() {
  return { relaxed: packageSizes('relaxed'), simd: packageSizes('simd'), page: pageSizes() };
}

if (isMain(import.meta.url)) await runMain(main);
