import { platform } from '#platform';
import {
  FORWARD_RULES,
  GENERATION_RULES,
  isBatch,
  LOAD_RULES,
  patternsOf,
  TRANSLATE_RULES,
  unbatched,
} from './arguments.js';
import { type Connection, connect } from './connection.js';
import { asyncDispose } from './dispose.js';
import type { GivenOptions, Loaded } from './engine.js';
import { GlassformerError, quote } from './errors.js';
import { explainer } from './explain.js';
import type { Explain } from './explanation.js';
import { readOptionalText, readText } from './files.js';
import { checkOptions, without } from './options.js';
import type {
  Config,
  DType,
  ForwardOptions,
  Generated,
  GenerationOptions,
  LoadOptions,
  Parameters,
  ProgressInfo,
  Tensor,
  Trace,
  TranslateOptions,
  Variant,
} from './types.js';

export type Ids = readonly number[];
export type IdsForwardOptions = Pick<ForwardOptions, 'trace' | 'interventions' | 'signal'>;
export type GenerateOptions = Omit<TranslateOptions, 'src_lang' | 'tgt_lang'>;

const IDS_FORWARD_RULES = without(FORWARD_RULES, 'src_lang', 'tgt_lang');
const GENERATE_RULES = without(TRANSLATE_RULES, 'src_lang', 'tgt_lang');

/** One result, or, where `num_return_sequences` is given, a list of the best. */
export type OneOrBest<Options, Result> = Options extends { num_return_sequences: number }
  ? Result[]
  : Result;

/** The model by token ids, without a tokenizer: any directory of the `marian` type. */
export class Transformer implements AsyncDisposable {
  /** What config.json says. */
  readonly config: Config;
  /** How weights are kept. */
  readonly dtype: DType;
  /** The WebAssembly build that computes. */
  readonly variant: Variant;
  /** Every weight, by name. */
  readonly parameters: Parameters;
  /** Options that generation_config.json gives. */
  readonly #defaults: GivenOptions;
  readonly #connection: Connection;

  private constructor(
    connection: Connection,
    config: Config,
    defaults: GivenOptions,
    { dtype, variant, parameters }: Loaded,
  ) {
    this.#connection = connection;
    this.config = config;
    this.#defaults = defaults;
    this.dtype = dtype;
    this.variant = variant;
    this.parameters = {
      names: () => parameters,
      get: (name) => connection.call('parameter', { name }),
    };
  }

