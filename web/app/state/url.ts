/**
 * The page's state as the hash of its address, so that a reload or a shared link gives the same
 * picture. `v` is the version of the format: a later one may change keys and defaults, and reads
 * what earlier ones wrote. Whatever cannot be read is left at its default.
 */
import { CHAPTERS, type ChapterId } from '../chapters/ids';
import type { AttentionKind, AttentionSelection, AttentionValue } from '../views/types';
import { LOCALES, type Locale } from '../messages/translations';
import { isKeptName } from './kept.svelte';

/** Another token than the model's best, taken by hand at a step of decoding. */
export interface Choice {
  /** Index of the step: 0 is the one that sees only `<sos>`. */
  readonly step: number;
  readonly token: number;
}

const POLITENESS = ['ko', 'ko-polite'] as const;
export type Politeness = (typeof POLITENESS)[number];

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** The two ways through the page. */
export const MODES = ['lesson', 'explore'] as const;
export type Mode = (typeof MODES)[number];

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** Everything that an address keeps; null where the visitor has not chosen. */
export interface Address {
  readonly text: string;
  readonly politeness: Politeness;
  readonly mode: Mode;
  readonly chapter: ChapterId;
  /** Row of the table of steps on show, from 1; null: play from the start. */
  readonly position: number | null;
  readonly choices: readonly Choice[];
  /** Choices of other ways that were taken for this sentence. */
  readonly taken: readonly (readonly Choice[])[];
  /** Ids of the tokens of a way that the one on show is compared with. */
  readonly versus: readonly number[];
  readonly selection: AttentionSelection;
  readonly speed: Speed;
  readonly locale: Locale | null;
  readonly theme: Theme | null;
  readonly large: boolean;
  /** What was chosen inside the chapter on show, or in the explorer, as texts by name. */
  readonly kept: ReadonlyMap<string, string>;
}

const VERSION = 1;

const KINDS: readonly AttentionKind[] = ['encoder', 'decoder', 'cross'];
const VALUES: readonly AttentionValue[] = ['products', 'scores', 'masked_scores', 'weights'];

export const DEFAULTS: Address = {
  text: 'How about coffee?',
  politeness: 'ko',
  mode: 'lesson',
  chapter: 'decoding',
  position: null,
  choices: [],
  taken: [],
  versus: [],
  // Of all heads the one that looks most at the word that it translates.
  selection: { kind: 'cross', layer: 1, head: 4, value: 'weights' },
  speed: 1,
  locale: null,
  theme: null,
  large: false,
  kept: new Map(),
};

/** Ways through the translation of one sentence that are remembered. */
export const MOST_BRANCHES = 12;

/** Longer ones could not come from this page. */
const MAX_TEXT = 10_000;

function isOneOf<T>(values: readonly T[], value: unknown): value is T {
  return (values as readonly unknown[]).includes(value);
}

/** A whole number written with at most six digits, else null. */
function whole(text: string | null | undefined): number | null {
  return text && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function readChoices(text: string | null): readonly Choice[] {
  const choices = new Map<number, Choice>();
  for (const pair of text?.split('.') ?? []) {
    const [step, token, ...rest] = pair.split('-').map(whole);
    if (step == null || token == null || rest.length > 0) continue;
    choices.set(step, { step, token });
  }
  return [...choices.values()].sort((a, b) => a.step - b.step);
}

/** The form that an address has them in: `1-431.3-32`. */
export const writeChoices = (choices: readonly Choice[]): string =>
  choices.map(({ step, token }) => `${step}-${token}`).join('.');

function readTaken(text: string | null): readonly (readonly Choice[])[] {
  const taken = text?.split('_', MOST_BRANCHES).map(readChoices) ?? [];
  return taken.filter((choices) => choices.length > 0);
}

function readIds(text: string | null): readonly number[] {
  return text && /^\d{1,6}(-\d{1,6}){0,255}$/.test(text) ? text.split('-').map(Number) : [];
}

function readSelection(text: string | null): AttentionSelection {
  const [kind, layer, head, value] = text?.split('.') ?? [];
  const at = { layer: whole(layer), head: whole(head) };
  if (!isOneOf(KINDS, kind) || !isOneOf(VALUES, value) || at.layer === null || at.head === null) {
    return DEFAULTS.selection;
  }
  return { kind, layer: at.layer, head: at.head, value };
}

/** Reads a hash, with or without its `#`; never throws. */
export function readAddress(hash: string): Address {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  if (whole(parameters.get('v')) !== VERSION) {
    // Without a version only what needs none: a hand-made link such as `#text=Hello.`
    const text = parameters.get('text');
    return text === null ? DEFAULTS : { ...DEFAULTS, text: text.slice(0, MAX_TEXT) };
  }
  const politeness = parameters.get('to');
  const position = whole(parameters.get('step'));
  const mode = parameters.get('mode');
  const chapter = parameters.get('at');
  const speed = Number(parameters.get('speed'));
  const locale = parameters.get('lang');
  const theme = parameters.get('theme');
  return {
    text: (parameters.get('text') ?? DEFAULTS.text).slice(0, MAX_TEXT),
    politeness: isOneOf(POLITENESS, politeness) ? politeness : DEFAULTS.politeness,
    mode: isOneOf(MODES, mode) ? mode : DEFAULTS.mode,
    chapter: isOneOf(CHAPTERS, chapter) ? chapter : DEFAULTS.chapter,
    position: position === null || position < 1 ? null : position,
    choices: readChoices(parameters.get('go')),
    taken: readTaken(parameters.get('took')),
    versus: readIds(parameters.get('vs')),
    selection: readSelection(parameters.get('attn')),
    speed: isOneOf(SPEEDS, speed) ? speed : DEFAULTS.speed,
    locale: isOneOf(LOCALES, locale) ? locale : null,
    theme: isOneOf(THEMES, theme) ? theme : null,
    large: parameters.get('large') === '1',
    kept: new Map([...parameters].filter(([name]) => isKeptName(name))),
  };
}

/** The hash, with its `#`. Text, language and attention are always in it, the rest if chosen. */
export function writeAddress(address: Address): string {
  const { kind, layer, head, value } = address.selection;
  const parameters = new URLSearchParams({
    v: String(VERSION),
    text: address.text,
    to: address.politeness,
  });
  if (address.mode !== DEFAULTS.mode) parameters.set('mode', address.mode);
  if (address.chapter !== DEFAULTS.chapter) parameters.set('at', address.chapter);
  if (address.position !== null) parameters.set('step', String(address.position));
  if (address.choices.length > 0) {
    parameters.set('go', writeChoices(address.choices));
  }
  if (address.taken.length > 0) {
    parameters.set('took', address.taken.map(writeChoices).join('_'));
  }
  if (address.versus.length > 0) parameters.set('vs', address.versus.join('-'));
  parameters.set('attn', `${kind}.${layer}.${head}.${value}`);
  if (address.speed !== DEFAULTS.speed) parameters.set('speed', String(address.speed));
  if (address.locale !== null) parameters.set('lang', address.locale);
  if (address.theme !== null) parameters.set('theme', address.theme);
  if (address.large) parameters.set('large', '1');
  for (const [name, text] of address.kept) parameters.set(name, text);
  return `#${parameters}`;
}
