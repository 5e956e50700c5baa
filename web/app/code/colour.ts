/** Code in lines of coloured pieces. */
import { type TokenType, parse } from 'sugar-high/core';
import { tokenize } from 'sugar-high/lang/javascript';

export interface Piece {
  readonly text: string;
  readonly kind: TokenType | 'query' | 'key' | 'value';
}

/** What has one hue everywhere on the page keeps it in code. */
const HUES = ['query', 'key', 'value'] as const;

/** A name, or what a name in a string ends with: `query`, `.query`. */
const hueOf = (text: string) => HUES.find((hue) => text === hue || text.endsWith(`.${hue}`));

export function linesOf(code: string): readonly (readonly Piece[])[] {
  const lines = code.replace(/\n$/, '').split('\n');
  const parsed = parse(code, { tokenize: (text) => tokenize(text, {}) }).lines;
  return lines.map((_, index) =>
    (parsed[index]?.tokens ?? [])
      .filter(({ value }) => value !== '')
      .map(({ type, value }): Piece => ({ text: value, kind: hueOf(value) ?? type })),
  );
}
