import { GlassformerError, quote } from './errors.js';
import type { Tokenizer } from './tokenizer.js';

const HANGUL = /\p{Script=Hangul}/u;

/** The language without its level of politeness: `ko` of `ko-polite`. */
const family = (language: string) => language.split('-')[0] as string;

export interface LanguageOptions {
  src_lang?: string | undefined;
  tgt_lang?: string | undefined;
}

/**
 * The language to translate `text` into: what the options say, or else English for a Korean text
 * and Korean for any other. `undefined` for a model that has one language only and hence no tags.
 */
export function targetLanguage(
  text: string,
  { src_lang, tgt_lang }: LanguageOptions,
  tokenizer: Tokenizer,
): string | undefined {
  const known = tokenizer.languages;
  for (const [name, language] of Object.entries({ src_lang, tgt_lang })) {
    if (language !== undefined && !known.includes(language)) {
      const choice = known.length > 0 ? known.map(quote).join(', ') : 'none: leave it out';
      throw new GlassformerError(
        'unknown_language',
        `the model does not know the ${name} ${quote(language)}; it knows ${choice}`,
      );
    }
  }
  if (src_lang !== undefined && tgt_lang !== undefined && family(src_lang) === family(tgt_lang)) {
    throw new GlassformerError(
      'unknown_language',
      `the model translates between languages, not from ${quote(src_lang)} to ${quote(tgt_lang)}`,
    );
  }
  if (tgt_lang !== undefined || known.length === 0) return tgt_lang;
  const korean = src_lang === undefined ? HANGUL.test(text) : family(src_lang) === 'ko';
  const target = korean ? 'en' : 'ko';
  if (known.includes(target)) return target;
  throw new GlassformerError(
    'unknown_language',
    `say which language to translate into: tgt_lang is one of ${known.map(quote).join(', ')}`,
  );
}
