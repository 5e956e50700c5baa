import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { GlassformerError } from '../errors.js';
import { openUrl } from './browser.js';
import type { OpenFile, Platform, Port } from './platform.js';

export const platform: Platform = {
  directory(location) {
    const isUrl = location instanceof URL || /^(https?|file):/.test(location);
    const url = isUrl ? new URL(location) : pathToFileURL(path.resolve(location));
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  },

  open: (url, signal) => (url.protocol === 'file:' ? openFile(url, signal) : openUrl(url, signal)),

  startWorker() {
    // Options of the process, such as --input-type, are not meant for the worker.
    const worker = new Worker(new URL('./worker.node.js', import.meta.url), { execArgv: [] });
    return {
      post: (message, transfer) => worker.postMessage(message, [...transfer]),
      onMessage: (receive) => void worker.on('message', receive),
      onFailure(fail) {
        worker.on('error', (error) => fail(error.message));
        worker.on('exit', (code) => fail(`it ended with code ${code}`));
      },
      hold: (wait) => (wait ? worker.ref() : worker.unref()),
      close: async () => void (await worker.terminate()),
    };
  },

  parentPort(): Port {
    const port = parentPort;
    if (port === null) throw new Error('worker.node.js must be started as a worker thread');
    return {
      post: (message, transfer) => port.postMessage(message, [...transfer]),
      onMessage: (receive) => void port.on('message', receive),
      onFailure: () => undefined,
      hold: () => undefined,
      close: () => Promise.resolve(port.close()),
    };
  },

  async localEngine() {
    const { createEngine } = await import('../engine.js');
    return createEngine();
  },

  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

async function openFile(url: URL, signal: AbortSignal | undefined): Promise<OpenFile> {
  try {
    const { size } = await stat(url);
    return { size, chunks: chunksOf(url, signal) };
  } catch (error) {
    throw unreadable(url, error as NodeJS.ErrnoException);
  }
}

async function* chunksOf(url: URL, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(url, { signal, highWaterMark: 1 << 20 });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(url, error as NodeJS.ErrnoException);
  }
}

function unreadable(url: URL, cause: NodeJS.ErrnoException): GlassformerError {
  const isMissing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
  const message = `${url} could not be read: ${cause.message}`;
  return new GlassformerError(isMissing ? 'not_found' : 'network', message, { cause });
}
