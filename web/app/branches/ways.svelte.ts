/** What the tree of the sentence on top is made of: made in a component's script, like `Latest`. */
import type { BeamNode } from 'glassformer';
import { Latest } from '../lesson/latest.svelte';
import type { Setting } from '../state/kept.svelte';
import type { Page } from '../state/page.svelte';
import type { Path, Walk } from '../state/path';

/** The least width of a search that has something to choose from. */
export const LEAST_BEAMS = 2;
export const MOST_BEAMS = 8;

interface Sentence {
  readonly text: string;
  readonly language: Path['language'];
}

export class WaysOfPage {
  readonly #page: Page;
  readonly #beams: Setting<number>;
  readonly #text = $derived.by(() => this.#page.path?.text);
  readonly #language = $derived.by(() => this.#page.path?.language);
  readonly #walks: Latest<{ readonly own: Walk; readonly taken: readonly Walk[] }>;
  readonly #compared: Latest<Walk>;
  readonly #search: Latest<Sentence & { readonly nodes: readonly BeamNode[]; width: number }>;

  /** `beams` keeps the width of the search, 0 without one. */
  constructor(page: Page, beams: Setting<number>) {
    this.#page = page;
    this.#beams = beams;
    this.#walks = new Latest((signal) => {
      const { model, branches } = page;
      const sentence = this.#sentence;
      if (!model || !sentence) return null;
      const walk = (choices: Walk['choices']) =>
        branches.walk(model, { ...sentence, choices }, signal);
      return Promise.all([walk([]), ...branches.taken.map(walk)]).then(([own, ...taken]) => ({
        own,
        taken,
      }));
    });
    this.#compared = new Latest((signal) => {
      const { model, branches } = page;
      const sentence = this.#sentence;
      const { versus } = branches;
      if (!model || !sentence || versus.length === 0) return null;
      const choices = versus.map((token, step) => ({ step, token }));
      return branches.walk(model, { ...sentence, choices }, signal);
    });
    this.#search = new Latest((signal) => {
      const { model } = page;
      const sentence = this.#sentence;
      const width = this.width;
      if (!model || !sentence || width === 0) return null;
      const { text, language: tgt_lang } = sentence;
      // Scores are per token, as those of the other ways are.
      const options = { tgt_lang, num_beams: width, length_penalty: 1, signal };
      return model.beams(text, options).then(({ nodes }) => ({ ...sentence, nodes, width }));
    });
  }

  get #sentence(): Sentence | null {
    const [text, language] = [this.#text, this.#language];
    return text !== undefined && language !== undefined ? { text, language } : null;
  }

  /** 0 where no search was asked for. */
  get width(): number {
    const width = this.#beams.value;
    return width < LEAST_BEAMS ? 0 : Math.min(width, MOST_BEAMS);
  }

  /** The model's own way. */
  get own(): Walk | null {
    return this.#walks.answer && this.#fitting(this.#walks.answer.own);
  }

  get taken(): readonly Walk[] {
    return this.#walks.answer?.taken.filter((walk) => this.#fitting(walk)) ?? [];
  }

  /** The way that the one on show is compared with. */
  get versus(): Walk | null {
    if (this.#page.branches.versus.length === 0) return null;
    return this.#compared.answer && this.#fitting(this.#compared.answer);
  }

  /** What the search of `width` kept; of the width before while it is at work. */
  get search(): { readonly nodes: readonly BeamNode[]; readonly width: number } {
    const found = this.width > 0 ? this.#search.answer : null;
    return (found && this.#fitting(found)) ?? { nodes: [], width: 0 };
  }

  get problem(): unknown {
    return this.#walks.problem ?? this.#compared.problem ?? this.#search.problem;
  }

  /** An answer for the sentence before is none for this one. */
  #fitting<Answer extends Sentence>(answer: Answer): Answer | null {
    return answer.text === this.#text && answer.language === this.#language ? answer : null;
  }
}
