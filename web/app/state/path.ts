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
  token(id: number): Token;
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

export interface PathStep extends Omit<DecodingStep, 'probabilities' | 'logits'> {
  /** The token that decoding went on with: the prediction, or the visitor's choice. */
  readonly chosen: Token;
  /** Its probability at this step. */
  readonly probability: number;
}

/** The tokens of a path, without what the model computed on the way. */
export interface Walk extends PathRequest {
  readonly source: readonly Token[];
  readonly steps: readonly PathStep[];
  /** `<sos>` and every token chosen: one more than there are steps. */
  readonly target: readonly Token[];
  readonly translation: string;
  /** Whether `<eos>` came before the length limit. */
  readonly complete: boolean;
  /** Σ log p of the tokens chosen. */
  readonly score: number;
}

/** A path as it can be kept: what was found, without the model that found it. */
export interface PathRecord extends Walk {
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
 * Decodes to the end, taking the visitor's choices on the way, each of which may be any token of the
 * vocabulary. One that cannot come at its step (from an edited link) is left out of `choices`.
 */
export async function walkPath(
  translator: PathSource,
  request: PathRequest,
  signal: AbortSignal,
): Promise<Walk> {
  const wanted = new Map(request.choices.map(({ step, token }) => [step, token]));
  const steps: PathStep[] = [];
  const choices: Choice[] = [];
  await using decoding = await translator.startDecoding(request.text, {
    tgt_lang: request.language,
    candidates: CANDIDATES,
    signal,
  });
  for await (const { probabilities, logits: _, ...step } of decoding) {
    signal.throwIfAborted();
    const wish = wanted.get(step.index) ?? step.prediction.id;
    const id = (probabilities[wish] ?? 0) > 0 ? wish : step.prediction.id;
    if (id !== step.prediction.id) {
      decoding.choose(id);
      choices.push({ step: step.index, token: id });
    }
    steps.push({ ...step, chosen: translator.token(id), probability: probabilities[id] ?? NaN });
  }
  return {
    ...request,
    choices,
    source: decoding.source,
    steps,
    target: decoding.target,
    translation: decoding.text,
    complete: steps.at(-1)?.chosen.piece === '<eos>',
    score: decoding.score,
  };
}

/** What the decoder is given after `<sos>` on the way: all but the last token. */
export function givenOf({ target }: Walk): string | readonly number[] {
  const given = target.slice(1, -1).map(({ id }) => id);
  return given.length > 0 ? given : '';
}

/** Decodes to the end, as `walkPath` does, and then computes all of it at once. */
export async function decodePath(
  translator: PathSource,
  request: PathRequest,
  signal: AbortSignal,
): Promise<Path> {
  const walk = await walkPath(translator, request, signal);
  const { trace, explain } = await translator.forward(walk.text, givenOf(walk), {
    tgt_lang: walk.language,
    trace: true,
    signal,
  });
  return { ...walk, trace, explain };
}
