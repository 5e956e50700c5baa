import { type Connection, connect } from './connection.js';
import { LOAD_RULES } from './arguments.js';
import { operationExplainer } from './explain.js';
import type { Explain } from './explanation.js';
import { tensorOf } from './numbers.js';
import type { Operation } from './operation.js';
import {
  a_boolean,
  a_positive_number,
  an_integer,
  checkOptions,
  one_of,
  type Rule,
  type Rules,
} from './options.js';
import type {
  AttentionOptions,
  FeedForwardWeights,
  LoadOptions,
  NormOptions,
  Numbers,
  Tensor,
} from './types.js';

/** Tensors by name. */
export type Named<Names extends string> = Readonly<Record<Names, Tensor>>;

/**
 * What an operation computed, by name, and `explain`, which says where any number of it comes from.
 * Its inputs have the names of the parameters: `x`, `gamma`. They must stay as they are for as long
 * as `explain` is asked.
 */
export type Computed<Names extends string> = Named<Names> & { readonly explain: Explain };

/** Where to compute, and with which build. */
export type PlaceOptions = Pick<LoadOptions, 'worker' | 'variant'>;

type Norm = Computed<'mean' | 'variance' | 'rstd' | 'normalized' | 'output'>;

const numbers: Rule = { expected: 'numbers', accepts: () => true }; // tensorOf says what is wrong

const ATTENTION_RULES: Rules<AttentionOptions> = {
  scaling: a_boolean,
  causal: a_boolean,
  padding: an_integer(0),
  mask: numbers,
};
const NORM_RULES: Rules<NormOptions> = {
  gamma: numbers,
  beta: numbers,
  epsilon: {
    expected: 'a number of at least 0',
    accepts: (value) => Number.isFinite(value) && Number(value) >= 0,
  },
};
const POSITION_RULES: Rules<{ layout?: string }> = { layout: one_of('interleaved', 'marian') };
const SOFTMAX_RULES: Rules<{ temperature?: number }> = { temperature: a_positive_number };
const WEIGHT_RULES: Rules<FeedForwardWeights> = {
  w1: numbers,
  b1: numbers,
  w2: numbers,
  b2: numbers,
};
const FEED_FORWARD_RULES: Rules<{ activation?: string }> = {
  activation: one_of('relu', 'silu', 'swish', 'gelu', 'gelu_new'),
};

/**
 * The pieces of a Transformer by themselves, computed by the kernels that the model runs on. Each
 * gives back everything it computed on the way. Numbers go in as tensors, as Float32Arrays or as
 * (nested) arrays; shapes that do not fit reject with a GlassformerError that says why.
 */
class OperationSet {
  readonly #options: PlaceOptions;
  #connection: Promise<Connection> | undefined;

  constructor(options: PlaceOptions = {}) {
    this.#options = options;
  }

  /** The same on a worker of its own, or in Node on the calling thread. */
  with(options: PlaceOptions): OperationSet {
    const { worker, variant } = LOAD_RULES;
    return new OperationSet(checkOptions<PlaceOptions>('with', options, { worker, variant }));
  }

  /** a·b of two vectors: `products` are the terms of the sum. */
  async dot(a: Numbers, b: Numbers): Promise<Computed<'products' | 'output'>> {
    return this.#run({ name: 'dot', inputs: [tensorOf('a', a), tensorOf('b', b)] });
  }

  /** A·B: a (M, K), b (K, N) → (M, N). */
  async matmul(a: Numbers, b: Numbers): Promise<Computed<'output'>> {
    return this.#run({ name: 'matmul', inputs: [tensorOf('a', a), tensorOf('b', b)] });
  }

  /** Aᵀ. */
  async transpose(a: Numbers): Promise<Computed<'output'>> {
    return this.#run({ name: 'transpose', inputs: [tensorOf('a', a)] });
  }

  /** x (T, D) → (heads, T, D / heads). */
  async splitHeads(x: Numbers, heads: number): Promise<Computed<'output'>> {
    checkOptions('splitHeads', { heads: heads ?? null }, { heads: an_integer(1) });
    return this.#run({ name: 'splitHeads', inputs: [tensorOf('x', x), heads] });
  }

  /** x (heads, T, K) → (T, heads · K). */
  async joinHeads(x: Numbers): Promise<Computed<'output'>> {
    return this.#run({ name: 'joinHeads', inputs: [tensorOf('x', x)] });
  }

