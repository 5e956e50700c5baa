import type { LoadOptions, ProgressInfo } from 'glassformer';
import { type Problem, problemOf } from './problem';

/** Nearly all of a model: how much is to come is known when its size is. */
const WEIGHTS = 'model.safetensors';

/** Loads the model once, telling how far it is; after a failure it can be tried again. */
export class Loading<Model> {
  #files = $state.raw<ReadonlyMap<string, ProgressInfo>>(new Map());
  #state: 'waiting' | 'loading' | 'ready' | 'failed' = $state('waiting');
  #problem: Problem | null = $state.raw(null);
  readonly #load: (options: LoadOptions) => Promise<Model>;
  readonly #ready: (model: Model) => void;

  constructor(load: (options: LoadOptions) => Promise<Model>, ready: (model: Model) => void) {
    this.#load = load;
    this.#ready = ready;
  }

  get state(): 'waiting' | 'loading' | 'ready' | 'failed' {
    return this.#state;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Bytes that have come. */
  get loaded(): number {
    return this.#sum(({ loaded }) => loaded);
  }

  /** Bytes that are to come in all; 0 while that is not known. */
  get total(): number {
    return this.#files.has(WEIGHTS) ? this.#sum(({ total }) => total) : 0;
  }

  async start(): Promise<void> {
    if (this.#state === 'loading' || this.#state === 'ready') return;
    this.#state = 'loading';
    this.#problem = null;
    this.#files = new Map();
    try {
      const model = await this.#load({ progress_callback: (info) => this.#note(info) });
      this.#state = 'ready';
      this.#ready(model);
    } catch (error) {
      this.#state = 'failed';
      this.#problem = problemOf(error);
    }
  }

  #note(info: ProgressInfo): void {
    if (info.file && info.total !== undefined) {
      this.#files = new Map(this.#files).set(info.file, info);
    }
  }

  #sum(part: (info: ProgressInfo) => number | undefined): number {
    let sum = 0;
    for (const info of this.#files.values()) sum += part(info) ?? 0;
    return sum;
  }
}
