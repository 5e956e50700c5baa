import {
  BEAM_RULES,
  checkTexts,
  DECODING_RULES,
  FORWARD_RULES,
  LANGUAGE_RULES,
  LOAD_RULES,
  patternsOf,
  TRANSLATE_RULES,
  unbatched,
} from './arguments.js';
import { endDecoding, TranslatorDecoding } from './decoding.js';
import { asyncDispose } from './dispose.js';
import { GlassformerError } from './errors.js';
import { explainer } from './explain.js';
import { readText } from './files.js';
import { type LanguageOptions, targetLanguage } from './languages.js';
import { checkOptions, type Rules, without } from './options.js';
import { Tokenizer } from './tokenizer.js';
import { directoryUrl, type OneOrBest, Transformer } from './transformer.js';
import type {
  BeamOptions,
  BeamSearch,
  Config,
  Decoding,
  DecodingOptions,
  DType,
  Forward,
  ForwardOptions,
  Generated,
  LoadOptions,
  Parameters,
  PartialTranslation,
  ProgressInfo,
  Token,
  TranslateOptions,
  Translation,
  Variant,
} from './types.js';

/** Options of `stream`: those under which each new token stays. */
export type StreamOptions = Omit<
  TranslateOptions,
  'num_beams' | 'num_return_sequences' | 'length_penalty' | 'early_stopping'
>;

const STREAM_RULES: Rules<StreamOptions> = without(
  TRANSLATE_RULES,
  'num_beams',
  'num_return_sequences',
  'length_penalty',
  'early_stopping',
);

/** Nothing to translate: no model would say so. */
const EMPTY: Translation = Object.freeze({ text: '', tokens: [], probabilities: [], score: 0 });

/** A model with its tokenizer: text in, text out. */
export class Translator implements AsyncDisposable {
  readonly #transformer: Transformer;
  readonly #tokenizer: Tokenizer;

  private constructor(transformer: Transformer, tokenizer: Tokenizer) {
    this.#transformer = transformer;
    this.#tokenizer = tokenizer;
  }

