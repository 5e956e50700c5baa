/**
 * What the package gives and takes. Names follow transformers.js where it has the thing
 * (snake_case options, `from_pretrained`, `dispose`); what is ours is camelCase.
 */

import type { Explain } from './explanation.js';

/** A piece of text as the model sees it. */
export interface Token {
  /** Its row in the vocabulary. */
  readonly id: number;
  /** The piece as the vocabulary spells it: `▁How`, `<eos>`, `<0xED>`. */
  readonly piece: string;
  /**
   * The piece as people read it: `How`, `<eos>`. Where a character is spelled in bytes, the token of
   * its first byte reads as the character, those of the others as the empty string.
   */
  readonly text: string;
  /** Whether it is one of the model's own marks (`<sos>`, `<eos>`, `<pad>`, `>>ko<<`). */
  readonly special: boolean;
}

/** Numbers with a shape, row-major, outermost dimension first. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Tensors by name: `decoder.layers.0.self_attn.weights`. */
export type Trace = ReadonlyMap<string, Tensor>;

/** What a safetensors file holds. */
export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** Texts about them. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What to record: nothing, everything, or names in which `*` stands for any characters. */
export type TraceSelection = boolean | readonly string[];

export type DType = 'fp32' | 'q8';
export type Language = 'en' | 'ko' | 'ko-polite';
/** One of these, or what else a model's tags `>>fra<<` name: see `Translator.languages`. */
export type AnyLanguage = Language | (string & Record<never, never>);

/** A message about loading, as transformers.js gives it. */
export interface ProgressInfo {
  readonly status: 'initiate' | 'download' | 'progress' | 'done' | 'ready';
  /** The model directory. */
  readonly name: string;
  readonly file?: string;
  /** Percent of this file. */
  readonly progress?: number;
  readonly loaded?: number;
  readonly total?: number;
}

export interface LoadOptions {
  /** `q8` keeps weights in 8 bits, `fp32` computes in 32-bit floats; default: as the file is. */
  dtype?: DType;
  progress_callback?: (info: ProgressInfo) => void;
  signal?: AbortSignal;
  /** Browsers only: keep the files in the Cache Storage of this name and read them from there. */
  cacheName?: string;
  /** Node only: compute on the calling thread instead of a worker thread. */
  worker?: boolean;
  /** The WebAssembly build to use; default: the fastest that runs here. */
  variant?: Variant;
}

/** The builds of the C++ core: with relaxed SIMD, and with SIMD128 alone. */
export type Variant = 'relaxed' | 'simd';

/** What config.json says; the keys that every `marian` model has, and any others. */
export interface Config {
  readonly [key: string]: unknown;
  readonly vocab_size: number;
  readonly d_model: number;
  readonly encoder_layers: number;
  readonly decoder_layers: number;
  readonly encoder_attention_heads: number;
  readonly decoder_attention_heads: number;
  readonly encoder_ffn_dim: number;
  readonly decoder_ffn_dim: number;
  readonly max_position_embeddings: number;
  readonly activation_function: string;
  readonly pad_token_id: number;
  readonly eos_token_id: number;
  readonly decoder_start_token_id: number;
}

export interface GenerationOptions {
  max_new_tokens?: number;
  min_length?: number;
  num_beams?: number;
  num_return_sequences?: number;
  /** A beam's score is Σ log p / length^length_penalty. */
  length_penalty?: number;
  do_sample?: boolean;
  temperature?: number;
  top_k?: number;
  top_p?: number;
  repetition_penalty?: number;
  no_repeat_ngram_size?: number;
  /** Stop a beam search as soon as `num_beams` translations are finished. */
  early_stopping?: boolean;
  /** Seed of this call's sampling; the same seed gives the same text. */
  seed?: number;
}

/** What is put in the place of one head's attention. */
export interface HeadIntervention {
  /** Path of the attention: `encoder.layers.0.self_attn`. */
  readonly attention: string;
  readonly head: number;
  /** `off`: it says nothing; `uniform`: it looks equally everywhere; `weights`: as these say. */
  readonly kind: 'off' | 'uniform' | 'weights';
  /** (T, S) of a whole sentence, in the place of softmax's result. */
  readonly weights?: Tensor;
}