  /** softmax(QKᵀ / √K + mask)·V: query (…, T, K), key (…, S, K), value (…, S, J) → (…, T, J). */
  async scaledDotProductAttention(
    query: Numbers,
    key: Numbers,
    value: Numbers,
    options?: AttentionOptions,
  ): Promise<Computed<'products' | 'scores' | 'mask' | 'masked_scores' | 'weights' | 'context'>> {
    const {
      scaling = true,
      causal = false,
      padding = 0,
      mask,
    } = checkOptions('scaledDotProductAttention', options, ATTENTION_RULES);
    return this.#run({
      name: 'scaledDotProductAttention',
      inputs: [
        tensorOf('query', query),
        tensorOf('key', key),
        tensorOf('value', value),
        scaling,
        causal,
        padding,
        optional('mask', mask),
      ],
    });
  }

  /** Sinusoids (length, size): sin, cos, sin, cos, … or, as Marian has them, sines first. */
  async positionalEncoding(
    length: number,
    size: number,
    options?: { readonly layout?: 'interleaved' | 'marian' },
  ): Promise<Computed<'output'>> {
    const { layout = 'interleaved' } = checkOptions('positionalEncoding', options, POSITION_RULES);
    const sizes = { length: an_integer(1, 1 << 20), size: an_integer(2, 1 << 20) };
    checkOptions('positionalEncoding', { length, size }, sizes);
    return this.#run({ name: 'positionalEncoding', inputs: [layout, length, size] });
  }

  /** softmax(x / temperature) of each row. */
  async softmax(
    x: Numbers,
    options?: { readonly temperature?: number },
  ): Promise<Computed<'scaled' | 'exponentials' | 'sums' | 'output'>> {
    const { temperature = 1 } = checkOptions('softmax', options, SOFTMAX_RULES);
    return this.#run({ name: 'softmax', inputs: [tensorOf('x', x), temperature] });
  }

  /** Each row to mean 0 and variance 1, then · γ + β. */
  async layerNorm(x: Numbers, options?: NormOptions): Promise<Norm> {
    return this.#run({ name: 'layerNorm', inputs: normInputs('layerNorm', x, options) });
  }

  /** Each column, over all rows, to mean 0 and variance 1, then · γ + β. */
  async batchNorm(x: Numbers, options?: NormOptions): Promise<Norm> {
    return this.#run({ name: 'batchNorm', inputs: normInputs('batchNorm', x, options) });
  }

  /** activation(x·W₁ᵀ + b₁)·W₂ᵀ + b₂, weights as torch.nn.Linear has them: (outputs, inputs). */
  async feedForward(
    x: Numbers,
    weights: FeedForwardWeights,
    options?: { readonly activation?: 'relu' | 'silu' | 'swish' | 'gelu' | 'gelu_new' },
  ): Promise<Computed<'hidden' | 'activated' | 'output'>> {
    const { activation = 'relu' } = checkOptions('feedForward', options, FEED_FORWARD_RULES);
    const { w1, b1, w2, b2 } = checkOptions('feedForward', weights, WEIGHT_RULES);
    return this.#run({
      name: 'feedForward',
      inputs: [
        tensorOf('x', x),
        tensorOf('w1', w1),
        tensorOf('b1', b1),
        tensorOf('w2', w2),
        tensorOf('b2', b2),
        activation,
      ],
    });
  }

  /** x + sublayer. */
  async residual(x: Numbers, sublayer: Numbers): Promise<Computed<'output'>> {
    return this.#run({
      name: 'residual',
      inputs: [tensorOf('x', x), tensorOf('sublayer', sublayer)],
    });
  }

  /** a − b of numbers of one shape: 0 where they are the same, −∞ as well. */
  async difference(a: Numbers, b: Numbers): Promise<Computed<'output'>> {
    return this.#run({ name: 'difference', inputs: [tensorOf('a', a), tensorOf('b', b)] });
  }

  /** The mean over axis `axis` of x, the outermost being 0: of heads (H, T, S) → (T, S). */
  async mean(x: Numbers, axis: number): Promise<Computed<'output'>> {
    checkOptions('mean', { axis: axis ?? null }, { axis: an_integer(0) });
    return this.#run({ name: 'mean', inputs: [tensorOf('x', x), axis] });
  }

  /** Ends the worker; another call starts a new one. */
  async dispose(): Promise<void> {
    const connection = await this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }

  async #run<Names extends string>(operation: Operation): Promise<Computed<Names>> {
    const call = { operation, variant: this.#options.variant };
    const connection = await this.#connect();
    const tensors = Object.fromEntries(await connection.call('operate', call)) as Named<Names>;
    return { ...tensors, explain: operationExplainer(() => this.#connect(), call) };
  }

  /** Also for a question after `dispose`. */
  #connect(): Promise<Connection> {
    return (this.#connection ??= connect(this.#options.worker ?? true));
  }
}

export const Operations = new OperationSet();
export type { OperationSet };

function optional(name: string, value: Numbers | undefined): Tensor | undefined {
  return value === undefined ? undefined : tensorOf(name, value);
}

function normInputs(
  where: string,
  x: Numbers,
  options: NormOptions | undefined,
): [Tensor, Tensor | undefined, Tensor | undefined, number] {
  const { gamma, beta, epsilon = 1e-5 } = checkOptions(where, options, NORM_RULES);
  return [tensorOf('x', x), optional('gamma', gamma), optional('beta', beta), epsilon];
}
