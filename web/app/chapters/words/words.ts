/** Words of a phrase, put together from its tokens. */
import type { Tensor, Token } from 'glassformer';
import { isByte } from '../../sentence/script';

export interface Word {
  readonly text: string;
  /** Its tokens' ids: what makes it the same word in another phrase. */
  readonly ids: readonly number[];
  readonly pieces: readonly string[];
  /** Index of its first token. */
  readonly from: number;
}

const SPACE = '▁';
const LETTER = /[\p{L}\p{N}]/u;

/** A word starts at a space or at a punctuation mark; marks of the model are no words. */
export function wordsOf(tokens: readonly Token[]): readonly Word[] {
  const words: Word[] = [];
  let open = false;
  for (const [index, { special, piece, text, id }] of tokens.entries()) {
    if (special) {
      open = false;
      continue;
    }
    const lettered = isByte(piece) || LETTER.test(text);
    const last = words.at(-1);
    if (last && open && lettered && !piece.startsWith(SPACE)) {
      words[words.length - 1] = {
        ...last,
        text: last.text + text.trim(),
        ids: [...last.ids, id],
        pieces: [...last.pieces, piece],
      };
    } else {
      words.push({ text: text.trim(), ids: [id], pieces: [piece], from: index });
    }
    open = lettered || piece === SPACE;
  }
  return words;
}

/** The tokens of each word, by their places. */
export const placesOf = (words: readonly Word[]): readonly (readonly number[])[] =>
  words.map(({ from, ids }) => ids.map((_, each) => from + each));

/** (words, tokens): times the vectors of tokens it gives those of words, the mean of their own. */
export function mergeOf(words: readonly Word[], tokens: number): Tensor {
  const data = new Float32Array(words.length * tokens);
  words.forEach(({ from, ids }, row) => {
    const start = row * tokens + from;
    data.fill(1 / ids.length, start, start + ids.length);
  });
  return { dims: [words.length, tokens], data };
}

/** (tokens, vocabulary): each token as nothing but its number, 1 there and 0 elsewhere. */
export function oneHot(tokens: readonly Token[], vocabulary: number): Tensor {
  const data = new Float32Array(tokens.length * vocabulary);
  tokens.forEach(({ id }, row) => (data[row * vocabulary + id] = 1));
  return { dims: [tokens.length, vocabulary], data };
}

/** Dot products of vectors as they would be had each the length 1: cosines. */
export function cosines({ dims, data }: Tensor): Tensor {
  const [size = 0] = dims;
  const length = (word: number) => Math.sqrt(data[word * size + word] ?? NaN);
  return {
    dims,
    data: data.map((product, index) => {
      const [row, col] = [Math.floor(index / size), index % size];
      return product / (length(row) * length(col));
    }),
  };
}

/** What a word is known by: its tokens. */
export const idOf = ({ ids }: Word): string => ids.join();

/** Where a word is in a phrase; −1 where it is not. */
export const placeOf = (word: Word, words: readonly Word[]): number =>
  words.findIndex((other) => idOf(word) === idOf(other));

/** Words that are in at least two phrases, each once; punctuation is none. */
export function shared(phrases: readonly (readonly Word[])[]): readonly Word[] {
  const found: Word[] = [];
  phrases.forEach((words, index) => {
    const others = phrases.slice(index + 1);
    for (const word of words) {
      const again = others.some((other) => placeOf(word, other) >= 0);
      if (again && LETTER.test(word.text) && placeOf(word, found) < 0) found.push(word);
    }
  });
  return found;
}
