import type { Language, Translator } from 'glassformer';
import type { ChapterId } from '../chapters/ids';
import { locale } from '../messages/index.svelte';
import { isKorean } from '../sentence/script';
import { Lights } from '../views/lights.svelte';
import type { AttentionSelection } from '../views/types';
import { Appearance } from './appearance.svelte';
import { Branches } from './branches.svelte';
import { Kept } from './kept.svelte';
import { type Path, type PathRecord, decodePath, sameWay } from './path';
import { Player } from './player.svelte';
import { type Problem, problemOf } from './problem';
import {
  type Choice,
  DEFAULTS,
  type Mode,
  type Politeness,
  readAddress,
  writeAddress,
  writeChoices,
} from './url';

/** How long the keys must rest before a new sentence is translated, in milliseconds. */
const TYPING_PAUSE = 120;

/** What the page asks of a `Translator`. */
export type Model = Pick<
  Translator,
  | 'startDecoding'
  | 'beams'
  | 'forward'
  | 'translate'
  | 'token'
  | 'tokenize'
  | 'parameters'
  | 'config'
>;

/** Where the player goes when a new path is there, and whether it plays on from there. */
interface Arrival {
  readonly position: number;
  readonly play: boolean;
}

const FROM_START: Arrival = { position: 1, play: true };
const AT_END: Arrival = { position: Number.POSITIVE_INFINITY, play: false };

/**
 * The state of the page: what the visitor chose, from which the address is made, and the path that
 * the model found for it. A new sentence leaves the old path in place until its own is complete.
 */
export class Page {
  readonly player = new Player();
  readonly appearance = new Appearance();
  /** What is chosen inside chapters and the explorer. */
  readonly kept = new Kept();
  readonly branches = new Branches();
  readonly lights = new Lights();
  mode: Mode = $state(DEFAULTS.mode);
  selection: AttentionSelection = $state.raw(DEFAULTS.selection);
  chapter: ChapterId = $state(DEFAULTS.chapter);

  #text = $state(DEFAULTS.text);
  #politeness: Politeness = $state(DEFAULTS.politeness);
  #choices: readonly Choice[] = $state.raw(DEFAULTS.choices);
  #localeChosen = $state(false);
  #path: Path | null = $state.raw(null);
  #recorded: PathRecord | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  #working = $state(false);
  #model: Model | null = $state.raw(null);
  #work = new AbortController();
  #typing: ReturnType<typeof setTimeout> | undefined;
  #arrival = $state.raw(FROM_START);

  readonly #language: Language = $derived(isKorean(this.#text) ? 'en' : this.#politeness);

  get text(): string {
    return this.#text;
  }

  get politeness(): Politeness {
    return this.#politeness;
  }

  /** The language that the sentence is translated to: the other one. */
  get language(): Language {
    return this.#language;
  }

  /** The last path that is complete; of the sentence before while a new one is computed. */
  get path(): Path | null {
    return this.#path;
  }

  /** What there is to see: the path or, until the model has made it, a recording of it. */
  get shown(): PathRecord | null {
    return this.#path ?? this.#recorded;
  }

  /** Whether a recording is shown. */
  get recorded(): boolean {
    return this.#path === null && this.#recorded !== null;
  }

  /** Whether the recording is not what is asked for now: that waits for the model. */
  get outrun(): boolean {
    return this.recorded && !this.#asksFor(this.#recorded);
  }

  /** Why the sentence has no path. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Whether a path is being computed. */
  get working(): boolean {
    return this.#working;
  }

  /** The step of decoding that the player shows: −1 where only `<sos>` is there yet. */
  get step(): number {
    return this.player.position - 2;
  }

  /** The model, once it is there: for what a chapter asks of it besides the path. */
  get model(): Model | null {
    return this.#model;
  }

