import { GlassformerError, quote } from './errors.js';
import type { LanguageOptions } from './languages.js';
import {
  a_boolean,
  a_function,
  a_name,
  a_number,
  a_positive_number,
  a_probability,
  a_selection,
  an_abort_signal,
  an_integer,
  checkOptions,
  one_of,
  type Rule,
  type Rules,
  without,
} from './options.js';
import type {
  BeamOptions,
  DecodingOptions,
  ForwardOptions,
  GenerationOptions,
  HeadIntervention,
  Interventions,
  LoadOptions,
  Tensor,
  Trace,
  TraceSelection,
  TranslateOptions,
} from './types.js';

export const LOAD_RULES: Rules<LoadOptions> = {
  dtype: one_of('fp32', 'q8'),
  progress_callback: a_function,
  signal: an_abort_signal,
  cacheName: a_name,
  worker: a_boolean,
  variant: one_of('relaxed', 'simd'),
};

/** Rules of the options that the core knows; it checks what depends on the model or on others. */
export const GENERATION_RULES: Rules<GenerationOptions> = {
  max_new_tokens: an_integer(1),
  min_length: an_integer(0),
  num_beams: an_integer(1, 64),
  num_return_sequences: an_integer(1, 64),
  length_penalty: a_number,
  early_stopping: a_boolean,
  do_sample: a_boolean,
  temperature: a_positive_number,
  top_k: an_integer(0),
  top_p: a_probability,
  repetition_penalty: a_positive_number,
  no_repeat_ngram_size: an_integer(0),
  seed: an_integer(0, Number.MAX_SAFE_INTEGER),
};

// Which languages there are depends on the model: see languages.ts.
const a_language = {
  expected: 'the name of a language',
  accepts: (value: unknown) => typeof value === 'string',
};
export const LANGUAGE_RULES: Rules<LanguageOptions> = {
  src_lang: a_language,
  tgt_lang: a_language,
};

const a_tensor: Rule = {
  expected: 'a tensor: { dims, data }',
  accepts: (value) => (value as Partial<Tensor> | null)?.data instanceof Float32Array,
};
const HEAD_RULES: Rules<HeadIntervention> = {
  attention: {
    expected: 'the path of an attention',
    accepts: (value) => typeof value === 'string',
  },
  head: an_integer(0),
  kind: one_of('off', 'uniform', 'weights'),
  weights: a_tensor,
};
const INTERVENTION_RULES: Rules<Interventions> = {
  scaling: a_boolean,
  temperature: a_positive_number,
  positions: a_boolean,
  padding_mask: a_boolean,
  causal_mask: a_boolean,
  residual: a_boolean,
  norm: a_boolean,
  heads: {
    expected: 'an array of changes to heads',
    accepts: (value) =>
      Array.isArray(value) &&
      value.every((head) => {
        const { attention, head: index, kind, weights } = checkOptions('heads', head, HEAD_RULES);
        const complete = attention !== undefined && index !== undefined && kind !== undefined;
        return complete && (kind === 'weights') === (weights !== undefined);
      }),
  },
};
/** An object with options of its own: checking it throws what names the wrong one. */
const interventions: Rule = {
  expected: 'an object of interventions',
  accepts: (value) => checkOptions('interventions', value, INTERVENTION_RULES) !== undefined,
};

export const TRANSLATE_RULES: Rules<TranslateOptions> = {
  ...GENERATION_RULES,
  ...LANGUAGE_RULES,
  interventions,
  signal: an_abort_signal,
};

export const BEAM_RULES: Rules<BeamOptions> = without(
  TRANSLATE_RULES,
  'do_sample',
  'temperature',
  'top_k',
  'top_p',
  'seed',
  'num_return_sequences',
);

export const DECODING_RULES: Rules<DecodingOptions> = {
  ...LANGUAGE_RULES,
  trace: a_selection,
  max_new_tokens: an_integer(1),
  candidates: an_integer(1),
  interventions,
  signal: an_abort_signal,
};

export const FORWARD_RULES: Rules<ForwardOptions> = {
  ...LANGUAGE_RULES,
  trace: a_selection,
  interventions,
  signal: an_abort_signal,
};

/** Name patterns of what is to be recorded. */
export function patternsOf(trace: TraceSelection | undefined): readonly string[] {
  if (typeof trace === 'boolean' || trace === undefined) return trace ? ['*'] : [];
  return trace;
}

/** The record of one sequence without the batch dimension. */
export function unbatched(trace: Trace): Trace {
  const sequence = new Map<string, Tensor>();
  for (const [name, { dims, data }] of trace) {
    sequence.set(name, { dims: hasBatch(name) ? dims.slice(1) : dims, data });
  }
  return sequence;
}

/** Positions are the same for every sequence and have no batch dimension; all else has one. */
export function hasBatch(name: string): boolean {
  return !name.endsWith('.embed_positions');
}

/** `value` if it is a text, or several, of which there is at least one. */
export function checkTexts(where: string, value: unknown): readonly string[] {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  const wrong = texts.findIndex((text) => typeof text !== 'string');
  if (wrong >= 0 || texts.length === 0) {
    const found =
      Array.isArray(value) && wrong >= 0 ? `${quote(texts[wrong])} in it` : quote(value);
    throw new GlassformerError(
      'invalid_argument',
      `${where} must be a string or a non-empty array of strings, not ${found}`,
    );
  }
  return texts as string[];
}

/** Whether a value holds several sequences of ids, having checked that it holds nothing else. */
export function isBatch(
  where: string,
  value: readonly number[] | readonly (readonly number[])[],
): value is readonly (readonly number[])[] {
  const isIds = (ids: unknown) =>
    Array.isArray(ids) && ids.length > 0 && ids.every((id) => Number.isSafeInteger(id));
  if (isIds(value)) return false;
  if (Array.isArray(value) && value.length > 0 && value.every(isIds)) return true;
  throw new GlassformerError(
    'invalid_argument',
    `${where} must be a non-empty array of token ids, or of such arrays, not ${quote(value)}`,
  );
}
