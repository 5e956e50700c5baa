import { platform } from '#platform';
import { GlassformerError } from './errors.js';
import type { OpenFile } from './platform/platform.js';
import type { ProgressInfo } from './types.js';

/** A file of a model directory, and whom to tell how far it is. */
export interface FileRequest {
  readonly directory: URL;
  readonly file: string;
  readonly report: (info: ProgressInfo) => void;
  readonly signal: AbortSignal | undefined;
  /** Where it is kept, if it is. */
  readonly cacheName: string | undefined;
}

/** Reads a text file of a model directory. */
export async function readText(request: FileRequest): Promise<string> {
  return new TextDecoder().decode(await readWith(request, readAll));
}

/** The same for a file that need not be there: `undefined` where it is not. */
export async function readOptionalText(request: FileRequest): Promise<string | undefined> {
  try {
    return await readText(request);
  } catch (error) {
    if (error instanceof GlassformerError && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** Opens a file, lets `read` read it, and reports `initiate`, `download`, `progress`, `done`. */
export async function readWith<Result>(
  { directory, file, report, signal, cacheName }: FileRequest,
  read: (opened: OpenFile) => Promise<Result>,
): Promise<Result> {
  const name = directory.href;
  const url = new URL(file, directory);
  report({ status: 'initiate', name, file });
  try {
    const { size, chunks } = await platform.open(url, signal, cacheName);
    report({ status: 'download', name, file });
    let loaded = 0;
    const count = (bytes: number) => {
      loaded += bytes;
      const total = size ?? loaded;
      report({ status: 'progress', name, file, progress: (100 * loaded) / total, loaded, total });
    };
    const result = await read({ size, chunks: counted(chunks, count) });
    if (size !== undefined && loaded !== size) {
      const message = `${url} came only in part: expected ${size} bytes, found ${loaded}`;
      throw new GlassformerError('network', message);
    }
    report({ status: 'done', name, file });
    return result;
  } catch (error) {
    // Platforms reject with errors of their own when a signal stops them.
    signal?.throwIfAborted();
    throw error;
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    count(chunk.byteLength);
  }
}

/** All bytes of a file in one piece. */
export async function readAll({ chunks }: OpenFile): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}
