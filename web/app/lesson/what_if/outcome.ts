/** What the model makes of the sentence on top when something in its computation is changed. */
import {
  type Computed,
  type Explain,
  type Interventions,
  Operations,
  type Tensor,
  type Token,
  type Trace,
  type Translation,
} from 'glassformer';
import type { Model } from '../../state/page.svelte';
import type { Path } from '../../state/path';

/** Enough for the sentences of a lesson: a model in disorder may never come to an end. */
const MOST_TOKENS = 32;

/** What is traced besides what is asked for, to see how probable each token is. */
const PROBABILITIES = 'probabilities';

/** One of two passes that are compared. */
export interface Pass {
  readonly trace: Trace;
  /** Where any number of it comes from. */
  readonly explain: Explain;
}

/** changed − as it is, as the package computes it. */
export type Difference = Computed<'output'>;

export interface Outcome extends Pass {
  /** As the model is, without the change. */
  readonly path: Path;
  /** Translated anew, once as the model is and once with the change. */
  readonly before: Translation;
  readonly after: Translation;
  /** With the change, over the very tokens of the path: the values asked for and probabilities. */
  readonly trace: Trace;
  /** Of the values asked for. */
  readonly differences: ReadonlyMap<string, Difference>;
  readonly interventions: Interventions;
  /** Tokens that either translation may have at most. */
  readonly limit: number;
}

/** A head of the decoder can look for itself at so many tokens as its own weights have rows. */
function longest({ heads = [] }: Interventions): number {
  const rows = heads.flatMap(({ attention, weights }) =>
    attention.startsWith('decoder') && weights ? (weights.dims[0] ?? 0) : [],
  );
  return Math.min(MOST_TOKENS, ...rows);
}

/** Translates once more, and goes through the path's own tokens once more, with the change. */
export async function outcomeOf(
  model: Model,
  path: Path,
  interventions: Interventions,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Outcome> {
  const { text, language: tgt_lang } = path;
  const given = path.target.slice(1, -1).map(({ id }) => id);
  const limit = longest(interventions);
  const options = { tgt_lang, signal, max_new_tokens: limit };
  const [{ trace, explain }, before, after] = await Promise.all([
    model.forward(text, given.length > 0 ? given : '', {
      tgt_lang,
      interventions,
      signal,
      trace: [...names, PROBABILITIES],
    }),
    model.translate(text, options),
    model.translate(text, { ...options, interventions }),
  ]);
  const differences = await differencesOf(path.trace, trace);
  signal.throwIfAborted();
  return { path, before, after, trace, explain, differences, interventions, limit };
}

async function differencesOf(before: Trace, after: Trace): Promise<Outcome['differences']> {
  const asked = [...after].filter(([name]) => name !== PROBABILITIES && before.has(name));
  const differences = asked.map(async ([name, changed]) => {
    const original = before.get(name) as Tensor;
    return [name, await Operations.difference(changed, original)] as const;
  });
  return new Map(await Promise.all(differences));
}

/**
 * A translation as it is read. One that took all the tokens that it may have was cut off: the model
 * is made to end there, so that its last token says nothing of that.
 */
export const textOf = ({ text, tokens }: Translation, limit: number): string =>
  (tokens.length < limit ? text : `${text} …`).trim();

/** A token of the vocabulary with the probability that it comes next. */
export interface Guess {
  readonly id: number;
  readonly probability: number;
}

/** The token that is thought most probable after each row of (T, V). */
export function bestOf({ dims, data }: Tensor): readonly Guess[] {
  const [rows = 0, size = 0] = dims.slice(-2);
  return Array.from({ length: rows }, (_, row) => {
    let id = 0;
    const probabilities = data.subarray(row * size, (row + 1) * size);
    for (let next = 1; next < size; next++) {
      if ((probabilities[next] ?? 0) > (probabilities[id] ?? 0)) id = next;
    }
    return { id, probability: probabilities[id] ?? NaN };
  });
}

/** One token of the path: how probable it was at its step before and after, and what wins now. */
export interface Shift {
  readonly token: Token;
  readonly before: number;
  readonly after: number;
  readonly best: Guess;
}

/** The tokens of the path in both passes; each was predicted in the row before it. */
export function shiftsOf({ target, trace }: Path, changed: Trace): readonly Shift[] {
  const [before, after] = [trace.get(PROBABILITIES), changed.get(PROBABILITIES)];
  if (!before || !after) return [];
  const size = after.dims.at(-1) ?? 0;
  return bestOf(after).flatMap((best, row) => {
    const token = target[row + 1];
    if (!token) return [];
    const place = row * size + token.id;
    return [{ token, before: before.data[place] ?? NaN, after: after.data[place] ?? NaN, best }];
  });
}
