/** Numbers and tokens as the page writes them. */
import type { Token } from 'glassformer';

/** A probability in percent, with two digits that say something where there are two. */
export function percent(probability: number): string {
  if (probability < 0.001) return '<0.1%';
  return `${(probability * 100).toFixed(probability < 0.0995 ? 1 : 0)}%`;
}

/** A token as it is read; one of nothing but white space or of bytes by its piece. */
export function labelOf({ text, piece }: Token): string {
  return (text.trim() || piece).replaceAll('▁', '␣');
}

/** Whether it is a piece of letters that goes on with the word before it, rather than starting one. */
export const continues = ({ piece }: Token): boolean => /^\p{L}/u.test(piece);
