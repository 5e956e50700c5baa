/** One way through a translation: every step of decoding, and every number of all of them. */
import type {
  Decoding,
  DecodingOptions,
  DecodingStep,
  Explain,
  Forward,
  ForwardOptions,
  Language,
  Token,
  Trace,
} from 'glassformer';
import type { Choice } from './url';

/** What the page needs of a `Translator`. */
export interface PathSource {
  startDecoding(text: string, options: DecodingOptions): Promise<Decoding>;
  forward(
    source: string,
    target: string | readonly number[],
    options: ForwardOptions,
  ): Promise<Forward>;
}

export interface PathRequest {
  readonly text: string;
  readonly language: Language;
  readonly choices: readonly Choice[];
}

export interface PathStep extends DecodingStep {
  /** The token that decoding went on with: the prediction, or the visitor's choice. */
  readonly chosen: Token;
  /** Its probability at this step. */
  readonly probability: number;
}

/** A path as it can be kept: what was found, without the model that found it. */
export interface PathRecord extends PathRequest {
  readonly source: readonly Token[];
  readonly steps: readonly PathStep[];
  /** `<sos>` and every token chosen: one more than there are steps. */
  readonly target: readonly Token[];
  readonly translation: string;
  /** Whether `<eos>` came before the length limit. */
  readonly complete: boolean;
  /** What the model computed, with one row for each token that the decoder was given. */
  readonly trace: Trace;
}

/** A path of the model at work: `trace` has everything that it computed. */
export interface Path extends PathRecord {
  /** Where any number of `trace` comes from. */
  readonly explain: Explain;
}

/** Whether both go through the same tokens for the same sentence. */
export function sameWay(a: PathRecord, b: PathRecord): boolean {
  const ids = ({ target }: PathRecord) => target.map(({ id }) => id).join();
  return a.text === b.text && a.language === b.language && ids(a) === ids(b);
}

/** Candidates that a step lists. */
export const CANDIDATES = 12;

/**
 * Decodes to the end, taking the visitor's choices on the way. A choice that is not among a step's
 * candidates (from an edited link) is left out of the path's `choices`.
 */
export async function decodePath(
  translator: PathSource,
  request: PathRequest,
  signal: AbortSignal,
): Promise<Path> {
  const wanted = new Map(request.choices.map(({ step, token }) => [step, token]));
  const steps: PathStep[] = [];
  const choices: Choice[] = [];
  await using decoding = await translator.startDecoding(request.text, {
    tgt_lang: request.language,
    candidates: CANDIDATES,
    signal,
  });
  for await (const step of decoding) {
    signal.throwIfAborted();
    const chosen =
      step.candidates.find(({ token }) => token.id === wanted.get(step.index)) ??
      step.candidates.find(({ token }) => token.id === step.prediction.id);
    if (!chosen) throw new Error(`Step ${step.index} has no candidates.`);
    if (chosen.token.id !== step.prediction.id) {
      decoding.choose(chosen.token.id);
      choices.push({ step: step.index, token: chosen.token.id });
    }
    steps.push({ ...step, chosen: chosen.token, probability: chosen.probability });
  }
  // What the decoder was given after `<sos>`: all but the last token.
  const given = decoding.target.slice(1, -1).map(({ id }) => id);
  const { trace, explain } = await translator.forward(request.text, given.length > 0 ? given : '', {
    tgt_lang: request.language,
    trace: true,
    signal,
  });
  return {
    ...request,
    choices,
    source: decoding.source,
    steps,
    target: decoding.target,
    translation: decoding.text,
    complete: steps.at(-1)?.chosen.piece === '<eos>',
    trace,
    explain,
  };
}
