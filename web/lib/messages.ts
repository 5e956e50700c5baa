import type { Engine } from './engine.js';

/** What the engine can be asked to do. */
export type Method = keyof Engine;
export type Argument<M extends Method> = Parameters<Engine[M]>[0];
export type Result<M extends Method> = Awaited<ReturnType<Engine[M]>>;

/** What a method gets besides its argument. */
export interface CallContext {
  readonly signal: AbortSignal;
  /** Sends word to the caller while the method runs. */
  readonly report: (event: unknown) => void;
}

/** To the worker. */
export type Request =
  | { readonly call: number; readonly method: Method; readonly argument: unknown }
  | { readonly abort: number };

/** From the worker, about a call. */
export type Reply =
  | { readonly call: number; readonly event: unknown }
  | { readonly call: number; readonly result: unknown }
  | { readonly call: number; readonly error: PlainError };

/** An error as data, since cloning one loses its code. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly stack: string | undefined;
}

/** The memory of every typed array in a result: moved to the other thread, not copied. */
export function transferables(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    if (typeof value[0] === 'object') for (const item of value) transferables(item, found);
  } else if (value instanceof Map) {
    for (const item of value.values()) transferables(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) transferables(item, found);
  }
  return found;
}
