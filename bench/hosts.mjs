// Where a measurement runs: a fresh Node process, or a fresh page in Chromium. Both import the same
// module and call one function of it with one plain argument; its result comes back as JSON.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { findBrowser } from '../scripts/browser.mjs';
import { relaxedSimdFlags } from '../scripts/node_flags.mjs';
import { Problem } from '../scripts/problems.mjs';
import { ROOT } from '../scripts/run.mjs';

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {string} version
 * @property {<Result>(module: string, name: string, argument: unknown) => Promise<Result>} run
 *   calls export `name` of `module`, a path from the repository's root, in a fresh process or page
 * @property {() => Promise<void>} close
 */

const PROCESS = fileURLToPath(new URL('node_process.mjs', import.meta.url));

/** @returns {Host} */
export function nodeHost() {
  return {
    name: 'Node',
    version: process.versions.node,
    async run(module, name, argument) {
      const flags = [...relaxedSimdFlags(), '--expose-gc'];
      const args = [...flags, PROCESS, path.join(ROOT, module), name, JSON.stringify(argument)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
      const code = await new Promise((resolve) => child.on('close', resolve));
      if (code !== 0) throw new Problem(`${name} in ${module} failed in Node: see above.`);
      return JSON.parse(output.trim().split('\n').at(-1) ?? '');
    },
    close: async () => {},
  };
}

/** @returns {Promise<Host>} */
export async function chromiumHost() {
  const server = await serveRepository();
  const { args, ...found } = await findBrowser();
  // For the size of the JavaScript heap.
  const forMemory = ['--js-flags=--expose-gc', '--enable-precise-memory-info'];
  const browser = await chromium.launch({ ...found, args: [...args, ...forMemory] });
  return {
    name: 'Chromium',
    version: browser.version(),
    async run(module, name, argument) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        await page.goto(`${server.url}bench/page.html`);
        return await page.evaluate(
          async ([url, name, argument]) => (await import(url))[name](argument),
          /** @type {const} */ ([server.url + module, name, argument]),
        );
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/**
 * The whole repository on this machine alone, never cached, isolated so that clocks are exact.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
async function serveRepository() {
  const files = sirv(ROOT, {
    dev: true,
    setHeaders(response) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.setHeader('Cache-Control', 'no-store');
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return {
    url: `http://localhost:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