  /** Loads config.json, generation_config.json if there is one, and model.safetensors. */
  static async from_pretrained(
    directory: string | URL,
    options?: LoadOptions,
  ): Promise<Transformer> {
    const checked = checkOptions('from_pretrained', options, LOAD_RULES);
    const { dtype, variant, progress_callback, signal, cacheName, worker = true } = checked;
    const location = directoryUrl(directory);
    const report = (info: ProgressInfo) => progress_callback?.(info);
    const request = (file: string) => ({ directory: location, file, report, signal, cacheName });
    const [config, generation] = await Promise.all([
      readText(request('config.json')),
      readOptionalText(request('generation_config.json')),
    ]);
    const content = parseJson(config, `${location}config.json`) as Config;
    const defaults =
      generation === undefined
        ? {}
        : defaultsOf(parseJson(generation, `${location}generation_config.json`), content);
    const connection = await connect(worker);
    try {
      const loaded = await connection.call(
        'load',
        { directory: location.href, config, dtype, variant, cacheName },
        { signal, onEvent: (info) => report(info as ProgressInfo) },
      );
      report({ status: 'ready', name: location.href });
      return new Transformer(connection, content, defaults, loaded);
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /**
   * A teacher-forced pass: every position of the target at once. `target` is the decoder's input,
   * start token included. Logits are (T, V), or (B, T, V) for batches, which are padded.
   */
  async forward(
    source: Ids | readonly Ids[],
    target: Ids | readonly Ids[],
    options?: IdsForwardOptions,
  ): Promise<{ logits: Tensor; trace: Trace; explain: Explain }> {
    const checked = checkOptions('forward', options, IDS_FORWARD_RULES);
    const { trace, interventions, signal } = checked;
    const sources = isBatch('source', source) ? source : [source];
    const targets = isBatch('target', target) ? target : [target];
    const pass = { sources, targets, interventions };
    const argument = { pass, patterns: patternsOf(trace) };
    const result = await this.#connection.call('forward', argument, { signal });
    const single = !isBatch('source', source);
    const explain = explainer(this.#connection, pass, single);
    if (!single) return { ...result, explain };
    const { dims, data } = result.logits;
    return { logits: { dims: dims.slice(1), data }, trace: unbatched(result.trace), explain };
  }

  /** Generates from one sequence of ids, or from each of several. */
  generate<Options extends GenerateOptions = GenerateOptions>(
    source: Ids,
    options?: Options,
  ): Promise<OneOrBest<Options, Generated>>;
  generate<Options extends GenerateOptions = GenerateOptions>(
    source: readonly Ids[],
    options?: Options,
  ): Promise<OneOrBest<Options, Generated>[]>;
  async generate(source: Ids | readonly Ids[], options?: GenerateOptions): Promise<unknown> {
    const checked = checkOptions('generate', options, GENERATE_RULES);
    const batch = isBatch('source', source);
    const found = await this.generateBatch(batch ? source : [source], checked);
    const results =
      checked.num_return_sequences === undefined ? found.map(([best]) => best) : found;
    return batch ? results : results[0];
  }

  /** @internal Checked already; all hypotheses of each source, best first. */
  generateBatch(
    sources: readonly Ids[],
    { signal, interventions, ...options }: GenerateOptions,
    onProgress?: (ids: readonly number[]) => void,
  ): Promise<Generated[][]> {
    return this.#connection.call(
      'generate',
      {
        sources,
        options: this.generationOptions(options),
        interventions,
        progress: onProgress !== undefined,
      },
      { signal, onEvent: (ids) => onProgress?.(ids as number[]) },
    );
  }

  /** @internal */
  generationOptions(options: GenerationOptions): GivenOptions {
    return { ...this.#defaults, ...options };
  }

  /** @internal */
  get connection(): Connection {
    return this.#connection;
  }

  /** Ends the worker and frees the model's memory. */
  async dispose(): Promise<void> {
    await this.#connection.close();
  }

  [asyncDispose](): Promise<void> {
    return this.dispose();
  }
}

/** @internal */
export function directoryUrl(directory: unknown): URL {
  if (typeof directory === 'string' || directory instanceof URL) {
    try {
      return platform.directory(directory);
    } catch {
      // Not a URL: said below.
    }
  }
  throw new GlassformerError(
    'invalid_argument',
    `the model directory must be a path or a URL, not ${quote(directory)}`,
  );
}

function parseJson(text: string, url: string): Record<string, unknown> {
  let problem = 'it is not an object';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch (error) {
    problem = (error as Error).message;
    if (/^\s*</.test(text)) problem = 'a web page came instead, so the file is probably not there';
  }
  throw new GlassformerError('invalid_config', `${url} must be a JSON object, but ${problem}`);
}

/** Options in generation_config.json, under Hugging Face's names. */
function defaultsOf(
  content: Record<string, unknown>,
  { max_position_embeddings }: Config,
): GivenOptions {
  const defaults: Record<string, unknown> = {};
  for (const name of Object.keys(GENERATION_RULES) as (keyof GenerationOptions)[]) {
    if (GENERATION_RULES[name].accepts(content[name])) defaults[name] = content[name];
  }
  // Hugging Face's max_length counts the start token; bad_words_ids of one id each never come.
  const { max_length, bad_words_ids } = content;
  if (defaults.max_new_tokens === undefined && Number.isSafeInteger(max_length)) {
    defaults.max_new_tokens = Math.max(1, Number(max_length) - 1);
  }
  if (Number(defaults.max_new_tokens) > max_position_embeddings) {
    defaults.max_new_tokens = max_position_embeddings;
  }
  if (Array.isArray(bad_words_ids)) {
    const lists = bad_words_ids as (readonly number[])[];
    defaults.suppress_tokens = lists.filter((ids) => ids.length === 1).flat();
  }
  return defaults as GivenOptions;
}
