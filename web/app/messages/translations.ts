/** The texts of one part of the page in every language, and how a text gets its numbers. */

export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export type Catalogue = Readonly<Record<string, string>>;

/** `{name}` of every placeholder in a text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Values for the placeholders of a text: none, or exactly those it names. */
type Values<Text extends string> = [Placeholders<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<Text>, string | number>>];

/** The same keys in every language, nothing missing and nothing extra. */
export type Texts<Korean extends Catalogue> = { readonly ko: Korean } & Readonly<
  Record<Exclude<Locale, 'ko'>, { readonly [Key in keyof Korean]: string }>
>;

export type Translate<Korean extends Catalogue> = <Key extends keyof Korean & string>(
  key: Key,
  ...values: Values<Korean[Key]>
) => string;

/** What Korean puts its particles and endings to without a space: `벡터(vector)입니다`, `−∞를`. */
const CLOSED = /([)\]>’”∞%])(?=[가-힣])/g;
const WORD_JOINER = '\u2060';

/**
 * Puts values in the place of `{name}`. Korean lines break between words only, but for browsers a
 * word ends at a bracket or a sign; it is joined to what belongs to it.
 */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text
    .replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : placeholder,
    )
    .replace(CLOSED, `$1${WORD_JOINER}`);
}
