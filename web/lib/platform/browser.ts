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

/** Opens a file by HTTP; Node's fetch does as well as a browser's. */
export async function openUrl(url: URL, signal: AbortSignal | undefined): Promise<OpenFile> {
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
  // A compressed file's length says nothing of the bytes that come out.
  const length = response.headers.get('content-encoding')
    ? null
    : response.headers.get('content-length');
  return {
    size: length === null ? undefined : Number(length),
    chunks: chunksOf(url, response.body, signal),
  };
}

async function* chunksOf(
  url: URL,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: Error) => {
        signal?.throwIfAborted();
        const message = `${url} came only in part: ${cause.message}`;
        throw new GlassformerError('network', message, { cause });
      });
      if (done) return;
      yield value;
    }
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