  /** Loads a model directory: a URL, relative to the page, or in Node a path. */
  static async from_pretrained(
    directory: string | URL,
    options?: LoadOptions,
  ): Promise<Translator> {
    const checked = checkOptions('from_pretrained', options, LOAD_RULES);
    const { progress_callback, signal, cacheName } = checked;
    const report = (info: ProgressInfo) => progress_callback?.(info);
    const file = 'tokenizer.json';
    const location = directoryUrl(directory);
    // What fails, or the caller, stops the other.
    const stop = new AbortController();
    const abort = () => stop.abort(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    const loading = Transformer.from_pretrained(location, {
      ...checked,
      signal: stop.signal,
      progress_callback: (info) => {
        if (info.status !== 'ready') report(info);
      },
    });
    const request = { directory: location, file, report, signal: stop.signal, cacheName };
    const reading = readText(request).then((json) => new Tokenizer(json, `${location}${file}`));
    try {
      const [transformer, tokenizer] = await Promise.all([loading, reading]);
      report({ status: 'ready', name: location.href });
      return new Translator(transformer, tokenizer);
    } catch (error) {
      stop.abort(error);
      const transformer = await loading.catch(() => undefined);
      await transformer?.dispose();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** What config.json says. */
  get config(): Config {
    return this.#transformer.config;
  }

  /** How weights are kept. */
  get dtype(): DType {
    return this.#transformer.dtype;
  }

  /** The WebAssembly build that computes. */
  get variant(): Variant {
    return this.#transformer.variant;
  }

  /** Every weight, by name. */
  get parameters(): Parameters {
    return this.#transformer.parameters;
  }

  /** Languages to translate into. */
  get languages(): readonly string[] {
    return this.#tokenizer.languages;
  }

  /** The tokens of a text, as `translate` would read it, at once. */
  tokenize(text: string, options?: LanguageOptions): readonly Token[] {
    const checked = checkOptions('tokenize', options, LANGUAGE_RULES);
    checkTexts('text', text);
    return this.#tokenizer.tokens(this.#source(text, checked));
  }

  /** One token of the vocabulary. */
  token(id: number): Token {
    return this.#tokenizer.token(id);
  }

  /**
   * Translates a text, or several at once. Where the options give `num_return_sequences`, each text
   * has a list of translations, best first. A text of nothing but white space has an empty one.
   */
  translate<Options extends TranslateOptions = TranslateOptions>(
    text: string,
    options?: Options,
  ): Promise<OneOrBest<Options, Translation>>;
  translate<Options extends TranslateOptions = TranslateOptions>(
    texts: readonly string[],
    options?: Options,
  ): Promise<OneOrBest<Options, Translation>[]>;
  async translate(text: string | readonly string[], options?: TranslateOptions): Promise<unknown> {
    const checked = checkOptions('translate', options, TRANSLATE_RULES);
    const { src_lang, tgt_lang, ...generation } = checked;
    const texts = checkTexts('text', text);
    const sources = texts.map((each) => this.#source(each, { src_lang, tgt_lang }));
    const filled = sources.filter((_, index) => !this.#isEmpty(texts[index] as string));
    const found =
      filled.length === 0 ? [] : await this.#transformer.generateBatch(filled, generation);
    let next = 0;
    const translations = texts.map((each) =>
      this.#isEmpty(each) ? [EMPTY] : (found[next++] as Generated[]).map((g) => this.#finish(g)),
    );
    const results =
      checked.num_return_sequences === undefined
        ? translations.map(([best]) => best)
        : translations;
    return Array.isArray(text) ? results : results[0];
  }

  /** Translates a text and yields each token as soon as it is chosen. */
  async *stream(
    text: string,
    options?: StreamOptions,
  ): AsyncGenerator<PartialTranslation, void, undefined> {
    const checked = checkOptions('stream', options, STREAM_RULES);
    const { src_lang, tgt_lang, signal, ...generation } = checked;
    checkTexts('text', text);
    const source = this.#source(text, { src_lang, tgt_lang });
    if (this.#isEmpty(text)) return;

    const abandoned = new AbortController();
    const abort = () => abandoned.abort(signal?.reason);
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);
    const arrived: (readonly number[])[] = [];
    let wake: () => void = () => undefined;
    let ended = false;
    const generating = this.#transformer
      .generateBatch([source], { ...generation, num_beams: 1, signal: abandoned.signal }, (ids) => {
        arrived.push(ids);
        wake();
      })
      .finally(() => {
        ended = true;
        wake();
      });
    try {
      for (;;) {
        const ids = arrived.shift();
        if (ids !== undefined) {
          const tokens = this.#tokenizer.tokens(ids);
          yield { token: tokens.at(-1) as Token, tokens, text: this.#tokenizer.decode(ids) };
        } else if (ended) {
          await generating;
          return;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      abandoned.abort();
      await generating.catch(() => undefined);
    }
  }

  /**
   * Translates a text by beam search and tells the way that the search took: every hypothesis that
   * it kept, and which it finished or gave up. A text of nothing but white space has no way.
   */
  async beams(text: string, options?: BeamOptions): Promise<BeamSearch> {
    const checked = checkOptions('beams', options, BEAM_RULES);
    const { src_lang, tgt_lang, interventions, signal, ...generation } = checked;
    checkTexts('text', text);
    const source = this.#source(text, { src_lang, tgt_lang });
    if (this.#isEmpty(text)) return { hypotheses: [EMPTY], nodes: [] };
    const given = this.#transformer.generationOptions({ ...generation, do_sample: false });
    const { hypotheses, points } = await this.#transformer.connection.call(
      'beams',
      {
        sources: [source],
        options: { ...given, num_return_sequences: given.num_beams ?? 1 },
        interventions,
      },
      { signal },
    );
    return {
      hypotheses: hypotheses.map((hypothesis) => this.#finish(hypothesis)),
      nodes: points.map(({ id, ...point }) => ({
        ...point,
        token: this.#tokenizer.token(id),
        probability: Math.exp(point.logProbability),
      })),
    };
  }

  /** Starts a translation that is carried out step by step. */
  async startDecoding(text: string, options?: DecodingOptions): Promise<Decoding> {
    const checked = checkOptions('startDecoding', options, DECODING_RULES);
    const { src_lang, tgt_lang, trace, max_new_tokens, interventions, signal } = checked;
    checkTexts('text', text);
    const source = this.#source(text, { src_lang, tgt_lang });
    const { connection, config } = this.#transformer;
    const given = this.#transformer.generationOptions(
      max_new_tokens === undefined ? {} : { max_new_tokens },
    );
    const { decoding, sourceTrace, limit } = await connection.call(
      'startDecoding',
      { source, patterns: patternsOf(trace), options: given, interventions },
      { signal, discard: ({ decoding }) => endDecoding(connection, decoding) },
    );
    const context = {
      connection,
      tokenizer: this.#tokenizer,
      source: this.#tokenizer.tokens(source),
      encoderTrace: unbatched(sourceTrace),
      startToken: config.decoder_start_token_id,
      endToken: config.eos_token_id,
      limit,
      candidates: checked.candidates ?? config.vocab_size,
      signal,
    };
    return new TranslatorDecoding(context, decoding);
  }

  /**
   * A teacher-forced pass over a text, or several, and their translations: every position at once.
   * A target is a text, or ids without the start token.
   */
  async forward(
    source: string | readonly string[],
    target: string | readonly string[] | readonly number[] | readonly (readonly number[])[],
    options?: ForwardOptions,
  ): Promise<Forward> {
    const checked = checkOptions('forward', options, FORWARD_RULES);
    const { src_lang, tgt_lang, trace, interventions, signal } = checked;
    const single = typeof source === 'string';
    const texts = checkTexts('source', source);
    const given = targetsOf(target);
    if (given.length !== texts.length) {
      throw new GlassformerError(
        'invalid_argument',
        `expected as many targets as sources, ${texts.length}, found ${given.length}`,
      );
    }
    const { pad_token_id, decoder_start_token_id } = this.config;
    const sources = texts.map((text) => this.#source(text, { src_lang, tgt_lang }));
    const targets = given.map((each) => [
      decoder_start_token_id,
      ...(typeof each === 'string' ? this.#tokenizer.encode(each) : each),
    ]);
    const { connection } = this.#transformer;
    const pass = { sources, targets, interventions };
    const argument = { pass, patterns: patternsOf(trace) };
    const batch = await connection.call('forward', argument, { signal });
    const { dims, data } = batch.logits;
    return {
      source: this.#padded(sources, pad_token_id),
      target: this.#padded(targets, pad_token_id),
      logits: single ? { dims: dims.slice(1), data } : batch.logits,
      trace: single ? unbatched(batch.trace) : batch.trace,
      explain: explainer(connection, pass, single),
    };
  }

  /** Ends the worker and frees the model's memory. */
  dispose(): Promise<void> {
    return this.#transformer.dispose();
  }

  [asyncDispose](): Promise<void> {
    return this.dispose();
  }

  /** The ids of a source: the tag of the language to translate into, the text, the end token. */
  #source(text: string, options: LanguageOptions): number[] {
    const language = targetLanguage(text, options, this.#tokenizer);
    const ids = this.#tokenizer.encode(text);
    ids.push(this.config.eos_token_id);
    if (language !== undefined) ids.unshift(this.#tokenizer.tag(language));
    const most = this.config.max_position_embeddings;
    if (ids.length > most) {
      throw new GlassformerError(
        'input_too_long',
        `expected a text of at most ${most} tokens, found ${ids.length}; ` +
          'translate its sentences one by one',
      );
    }
    return ids;
  }

  #isEmpty(text: string): boolean {
    return this.#tokenizer.encode(text).length === 0;
  }

  #finish({ ids, probabilities, score }: Generated): Translation {
    const tokens = this.#tokenizer.tokens(ids);
    return { text: this.#tokenizer.decode(ids), tokens, probabilities, score };
  }

  #padded(sequences: readonly (readonly number[])[], pad: number): Token[][] {
    const longest = Math.max(...sequences.map((ids) => ids.length));
    return sequences.map((ids) =>
      this.#tokenizer.tokens([...ids, ...Array<number>(longest - ids.length).fill(pad)]),
    );
  }
}

type Targets = string | readonly string[] | readonly number[] | readonly (readonly number[])[];

/** One text or one list of ids for each sentence. */
function targetsOf(target: Targets): readonly (string | readonly number[])[] {
  if (typeof target === 'string') return [target];
  const isId = (value: unknown) => Number.isSafeInteger(value);
  if (Array.isArray(target) && target.length > 0) {
    if (target.every(isId)) return [target as readonly number[]];
    const sequences = target as readonly unknown[];
    const fits = (each: unknown) =>
      typeof each === 'string' || (Array.isArray(each) && each.every(isId));
    if (sequences.every(fits)) return sequences as readonly (string | readonly number[])[];
  }
  throw new GlassformerError(
    'invalid_argument',
    'target must be a string, an array of token ids, or an array of such',
  );
}
