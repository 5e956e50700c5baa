import { GlassformerError } from '../errors.js';
import type { OpenFile, Platform, Port } from './platform.js';

export const platform: Platform = {
  directory(location) {
    const base = new URL(String(location), globalThis.document?.baseURI ?? self.location.href);
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    return base;
  },

  open: openUrl,

  startWorker() {
    return portOf(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
  },

  parentPort() {
    return portOf(self as unknown as Worker);
  },

  localEngine() {
    const message = 'worker: false works in Node only; browsers always compute in a worker';
    return Promise.reject(new GlassformerError('invalid_option', message));
  },

  pause() {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  },
};

/** Opens a file by HTTP, or from the cache of that name; Node's fetch does as well as a browser's. */
export async function openUrl(
  url: URL,
  signal: AbortSignal | undefined,
  cacheName?: string,
): Promise<OpenFile> {
  const cache = cacheName === undefined ? undefined : await openCache(cacheName);
  const kept = await cache?.match(url);
  if (kept?.body) return { size: sizeOf(kept), chunks: chunksOf(url, kept.body, signal) };
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ?? null });
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = (cause as Error).message;
    throw new GlassformerError('network', `${url} could not be fetched: ${reason}`, { cause });
  }
  if (!response.ok || response.body === null) {
    const code = response.status === 404 || response.status === 410 ? 'not_found' : 'network';
    const status = `${response.status} ${response.statusText}`.trim();
    throw new GlassformerError(code, `${url} could not be fetched: the server answered ${status}`);
  }
  // Without room for it the file is read all the same.
  const keeping = cache?.put(url, response.clone()).catch(() => undefined);
  return { size: sizeOf(response), chunks: chunksOf(url, response.body, signal, keeping) };
}

/** Undefined where there is none: outside of secure contexts, and where the visitor refuses. */
async function openCache(name: string): Promise<Cache | undefined> {
  try {
    return await globalThis.caches?.open(name);
  } catch {
    return undefined;
  }
}

/** Bytes to come. A compressed file's length says nothing of the bytes that come out. */
function sizeOf({ headers }: Response): number | undefined {
  const length = headers.get('content-encoding') ? null : headers.get('content-length');
  return length === null ? undefined : Number(length);
}

/** Ends when the file is kept, too, if it is to be. */
async function* chunksOf(
  url: URL,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
  keeping?: Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: Error) => {
        signal?.throwIfAborted();
        const message = `${url} came only in part: ${cause.message}`;
        throw new GlassformerError('network', message, { cause });
      });
      if (done) break;
      yield value;
    }
    await keeping;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function portOf(worker: Worker): Port {
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    onMessage(receive) {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => receive(data);
    },
    onFailure(fail) {
      worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || 'its script could not be loaded');
      };
      worker.onmessageerror = () => fail('a message could not be read');
    },
    hold: () => undefined,
    close() {
      worker.terminate();
      return Promise.resolve();
    },
  };
}