/** What-if: changes to the computation itself, for looking at what each part is good for. */
export interface Interventions {
  /** Off: scores are QKᵀ, not QKᵀ / √K. */
  readonly scaling?: boolean;
  /** softmax(scores / temperature) in every attention. */
  readonly temperature?: number;
  /** Off: embeddings without positions. */
  readonly positions?: boolean;
  /** Off: padding is looked at. */
  readonly padding_mask?: boolean;
  /** Off: the decoder looks ahead. */
  readonly causal_mask?: boolean;
  /** Off: f(x) in the place of x + f(x). */
  readonly residual?: boolean;
  /** Off: layer norms pass their input on. */
  readonly norm?: boolean;
  readonly heads?: readonly HeadIntervention[];
}

export interface TranslateOptions extends GenerationOptions {
  /** Language of the text, needed only where it cannot be told from `tgt_lang`. */
  src_lang?: AnyLanguage;
  tgt_lang?: AnyLanguage;
  interventions?: Interventions;
  signal?: AbortSignal;
}

export interface Translation {
  readonly text: string;
  /** What the model generated, `<eos>` included. */
  readonly tokens: readonly Token[];
  /** Probability of each token when it was chosen. */
  readonly probabilities: readonly number[];
  /** Σ log p / length^length_penalty. */
  readonly score: number;
}

/** Options of `beams`: those of `translate` but for samples; as many are returned as are kept. */
export type BeamOptions = Omit<
  TranslateOptions,
  'do_sample' | 'temperature' | 'top_k' | 'top_p' | 'seed' | 'num_return_sequences'
>;

/**
 * What became of a hypothesis:
 * - `kept`: longer ones were kept in its place;
 * - `finished`: it ended, and is one of the `num_beams` best that did;
 * - `displaced`: it ended, but `num_beams` better ones did, too;
 * - `pruned`: nothing that may follow it was among the best;
 * - `unfinished`: it was running when there was nothing better to be found.
 */
export type BeamState = 'kept' | 'finished' | 'displaced' | 'pruned' | 'unfinished';

/** A hypothesis that a beam search kept after some step: the one before it, and a token more. */
export interface BeamNode {
  /** Index of the one before it, which is less than its own; −1: `<sos>` alone. */
  readonly parent: number;
  /** Its last token. */
  readonly token: Token;
  /** Index of the step at which that was chosen: 0 for the one that sees only `<sos>`. */
  readonly step: number;
  /** Of its last token, after those before it. */
  readonly probability: number;
  readonly logProbability: number;
  /** Σ log p, by which running hypotheses are compared. */
  readonly sum: number;
  /** Σ log p / t^length_penalty with its t tokens, by which finished ones are compared. */
  readonly score: number;
  readonly state: BeamState;
}

/** A beam search, with the way that it took. */
export interface BeamSearch {
  /** The `num_beams` best, best first: of the nodes, the finished ones. */
  readonly hypotheses: readonly Translation[];
  /** Every hypothesis that was kept after some step or ended: a tree, parents first. */
  readonly nodes: readonly BeamNode[];
}

/** A translation while it is being written. */
export interface PartialTranslation {
  /** The newest token. */
  readonly token: Token;
  /** All tokens so far. */
  readonly tokens: readonly Token[];
  /** The text so far. */
  readonly text: string;
}

/** Ids that `Transformer.generate` made. */
export interface Generated {
  /** Without the start token, with the end token if it came. */
  readonly ids: readonly number[];
  /** Probability of each id when it was chosen. */
  readonly probabilities: readonly number[];
  /** Σ log p / length^length_penalty. */
  readonly score: number;
}

/** What `pipeline('translation', …)` gives, as transformers.js does. */
export interface TranslationOutput {
  readonly translation_text: string;
}

export interface Candidate {
  readonly token: Token;
  readonly probability: number;
  readonly logit: number;
}

