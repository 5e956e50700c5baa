/** Which of the two languages a text is in, and what in it the model has never seen. */
import type { Token } from 'glassformer';

const HANGUL = /\p{Script=Hangul}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** Whether a text is Korean rather than English: by its letters, an even count being Korean. */
export function isKorean(text: string): boolean {
  const hangul = text.match(HANGUL)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  return hangul > 0 && hangul >= latin;
}

/** In which language a token or another name is read; none where it has no words, as `<eos>`. */
export function langOf(name: string): 'ko' | 'en' | undefined {
  const words = name.replace(/<\w+>|>>\w+<</g, '');
  return /\p{Letter}/u.test(words) ? (isKorean(words) ? 'ko' : 'en') : undefined;
}

export interface Passage {
  readonly text: string;
  /** Of what is not in the language around it. */
  readonly lang?: 'ko' | 'en';
}

/** Words of Hangul; and what is quoted, without any. */
const FOREIGN = {
  en: /\p{Script=Hangul}+(?:\s+\p{Script=Hangul}+)*/gu,
  ko: /(?<=‘)[^’\p{Script=Hangul}]+(?=’)/gu,
};

/**
 * A text of the page cut where it quotes the other language, so that it can be read aloud in both.
 * English terms in a Korean text are no quotes: who hears Korean knows them as they are.
 */
export function passages(text: string, around: 'ko' | 'en'): readonly Passage[] {
  const found: Passage[] = [];
  let from = 0;
  for (const { 0: quote, index } of text.matchAll(FOREIGN[around])) {
    const lang = langOf(quote);
    if (lang === undefined || lang === around) continue;
    if (index > from) found.push({ text: text.slice(from, index) });
    found.push({ text: quote, lang });
    from = index + quote.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

const INVISIBLE = /^[\p{Control}\p{Format}\p{Separator}]$/u;

/** A character as it can be shown in a sentence: by its code point if it has no look of its own. */
export function visible(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return INVISIBLE.test(character) ? `U+${code.padStart(4, '0')}` : character;
}

const BYTE = /^<0x([0-9A-F]{2})>$/;

/** Beyond this the model loses clauses, as its card says. */
export const RELIABLE_WORDS = 18;

/** What the visitor should know about a sentence before trusting its translation. */
export interface Doubts {
  /** The sentence has more words than the model translates reliably. */
  readonly long: boolean;
  /** Characters that are not in the vocabulary: the model only sees their bytes. */
  readonly unseen: readonly string[];
}

/** Joins a run of byte pieces to the characters that they spell. */
export function bytesToText(pieces: readonly string[]): string {
  const bytes = pieces.map((piece) => Number.parseInt(BYTE.exec(piece)?.[1] ?? '', 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

export function isByte(piece: string): boolean {
  return BYTE.test(piece);
}

/** Whether a token fills up a shorter sentence of a batch. */
export const isPad = ({ piece }: Token): boolean => piece === '<pad>';

/** Splits tokens into runs that are read together: bytes of one character, else one token. */
export function runs(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    if (last && isByte(token.piece) && isByte(last[0]?.piece ?? '')) last.push(token);
    else found.push([token]);
  }
  return found;
}

export function doubtsOf(text: string, source: readonly Token[]): Doubts {
  const unseen = runs(source)
    .filter(([first]) => first && isByte(first.piece))
    .flatMap((run) => [...bytesToText(run.map(({ piece }) => piece))]);
  return {
    long: text.trim().split(/\s+/).length > RELIABLE_WORDS,
    unseen: [...new Set(unseen)],
  };
}
