import { hasBatch } from './arguments.js';
import type { Connection } from './connection.js';
import { GlassformerError, quote } from './errors.js';
import type { Pass } from './engine.js';
import type { Explain, Explanation, Ingredient, Operation } from './types.js';

/**
 * Explains numbers of a pass. In one over a single sentence, given as such, indices have no batch
 * dimension, just as its tensors have none.
 */
export function explainer(connection: Connection, pass: Pass, single: boolean): Explain {
  return async (name, index) => {
    if (typeof name !== 'string' || !isIndex(index)) {
      throw new GlassformerError(
        'invalid_argument',
        `explain takes a name and an array of whole numbers, not ${quote(name)}, ${quote(index)}`,
      );
    }
    const full = single && hasBatch(name) ? [0, ...index] : index;
    const found = await connection.call('explain', { pass, name, index: full });
    const without = (at: readonly number[], of: string) =>
      single && hasBatch(of) ? at.slice(1) : at;
    const explanation: Explanation = {
      ...found,
      name,
      operation: found.operation as Operation,
      index,
      ingredients: found.ingredients.map((each): Ingredient =>
        each.parameter
          ? each
          : {
              ...each,
              index: without(each.index, each.name),
              axis: each.axis > 0 && single && hasBatch(each.name) ? each.axis - 1 : each.axis,
            },
      ),
    };
    return explanation;
  };
}

function isIndex(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each));
}
