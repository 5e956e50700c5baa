import type { Connection } from './connection.js';
import { unbatched } from './arguments.js';
import { asyncDispose } from './dispose.js';
import type { Position } from './engine.js';
import { GlassformerError } from './errors.js';
import type { Tokenizer } from './tokenizer.js';
import type { Candidate, Decoding, DecodingStep, Token, Trace } from './types.js';

/** What a decoding and its forks share. */
export interface DecodingContext {
  readonly connection: Connection;
  readonly tokenizer: Tokenizer;
  readonly source: readonly Token[];
  readonly encoderTrace: Trace;
  readonly startToken: number;
  readonly endToken: number;
  /** At most so many tokens. */
  readonly limit: number;
  /** How many candidates a step lists. */
  readonly candidates: number;
  readonly signal: AbortSignal | undefined;
}

/** Frees a decoding in the engine. */
export async function endDecoding(connection: Connection, decoding: number): Promise<void> {
  try {
    await connection.call('endDecoding', { decoding });
  } catch (error) {
    // With the engine gone, so is this.
    const gone = ['disposed', 'worker_failed'];
    if (!(error instanceof GlassformerError && gone.includes(error.code))) throw error;
  }
}

/** A decoding whose cache is in the engine. Only `next` and `fork` ask the engine. */
export class TranslatorDecoding implements Decoding {
  readonly #context: DecodingContext;
  readonly #handle: number;
  /** Positions computed, and the ids chosen at them: one fewer where nothing was chosen yet. */
  readonly #positions: Position[];
  readonly #chosen: number[];
  #queue: Promise<unknown> = Promise.resolve();
  #disposed = false;

  constructor(
    context: DecodingContext,
    handle: number,
    positions: readonly Position[] = [],
    chosen: readonly number[] = [],
  ) {
    this.#context = context;
    this.#handle = handle;
    this.#positions = [...positions];
    this.#chosen = [...chosen];
  }

  get source(): readonly Token[] {
    return this.#context.source;
  }

  get encoderTrace(): Trace {
    return this.#context.encoderTrace;
  }

  get target(): readonly Token[] {
    return this.#input(this.#chosen.length);
  }

  get text(): string {
    return this.#context.tokenizer.decode(this.#chosen);
  }

  get score(): number {
    return this.#chosen.reduce(
      (sum, id, index) => sum + Math.log(this.#positions[index]?.probabilities[id] as number),
      0,
    );
  }

  get done(): boolean {
    const { endToken, limit } = this.#context;
    return this.#chosen.length >= limit || this.#chosen.at(-1) === endToken;
  }

  next(): Promise<IteratorResult<DecodingStep, undefined>> {
    // Calls wait for those before them, so that steps come in order.
    const step = this.#queue.then(() => this.#next());
    this.#queue = step.catch(() => undefined);
    return step;
  }

  choose(tokenId: number): void {
    this.#check();
    this.#context.tokenizer.token(tokenId);
    if (this.#positions.length === 0) {
      const message = 'there is no step yet at which to choose a token: call next() first';
      throw new GlassformerError('invalid_argument', message);
    }
    this.#chosen[this.#positions.length - 1] = tokenId;
  }

  back(count = 1): void {
    this.#check();
    const steps = this.#positions.length;
    if (!Number.isSafeInteger(count) || count < 0 || count > steps) {
      throw new GlassformerError(
        'invalid_argument',
        `expected a number of steps to take back from 0 to ${steps}, found ${count}`,
      );
    }
    if (count === 0) return;
    this.#positions.length = steps - count;
    this.#chosen.length = Math.min(this.#chosen.length, steps - count);
  }

  async fork(): Promise<Decoding> {
    await this.#queue;
    this.#check();
    const { connection, signal } = this.#context;
    const discard = (fork: number) => endDecoding(connection, fork);
    const handle = await connection.call('fork', { decoding: this.#handle }, { signal, discard });
    return new TranslatorDecoding(this.#context, handle, this.#positions, this.#chosen);
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await endDecoding(this.#context.connection, this.#handle);
  }

  [asyncDispose](): Promise<void> {
    return this.dispose();
  }

  [Symbol.asyncIterator](): AsyncIterator<DecodingStep, undefined> {
    return { next: () => this.next() };
  }

  async #next(): Promise<IteratorResult<DecodingStep, undefined>> {
    this.#check();
    const last = this.#positions.at(-1);
    if (last !== undefined && this.#chosen.length < this.#positions.length) {
      this.#chosen.push(last.ranked[0] as number);
    }
    if (this.done) return { done: true, value: undefined };
    const { connection, candidates, signal } = this.#context;
    const ids = [...this.#chosen];
    const position = await connection.call(
      'advance',
      { decoding: this.#handle, ids, candidates },
      { signal },
    );
    if (ids.length !== this.#chosen.length || ids.some((id, i) => id !== this.#chosen[i])) {
      const message = 'back() or choose() was called while a step was being computed';
      throw new GlassformerError('invalid_argument', message);
    }
    this.#positions.push(position);
    return { done: false, value: this.#step(position, ids.length) };
  }

  #step({ ranked, probabilities, logits, trace }: Position, index: number): DecodingStep {
    const { tokenizer } = this.#context;
    let candidates: readonly Candidate[] | undefined;
    return {
      index,
      decoderInput: this.#input(index),
      prediction: tokenizer.token(ranked[0] as number),
      probabilities,
      logits,
      trace: unbatched(trace),
      // Thousands of objects: made when somebody looks.
      get candidates() {
        return (candidates ??= Array.from(ranked, (id) => ({
          token: tokenizer.token(id),
          probability: probabilities[id] as number,
          logit: logits[id] as number,
        })));
      },
    };
  }

  /** The start token and the first `count` tokens chosen. */
  #input(count: number): readonly Token[] {
    const { tokenizer, startToken } = this.#context;
    return tokenizer.tokens([startToken, ...this.#chosen.slice(0, count)]);
  }

  #check(): void {
    if (this.#disposed) {
      throw new GlassformerError('disposed', 'this decoding was used after dispose()');
    }
  }
}
