/** The ways through its translation that the visitor has taken for the sentence on top. */
import { type PathRequest, type PathSource, type Walk, walkPath } from './path';
import { type Choice, MOST_BRANCHES, writeChoices } from './url';

export class Branches {
  /** Ids of the tokens of a way that the one on show is compared with; none: it is not. */
  versus: readonly number[] = $state.raw([]);
  #taken: readonly (readonly Choice[])[] = $state.raw([]);
  /** What has been walked is not walked again. */
  readonly #walks = new Map<string, Walk>();

  /** The choices of each, in the order of taking; the model's own way has none and is not listed. */
  get taken(): readonly (readonly Choice[])[] {
    return this.#taken;
  }

  /** Begins with another sentence. */
  start(taken: readonly (readonly Choice[])[] = [], versus: readonly number[] = []): void {
    this.#taken = taken;
    this.versus = versus;
    this.#walks.clear();
  }

  /** Remembers a way that was taken; of very many the first are forgotten. */
  add(walk: Walk): void {
    const { choices } = walk;
    this.#walks.set(keyOf(walk), walk);
    const known = this.#taken.some((other) => writeChoices(other) === writeChoices(choices));
    if (choices.length > 0 && !known) {
      this.#taken = [...this.#taken, choices].slice(-MOST_BRANCHES);
    }
  }

  /** Goes a way of a sentence, or remembers how it went. */
  async walk(source: PathSource, request: PathRequest, signal: AbortSignal): Promise<Walk> {
    const key = keyOf(request);
    const known = this.#walks.get(key);
    if (known) return known;
    const walk = await walkPath(source, request, signal);
    this.#walks.set(key, walk);
    return walk;
  }
}

const keyOf = ({ text, language, choices }: PathRequest): string =>
  JSON.stringify([text, language, writeChoices(choices)]);
