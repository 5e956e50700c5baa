// The Chromium that tests and benchmarks run in: CHROME_PATH, else an installed Chrome or Chromium,
// else, on Linux, the one inside the npm package @sparticuz/chromium.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem, runMain, sentences } from './problems.mjs';
import { capture, isMain, isProgram, run, which } from './run.mjs';
import { cacheFolder } from './toolchain.mjs';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chrome', 'chromium', 'chromium-browser'];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) =>
    path.join(process.env[variable] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
];

// No sandbox: the tests open nothing but this project's pages, and containers allow none.
// The rest keeps the browser from talking to the network by itself.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What Playwright's `launch` takes.
 * @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} Browser
 */

/** @returns {Promise<Browser>} */
export async function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen && !isProgram(chosen)) throw new Problem(sentences.badBrowser(chosen));
  const installed = chosen ?? NAMES.map(which).find(Boolean) ?? PLACES.find(isProgram);
  if (installed) return { executablePath: installed, args: ARGS, env: ownEnvironment() };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(sentences.noBrowser());
  }
  return unpackedBrowser();
}

/** @returns {Promise<Browser>} */
async function unpackedBrowser() {
  const require = createRequire(import.meta.url);
  const main = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(path.join(main, '../../../package.json'), 'utf8'));
  const folder = path.join(cacheFolder(), `chromium-${version}`);
  if (!existsSync(folder)) await unpack(main, folder);
  const env = ownEnvironment();
  const executablePath = path.join(folder, 'chromium');
  // The libraries that it needs come with it, for machines that lack them.
  if (capture(executablePath, ['--version']) === null) {
    env['LD_LIBRARY_PATH'] = path.join(folder, 'al2023/lib');
  }
  if (!existsSync('/etc/fonts')) env['FONTCONFIG_PATH'] = path.join(folder, 'fonts');
  return { executablePath, args: ARGS, env };
}

/**
 * Unpacks the package's Chromium under another name and renames it when whole. (The package itself
 * unpacks into the system's temporary folder and takes any file there for a finished one.)
 * @param {string} main the package's module
 * @param {string} folder
 */
async function unpack(main, folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished.`);
  try {
    const program = `const exports = require(${JSON.stringify(main)});
      (exports.default ?? exports).executablePath();`;
    await run('Unpacking Chromium', process.execPath, ['-e', program], {
      where: unfinished,
      // The second makes it unpack its libraries too.
      env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      quiet: true,
    });
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      // Another run was faster.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function ownEnvironment() {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined) env[name] = value;
  return env;
}

if (isMain(import.meta.url)) await runMain(async () => console.log(await findBrowser()));
