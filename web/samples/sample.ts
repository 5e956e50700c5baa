/** What a sample is given, and what it may come to. */
import type {
  Explain,
  Forward,
  ForwardOptions,
  Interventions,
  Language,
  Tensor,
  Trace,
  Translator,
} from 'glassformer';

/** A record of what was asked for: in a sample it is there. */
export interface Known extends Trace {
  get(name: string): Tensor;
}

/** What samples use of a `Translator`. */
export interface SampleTranslator extends Pick<
  Translator,
  'startDecoding' | 'beams' | 'translate' | 'tokenize' | 'token' | 'parameters' | 'config'
> {
  forward(
    source: string | readonly string[],
    target: string | readonly string[] | readonly number[],
    options?: ForwardOptions,
  ): Promise<Omit<Forward, 'trace'> & { readonly trace: Known; readonly explain: Explain }>;
}

/** Everything a sample may ask for; each says which it does. */
export interface Given {
  readonly translator: SampleTranslator;
  readonly text: string;
  readonly texts: readonly string[];
  readonly tgt_lang: Language;
  /** The translation as the decoder was given it: ids without `<sos>`; or a text. */
  readonly target: readonly number[] | string;
  /** Path of an attention: `encoder.layers.0.self_attn`. */
  readonly attention: string;
  readonly head: number;
  /** Path of a norm: `encoder.layers.0.self_attn_layer_norm`. */
  readonly norm: string;
  /** Path of a layer: `encoder.layers.0`. */
  readonly layer: string;
  /** Names of tensors in the record: of any, and of what goes into an operation. */
  readonly name: string;
  readonly names: readonly string[];
  readonly input: string;
  readonly added: string;
  /** Of a number in a tensor. */
  readonly index: readonly number[];
  /** Of a row of a matrix. */
  readonly row: number;
  /** A token that is left out. */
  readonly other: number;
  readonly made: 'query' | 'key' | 'value';
  readonly stage: 'products' | 'scores' | 'masked_scores' | 'weights' | 'context';
  readonly interventions: Interventions;
  readonly max_new_tokens: number;
  readonly temperature: number;
  readonly gamma: number;
  readonly beta: number;
  readonly length: number;
  readonly size: number;
  readonly layout: 'interleaved' | 'marian';
  /** The tokens of each word, by their places. */
  readonly words: readonly (readonly number[])[];
  /** Words of several phrases, each by the places of its tokens. */
  readonly phrases: readonly {
    readonly text: string;
    readonly tgt_lang: Language;
    readonly words: readonly (readonly number[])[];
  }[];
  /** Whether every vector counts as if its length were 1. */
  readonly unit: boolean;
  /** What is multiplied: of one head, by its name in the record. */
  readonly left: 'query' | 'key' | 'value' | 'weights';
  readonly right: 'query' | 'key' | 'value' | 'weights';
  /** Other tokens than the model's own best, by their ids. */
  readonly choices: readonly { readonly step: number; readonly token: number }[];
  readonly num_beams: number;
  /** Ways through a translation, by the ids of their tokens. */
  readonly ways: readonly (readonly number[])[];
  /** A step of decoding, from 0. */
  readonly step: number;
  /** Places in the order of probabilities, from 0. */
  readonly ranks: readonly number[];
  /** Rows of a matrix: from one up to, but without, another. */
  readonly from: number;
  readonly to: number;
}

/** One line of a table. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** A tensor, a matrix in rows, a table, or a text. */
export type Result = Tensor | readonly Float32Array[] | readonly Row[] | string;

/** A few lines with the package, given what the page shows just now. */
export type Sample<Names extends keyof Given> = (
  given: Pick<Given, Names | 'translator'>,
) => Promise<Result>;
