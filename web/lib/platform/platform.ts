/** What differs between browsers and Node. */
export interface Platform {
  /** The URL of a model directory, ending in a slash. */
  directory(location: string | URL): URL;
  /**
   * Opens a file for reading once; where there is a Cache Storage, it is kept in and read from the
   * cache of that name. Rejects with a GlassformerError, or as `signal` says.
   */
  open(url: URL, signal: AbortSignal | undefined, cacheName?: string): Promise<OpenFile>;
  /** Starts a worker. */
  startWorker(): Port;
  /** Inside a worker: the way to whoever started it. */
  parentPort(): Port;
  /** An engine on the calling thread. Rejects where that is not to be had. */
  localEngine(): Promise<LocalEngine>;
  /** Resolves when messages that have come were delivered. */
  pause(): Promise<void>;
}

export interface OpenFile {
  /** Bytes to come, where that is known. */
  readonly size: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A channel for messages between two threads. */
export interface Port {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  onMessage(receive: (message: unknown) => void): void;
  /** Calls back when the other side has died. */
  onFailure(fail: (reason: string) => void): void;
  /** Whether the process is to go on while this channel waits; browsers have no use for it. */
  hold(wait: boolean): void;
  close(): Promise<void>;
}

/** The methods of the engine, as plain functions. */
export type LocalEngine = import('../engine.js').Engine;