/** One step of decoding: the next token given those before it. */
export interface DecodingStep {
  /** 0 for the step that sees only `<sos>`. */
  readonly index: number;
  /** What the decoder has been given so far: `<sos>`, 커피, … */
  readonly decoderInput: readonly Token[];
  /** The whole vocabulary, or as much as was asked for, best first. */
  readonly candidates: readonly Candidate[];
  /** The best candidate: what decoding goes on with unless `choose` says otherwise. */
  readonly prediction: Token;
  /** Of the whole vocabulary, by id, whether listed as candidates or not. */
  readonly probabilities: Float32Array;
  readonly logits: Float32Array;
  /** What was recorded in this step (T = 1 but for the whole cache in keys and values). */
  readonly trace: Trace;
}

export interface DecodingOptions {
  src_lang?: AnyLanguage;
  tgt_lang?: AnyLanguage;
  trace?: TraceSelection;
  /** At most so many tokens; default: as generation_config.json says, or 64. */
  max_new_tokens?: number;
  /** How many candidates a step lists; default: all. */
  candidates?: number;
  interventions?: Interventions;
  signal?: AbortSignal;
}

/** Decoding one step at a time, with branches. */
export interface Decoding extends AsyncIterable<DecodingStep>, AsyncDisposable {
  /** `>>ko<<`, How, about, coffee, ?, `<eos>` */
  readonly source: readonly Token[];
  /** `<sos>` and every token chosen so far. */
  readonly target: readonly Token[];
  /** What was recorded while encoding. */
  readonly encoderTrace: Trace;
  /** Whether `<eos>` was chosen or the length limit reached. */
  readonly done: boolean;
  /** The text of `target` without special tokens. */
  readonly text: string;
  /** Σ log p of the tokens chosen. */
  readonly score: number;
  /** Goes on with the prediction (or the token chosen) and computes the step after it. */
  next(): Promise<IteratorResult<DecodingStep, undefined>>;
  /** Goes on from the last step with another token than its prediction. */
  choose(tokenId: number): void;
  /** Takes back the last `count` steps (default 1); the next step is computed anew. */
  back(count?: number): void;
  /** A second decoding that starts from here; both go on independently. */
  fork(): Promise<Decoding>;
  dispose(): Promise<void>;
}

export interface ForwardOptions {
  src_lang?: AnyLanguage;
  tgt_lang?: AnyLanguage;
  trace?: TraceSelection;
  interventions?: Interventions;
  signal?: AbortSignal;
}

/** A teacher-forced pass: every position of the target at once. */
export interface Forward {
  /** One array for each sentence, `<pad>` where it is shorter than the longest. */
  readonly source: readonly (readonly Token[])[];
  /** The decoder's input: `<sos>` and the target without `<eos>`, padded likewise. */
  readonly target: readonly (readonly Token[])[];
  /** (B, T, V); without B where one sentence was given as a string. */
  readonly logits: Tensor;
  readonly trace: Trace;
  /** Follows any number of this pass to its origin, as often as one likes. */
  readonly explain: Explain;
}

/** Weights by name, without the file's `model.` prefix: `shared.weight`. */
export interface Parameters {
  names(): readonly string[];
  get(name: string): Promise<Tensor>;
}

/** Numbers with a shape: a tensor, a vector, or arrays in arrays. */
export type Numbers = Tensor | Float32Array | NestedNumbers;
export type NestedNumbers = readonly (number | NestedNumbers)[];

export interface AttentionOptions {
  /** Divide by √K; default: true. */
  readonly scaling?: boolean;
  /** Position i sees keys up to i only. */
  readonly causal?: boolean;
  /** The last keys, which are not to be looked at. */
  readonly padding?: number;
  /** (T, S), added to the scores besides: 0, or -Infinity where it must not look. */
  readonly mask?: Numbers;
}

export interface NormOptions {
  /** Scale of each column; default: 1. */
  readonly gamma?: Numbers;
  /** Shift of each column; default: 0. */
  readonly beta?: Numbers;
  /** Added to the variance; default: 1e-5. */
  readonly epsilon?: number;
}

/** (F, D), (F), (E, F), (E). */
export interface FeedForwardWeights {
  readonly w1: Numbers;
  readonly b1: Numbers;
  readonly w2: Numbers;
  readonly b2: Numbers;
}
