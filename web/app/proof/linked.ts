/**
 * One explanation of several computations that are made of each other's results: the trail goes on
 * from an operation's inputs into what these came from.
 */
import type { Explain, Ingredient } from 'glassformer';
import { elementOf } from './question';

/** What an input of an operation is elsewhere. */
export interface Link {
  readonly name: string;
  /** Where its elements lie there; without it in the same place. */
  readonly placeOf?: (index: readonly number[]) => readonly number[];
  /** A weight of the model, which nothing explains. */
  readonly parameter?: boolean;
  /** Which part it plays, where that can be said better than by the operation. */
  readonly role?: string;
}

export interface Part {
  readonly explain: Explain;
  /**
   * By the names of its inputs, for one of their elements where it depends on that; inputs that are
   * not here are as they were given.
   */
  readonly links?: Readonly<Record<string, Link | ((index: readonly number[]) => Link)>>;
}

/** An input as what it is elsewhere. A run must lie along one axis there as well. */
function moved(
  ingredient: Ingredient,
  { name, placeOf = (index) => index, parameter = false, role = ingredient.role }: Link,
): Ingredient {
  const index = placeOf(ingredient.index);
  const next = placeOf(elementOf(ingredient, 1).index);
  const axis = next.findIndex((at, each) => at !== index[each]);
  return { ...ingredient, role, name, index, axis, parameter };
}

/**
 * Each part answers for the names that begin with its key, and knows them without it: with `norm.`
 * there is `norm.output`. The key of the longest match counts; an empty one answers for the rest.
 */
export function linked(parts: Readonly<Record<string, Part>>): Explain {
  const keys = Object.keys(parts).toSorted((a, b) => b.length - a.length);
  return async (name, index) => {
    const key = keys.find((each) => name.startsWith(each));
    const part = key === undefined ? undefined : parts[key];
    if (key === undefined || !part) throw new Error(`Nothing explains ${name}.`);
    const explanation = await part.explain(name.slice(key.length), index);
    const ingredients = explanation.ingredients.map((each) => {
      const link = part.links?.[each.name];
      if (link) return moved(each, typeof link === 'function' ? link(each.index) : link);
      return each.parameter ? each : { ...each, name: key + each.name };
    });
    return { ...explanation, name, ingredients };
  };
}
