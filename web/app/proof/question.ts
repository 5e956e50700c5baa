/** A number that is asked about, and the ways on from its explanation. */
import type { Explanation, Ingredient } from 'glassformer';
import type { TracePlace } from '../views/types';

export type Question = TracePlace;

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
