// glassformer beside onnxruntime-web on the same weights: npm run bench:peers
//
//   npm run bench:peers -- --hosts Node,Chromium --rounds 3 --cold 10 --wait 60
//                          --quick --json peers.json
//
// Installs onnxruntime-web and makes the models if they are not there, checks that both engines
// give the same logits, and measures them in turns, each time in a fresh process or page that waits
// for a quiet second first. A figure is the median over the rounds of their medians; beside it stands
// the best sample of all, which others on the machine disturb least.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from '../../scripts/prepare.mjs';
import { runMain } from '../../scripts/problems.mjs';
import { isMain, ROOT } from '../../scripts/run.mjs';
import { installPackages } from '../../scripts/packages.mjs';
import { chromiumHost, nodeHost } from '../hosts.mjs';
import { describe, machine } from '../machine.mjs';
import { FULL, QUICK, statistics } from '../measure.mjs';
import { quietSecond } from '../quiet.mjs';
import { check } from './check.mjs';
import { makeModels } from './make_models.mjs';
import { tables } from './report.mjs';

const SUITES = 'bench/peers/suites.mjs';

/** In the order in which they take turns. */
export const CONFIGURATIONS = /** @type {const} */ ([
  { engine: 'glassformer', dtype: 'f32' },
  { engine: 'onnxruntime-web', dtype: 'f32' },
  { engine: 'glassformer', dtype: 'int8' },
  { engine: 'onnxruntime-web', dtype: 'int8' },
]);

/** @param {{ engine: string, dtype: string }} configuration */
export const keyOf = ({ engine, dtype }) => `${engine} ${dtype}`;

/**
 * @typedef {import('../measure.mjs').Statistics} Statistics
 * @typedef {Record<string, Record<string, Statistics>>} Measured
 *   of each configuration, each figure over the rounds
 * @typedef {{ host: string, check: Awaited<ReturnType<typeof check>>, measured: Measured }} HostResults
 */

/**
 * @param {import('../hosts.mjs').Host} host
 * @param {{ rounds: number, cold: number, quick: boolean, wait: () => Promise<void> }} options
 * @returns {Promise<HostResults>}
 */
async function measure(host, { rounds, cold, quick, wait }) {
  const checked = await check(host);
  /** @type {Record<string, Record<string, { medians: number[], bests: number[] }>>} */
  const found = {};
  /**
   * @param {(typeof CONFIGURATIONS)[number]} configuration
   * @param {string} name
   * @param {number} median
   */
  const add = (configuration, name, median, best = median) => {
    const figure = ((found[keyOf(configuration)] ??= {})[name] ??= { medians: [], bests: [] });
    figure.medians.push(median);
    figure.bests.push(best);
  };
  for (let round = 0; round < rounds; round++) {
    for (const configuration of CONFIGURATIONS) {
      await wait();
      console.error(`${host.name}, round ${round + 1} of ${rounds}: ${keyOf(configuration)}`);
      const budget = quick ? QUICK : FULL;
      const times = await host.run(SUITES, 'speed', { ...configuration, budget });
      for (const [name, it] of Object.entries(times)) {
        add(configuration, name, it.median, it.best);
      }
    }
  }
  for (let start = 0; start < cold; start++) {
    console.error(`${host.name}: cold start ${start + 1} of ${cold}`);
    await wait();
    for (const configuration of CONFIGURATIONS) {
      const times = await host.run(SUITES, 'coldStart', configuration);
      for (const [name, value] of Object.entries(times)) add(configuration, name, value);
    }
  }
  const measured = mapValues(found, (figures) => mapValues(figures, summary));
  return { host: host.name, check: checked, measured };
}

/**
 * @param {{ medians: number[], bests: number[] }} figure
 * @returns {Statistics}
 */
const summary = ({ medians, bests }) => ({ ...statistics(medians), best: Math.min(...bests) });

/**
 * @template From, To
 * @param {Record<string, From>} object
 * @param {(value: From) => To} change
 * @returns {Record<string, To>}
 */
function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

async function main() {
  const { values } = parseArgs({
    options: {
      hosts: { type: 'string', default: 'Node,Chromium' },
      rounds: { type: 'string', default: '3' },
      cold: { type: 'string', default: '10' },
      wait: { type: 'string', default: '60' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  await prepare({ page: false });
  await installPackages(path.join(ROOT, 'bench/peers'));
  makeModels();

  const { quick } = values;
  let quiet = true;
  const wait = async () => {
    if (!quick && !(await quietSecond(Number(values.wait)))) quiet = false;
  };
  const options = { rounds: +values.rounds, cold: +values.cold, quick, wait };
  if (quick) Object.assign(options, { rounds: 1, cold: 1 });
  const wanted = values.hosts.split(',');
  const hosts = [];
  /** @type {HostResults[]} */
  const found = [];
  try {
    if (wanted.includes('Node')) hosts.push(nodeHost());
    if (wanted.includes('Chromium')) hosts.push(await chromiumHost());
    for (const host of hosts) found.push(await measure(host, options));
  } finally {
    for (const host of hosts) await host.close();
  }
  const results = { machine: machine(hosts), quiet, hosts: found };
  console.log(`\n${describe(results.machine)}\n\n${tables(results)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

if (isMain(import.meta.url)) await runMain(main);