  /** Shows what was recorded of this model until it is there, if that is what is asked for. */
  showRecorded(record: PathRecord): void {
    if (this.#model || !this.#asksFor(record)) return;
    this.#recorded = record;
    this.#resize();
    this.#arrive();
  }

  /** Starts with the model that has been loaded. */
  connect(model: Model): void {
    this.#model = model;
    void this.#decode();
  }

  /** The visitor is typing: translate when the keys rest, and show the end of it. */
  type(text: string): void {
    this.#change(text, this.#politeness, []);
    this.#arrival = AT_END;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#decode(), TYPING_PAUSE);
  }

  /** Plays the translation of the sentence from its start. */
  submit(text = this.#text, politeness = this.#politeness): void {
    const same = text === this.#text && politeness === this.#politeness;
    this.#arrival = FROM_START;
    if (same && this.shown?.text === text.trim() && this.shown.language === this.#language) {
      this.#arrive();
      return;
    }
    this.#change(text, politeness, same ? this.#choices : []);
    void this.#decode();
  }

  /** Goes on from a step with another token than the model's best. */
  choose(step: number, token: number): void {
    const path = this.shown;
    if (!path) return;
    const before = path.choices.filter((choice) => choice.step < step);
    this.#choices = [...before, { step, token }];
    this.#arrival = { position: step + 2, play: true };
    void this.#decode();
  }

  /** Goes the way of these tokens, from the first, and from the last of them the model's own. */
  follow(ids: readonly number[]): void {
    const path = this.shown;
    if (!path) return;
    const position = ids.length + 1;
    if (ids.every((id, step) => path.target[step + 1]?.id === id)) {
      this.#abandon();
      this.#choices = path.choices;
      this.player.seek(position);
      return;
    }
    this.#choices = ids.map((token, step) => ({ step, token }));
    this.#arrival = { position, play: true };
    void this.#decode();
  }

  /** Gives up every choice and goes back to the model's own way. */
  forgetChoices(): void {
    this.#choices = [];
    this.#arrival = { position: this.player.position, play: false };
    void this.#decode();
  }

  speak(language: typeof locale.current): void {
    locale.current = language;
    this.#localeChosen = true;
  }

  /** Where the player stands, or will once the path of a link is there; null while it plays. */
  get #place(): number | null {
    if (this.shown) return this.player.playing ? null : this.player.position;
    const { play, position } = this.#arrival;
    return play || !Number.isFinite(position) ? null : position;
  }

  /** The address of what is on the page; while playing, of its start. */
  get address(): string {
    return writeAddress({
      text: this.#text,
      politeness: this.#politeness,
      mode: this.mode,
      chapter: this.chapter,
      position: this.#place,
      choices: this.#choices,
      taken: this.branches.taken.filter(
        (choices) => writeChoices(choices) !== writeChoices(this.#choices),
      ),
      versus: this.branches.versus,
      selection: this.selection,
      speed: this.player.speed,
      locale: this.#localeChosen ? locale.current : null,
      theme: this.appearance.chosen ? this.appearance.theme : null,
      large: this.appearance.large,
      kept: this.kept.of(this.mode === 'explore' ? 'explore' : this.chapter),
    });
  }

  /** Goes where an address says. */
  visit(hash: string): void {
    const address = readAddress(hash);
    this.#change(address.text, address.politeness, address.choices);
    this.branches.start(address.taken, address.versus);
    this.selection = address.selection;
    this.mode = address.mode;
    this.chapter = address.chapter;
    this.kept.take(address.kept);
    this.player.speed = address.speed;
    this.appearance.large = address.large;
    if (address.theme) this.appearance.choose(address.theme);
    if (address.locale) this.speak(address.locale);
    this.#arrival = address.position ? { position: address.position, play: false } : FROM_START;
    if (this.#path && this.#asksFor(this.#path)) {
      this.branches.add(this.#path);
      this.#arrive();
    } else {
      void this.#decode();
    }
  }

  /** What is being computed is not asked for any more. */
  #abandon(): void {
    clearTimeout(this.#typing);
    this.#work.abort();
    this.#working = false;
  }

  #change(text: string, politeness: Politeness, choices: readonly Choice[]): void {
    this.#abandon();
    if (text !== this.#text || politeness !== this.#politeness) this.branches.start();
    this.#text = text;
    this.#politeness = politeness;
    this.#choices = choices;
  }

  async #decode(): Promise<void> {
    this.#work.abort();
    if (!this.#model) return;
    const work = (this.#work = new AbortController());
    const text = this.#text.trim();
    if (text === '') {
      this.#settle(null, null);
      return;
    }
    this.#working = true;
    try {
      const request = { text, language: this.#language, choices: this.#choices };
      const path = await decodePath(this.#model, request, work.signal);
      if (work.signal.aborted) return;
      this.#choices = path.choices;
      this.branches.add(path);
      const record = this.#recorded;
      this.#settle(path, null);
      // The model says what its recording said: whoever is looking at it is not disturbed.
      if (!record || !sameWay(record, path)) this.#arrive();
    } catch (error) {
      if (work.signal.aborted) return;
      this.#settle(null, problemOf(error));
    }
  }

  #settle(path: Path | null, problem: Problem | null): void {
    this.#working = false;
    this.#path = path;
    this.#recorded = null;
    this.#problem = problem;
    this.lights.clear();
    this.#resize();
  }

  #resize(): void {
    this.player.resize(this.shown ? this.shown.steps.length + 1 : 0);
    if (!this.shown) this.player.pause();
  }

  #asksFor(record: PathRecord | null): boolean {
    if (record?.text !== this.#text.trim() || record.language !== this.#language) return false;
    return writeChoices(record.choices) === writeChoices(this.#choices);
  }

  #arrive(): void {
    const { position, play } = this.#arrival;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.player.seek(play && still ? this.player.length : position);
    if (play && !this.player.atEnd) this.player.play();
  }
}
