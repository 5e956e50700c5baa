/** The whole vocabulary in the order of one step's probabilities, to be looked through. */
import type { Tensor, Token } from 'glassformer';

/** Rows that a page of the list has. */
export const PAGE = 10;

/** A token of the vocabulary as a list has it. */
export interface Listed {
  /** From 0. */
  readonly rank: number;
  readonly token: Token;
  readonly probability: number;
  readonly logit: number;
}

/** One row of a tensor (T, V). */
export function rowIn({ dims, data }: Tensor, row: number): Float32Array {
  const size = dims.at(-1) ?? 0;
  return data.subarray(row * size, (row + 1) * size);
}

/** Ids by falling logit, and so by falling probability; of equal ones the lower id first. */
export const ranked = (logits: Float32Array): Uint32Array =>
  Uint32Array.from(logits.keys()).sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);

/** What can be found of a token: how it reads and how the vocabulary spells it. */
export const findable = ({ text, piece }: Token): string => `${text}\n${piece}`.toLowerCase();

/** Ranks, from 0, of the tokens in which a text is found; of all where there is none to find. */
export function ranksOf(
  order: Uint32Array,
  texts: readonly string[],
  find: string,
): readonly number[] {
  const wanted = find.trim().toLowerCase();
  const ranks = [...order.keys()];
  return wanted ? ranks.filter((rank) => texts[order[rank] ?? -1]?.includes(wanted)) : ranks;
}

/** Where in a list of ranks the page begins that has `rank`, or the next after it. */
export function pageAt(ranks: readonly number[], rank: number): number {
  const next = ranks.findIndex((other) => other >= rank);
  const last = Math.max(0, ranks.length - PAGE);
  return next < 0 ? last : Math.min(next, last);
}

/** A place from 0 to 1 on an axis on which every tenfold rank takes the same room, and back. */
export const placeOfRank = (rank: number, size: number): number =>
  size > 1 ? Math.log(rank + 1) / Math.log(size) : 0;
export const rankAt = (place: number, size: number): number =>
  Math.min(size - 1, Math.max(0, Math.round(size ** place) - 1));

/** Ranks so close together that a line through them is the curve. */
export function curveRanks(size: number, points = 240): readonly number[] {
  const ranks = Array.from({ length: points + 1 }, (_, index) => rankAt(index / points, size));
  return [...new Set(ranks)];
}
