/**
 * Texts in the language of the page.
 *
 * A part of the page keeps its texts in its own `messages.ts`:
 *
 *     export const t = translations({
 *       ko: { 'player.step': '{n} / {total} 단계' },
 *       en: { 'player.step': 'step {n} of {total}' },
 *     });
 *
 * and shows them with `t('player.step', { n: 3, total: 6 })`. Keys and placeholders are checked by
 * the compiler; the text follows `locale.current` without a reload.
 */
import { type Catalogue, type Locale, type Texts, type Translate, fill } from './translations';
import { en } from './en';
import { ko } from './ko';

export type { Locale } from './translations';
export { LOCALES } from './translations';

/** Korean first: English only for those whose browser does not ask for Korean. */
function preferred(): Locale {
  const languages = typeof navigator === 'undefined' ? [] : navigator.languages;
  return languages.some((language) => language.startsWith('ko')) ? 'ko' : 'en';
}

/** The language that the page speaks. */
export const locale = $state<{ current: Locale }>({ current: preferred() });

/** A function that gives the texts of one part of the page in the page's language. */
export function translations<const Korean extends Catalogue>(
  texts: Texts<Korean>,
): Translate<Korean> & { readonly texts: Texts<Korean> } {
  const translate: Translate<Korean> = (key, ...values) =>
    fill(texts[locale.current][key], values[0]);
  return Object.assign(translate, { texts });
}

/** The texts that belong to the whole page. */
export const t = translations({ ko, en });
