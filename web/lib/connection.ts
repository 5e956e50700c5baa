import { platform } from '#platform';
import { GlassformerError, type GlassformerErrorCode } from './errors.js';
import type { Argument, CallContext, Method, PlainError, Reply, Result } from './messages.js';
import type { LocalEngine, Port } from './platform/platform.js';

export interface CallOptions<R = unknown> {
  signal?: AbortSignal | undefined;
  /** Is told what the method reports while it runs. */
  onEvent?: (event: unknown) => void;
  /** Is given a result that came after `signal` had ended the call: nobody else will free it. */
  discard?: (result: R) => void;
}

/** A way to an engine, in a worker or on the calling thread. Plain data alone goes through it. */
export interface Connection {
  /** Rejects with a GlassformerError whose stack names the caller, or with the signal's reason. */
  call<M extends Method>(
    method: M,
    argument: Argument<M>,
    options?: CallOptions<Result<M>>,
  ): Promise<Result<M>>;
  /** Ends the engine and frees its memory. Calls under way are rejected. */
  close(): Promise<void>;
}

/** Starts an engine in a worker of its own, or, where `worker` is false, on this thread. */
export async function connect(worker: boolean): Promise<Connection> {
  if (worker) return new WorkerConnection(platform.startWorker());
  return new LocalConnection(await platform.localEngine());
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onEvent: ((event: unknown) => void) | undefined;
}

class WorkerConnection implements Connection {
  readonly #port: Port;
  readonly #pending = new Map<number, Pending>();
  /** What to do with results of aborted calls. */
  readonly #discards = new Map<number, (result: unknown) => void>();
  #calls = 0;
  #closed: GlassformerError | undefined;

  constructor(port: Port) {
    this.#port = port;
    port.onMessage((message) => this.#receive(message as Reply));
    port.onFailure((reason) => {
      this.#end(new GlassformerError('worker_failed', `the worker failed: ${reason}`));
    });
    port.hold(false);
  }

  call<M extends Method>(
    method: M,
    argument: Argument<M>,
    { signal, onEvent, discard }: CallOptions<Result<M>> = {},
  ): Promise<Result<M>> {
    const site = new Error();
    return new Promise<Result<M>>((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw from(this.#closed, site);
      const call = ++this.#calls;
      const settle = () => {
        this.#pending.delete(call);
        signal?.removeEventListener('abort', abort);
        if (this.#pending.size === 0) this.#port.hold(false);
      };
      const abort = () => {
        settle();
        if (discard) this.#discards.set(call, (result) => discard(result as Result<M>));
        this.#port.post({ abort: call }, []);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', abort);
      this.#pending.set(call, {
        resolve(result) {
          settle();
          resolve(result as Result<M>);
        },
        reject(error) {
          settle();
          reject(from(error, site));
        },
        onEvent,
      });
      this.#port.hold(true);
      this.#port.post({ call, method, argument }, []);
    });
  }

  async close(): Promise<void> {
    this.#end(disposed());
    await this.#port.close();
  }

  #receive(reply: Reply): void {
    const pending = this.#pending.get(reply.call);
    if ('event' in reply) return pending?.onEvent?.(reply.event);
    const discard = this.#discards.get(reply.call);
    this.#discards.delete(reply.call);
    if ('error' in reply) pending?.reject(reply.error as Error);
    else if (pending) pending.resolve(reply.result);
    else discard?.(reply.result);
  }

  #end(reason: GlassformerError): void {
    this.#closed ??= reason;
    for (const { reject } of [...this.#pending.values()]) reject(this.#closed);
  }
}

class LocalConnection implements Connection {
  #engine: LocalEngine | undefined;
  readonly #running = new Set<AbortController>();

  constructor(engine: LocalEngine) {
    this.#engine = engine;
  }

  async call<M extends Method>(
    method: M,
    argument: Argument<M>,
    { signal, onEvent, discard }: CallOptions<Result<M>> = {},
  ): Promise<Result<M>> {
    const site = new Error();
    signal?.throwIfAborted();
    if (this.#engine === undefined) throw from(disposed(), site);
    const controller = new AbortController();
    const abort = () => controller.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    this.#running.add(controller);
    const run = this.#engine[method] as (argument: unknown, context: CallContext) => unknown;
    try {
      const report = (event: unknown) => onEvent?.(event);
      const result = (await run(argument, { signal: controller.signal, report })) as Result<M>;
      if (signal?.aborted) discard?.(result);
      signal?.throwIfAborted();
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      throw from(error as Error, site);
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#running.delete(controller);
    }
  }

  close(): Promise<void> {
    for (const controller of this.#running) controller.abort(disposed());
    const ended = this.#engine?.end(undefined);
    this.#engine = undefined;
    return Promise.resolve(ended);
  }
}

function disposed(): GlassformerError {
  return new GlassformerError('disposed', 'this was used after dispose()');
}

/** An error of the engine as one of the caller, its stack from the place of the call. */
function from(error: PlainError | Error, site: Error): Error {
  const { name, message, stack } = error;
  const code = (error as PlainError).code as GlassformerErrorCode | undefined;
  const own =
    name === 'TypeError' && code === undefined
      ? new TypeError(message)
      : new GlassformerError(code ?? 'internal', code ? message : `${name}: ${message}`);
  const frames = (site.stack ?? '').split('\n').filter((line) => /^\s*at |@/.test(line));
  if (frames[0]?.includes('Connection')) frames.shift();
  own.stack = [`${own.name}: ${own.message}`, ...frames].join('\n');
  if (code !== 'disposed') own.stack += `\n  in the engine:\n${stack}`;
  return own;
}
