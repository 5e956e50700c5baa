/** A number that is asked about, and the ways on from its explanation. */
import type { Explanation, Ingredient } from 'glassformer';
import type { Cell, MatrixView, TracePlace } from '../views/types';

export type Question = TracePlace;

/** A number that is written in a list and can be asked about. */
export interface Askable {
  readonly question: Question;
  /** The number as it is read. */
  readonly text: string;
  /** What it is the number of. */
  readonly of: string;
}

/** `encoder.layers.0.self_attn.query[3, 1, 5]` */
export const written = ({ name, index }: Question): string => `${name}[${index.join(', ')}]`;

/** The element at `offset` in an ingredient's run. */
export function elementOf({ name, index, axis }: Ingredient, offset: number): Question {
  return { name, index: index.map((at, i) => (i === axis ? at + offset : at)) };
}

/** Ingredients that are a run of numbers, and those that are one. */
export function partsOf({ ingredients }: Explanation): {
  readonly runs: readonly Ingredient[];
  readonly singles: readonly Ingredient[];
} {
  return {
    runs: ingredients.filter(({ axis }) => axis >= 0),
    singles: ingredients.filter(({ axis }) => axis < 0),
  };
}

/**
 * Where a cell of a view lies in its tensor, outermost dimension first. The view has to be of the
 * tensor's own data, cut or transposed as it may be; null outside of it.
 */
export function indexOf(
  view: MatrixView,
  dims: readonly number[],
  { row, col }: Cell,
): readonly number[] | null {
  if (row < 0 || row >= view.rows || col < 0 || col >= view.cols) return null;
  let rest = view.offset + row * view.rowStride + col * view.colStride;
  const index = dims.map(() => 0);
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    const size = dims[axis] ?? 1;
    index[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return rest === 0 ? index : null;
}
