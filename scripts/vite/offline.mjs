import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { fingerprintOf } from '../record.mjs';
import { ROOT } from '../run.mjs';

const SERVICE_WORKER = 'service_worker.js';

/**
 * Builds the service worker, with a list of every file of the page but the model.
 * @returns {import('vite').Plugin}
 */
export function offline() {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir = '' }) => writeServiceWorker(dir, fingerprintOf()),
    },
  };
}

/**
 * The service worker of a page that is complete but for it.
 * @param {string} folder
 * @param {string} fingerprint of its model
 */
export async function writeServiceWorker(folder, fingerprint) {
  const build = await rolldown({
    input: path.join(ROOT, 'web/app/offline/service_worker.ts'),
    transform: {
      define: {
        SHELL: JSON.stringify(shellOf(folder)),
        'import.meta.env.VITE_MODEL_FINGERPRINT': JSON.stringify(fingerprint),
        'process.env.NODE_ENV': '"production"',
      },
    },
  });
  // A classic script: not every browser takes modules here.
  await build.write({ file: path.join(folder, SERVICE_WORKER), format: 'iife', minify: true });
}

/**
 * Every file of a page and, unless its name has its hash, the hash.
 * @param {string} folder
 */
function shellOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((url) => !url.startsWith('models/') && url !== SERVICE_WORKER)
    .sort()
    .map((url) => ({
      url,
      revision: url.startsWith('assets/') ? null : hashOf(path.join(folder, url)),
    }));
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}
