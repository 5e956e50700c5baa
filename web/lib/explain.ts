import { hasBatch } from './arguments.js';
import type { Connection } from './connection.js';
import type { NumberPlace, Pass } from './engine.js';
import { GlassformerError, quote } from './errors.js';
import type { Explain, Explanation, Ingredient, Operation } from './explanation.js';
import type { OperationCall } from './operation.js';
import { MOST_INTEGER } from './options.js';

/**
 * Explains numbers of a pass. In one over a single sentence, given as such, indices have no batch
 * dimension, just as its tensors have none.
 */
export function explainer(connection: Connection, pass: Pass, single: boolean): Explain {
  return async (name, index) => {
    checkPlace(name, index);
    const full = single && hasBatch(name) ? [0, ...index] : index;
    const found = await connection.call('explain', { pass, name, index: full });
    const without = (at: readonly number[], of: string) =>
      single && hasBatch(of) ? at.slice(1) : at;
    const ingredients = found.ingredients.map((each): Ingredient =>
      each.parameter
        ? each
        : {
            ...each,
            index: without(each.index, each.name),
            axis: each.axis > 0 && single && hasBatch(each.name) ? each.axis - 1 : each.axis,
          },
    );
    return explanationOf({ name, index }, { ...found, ingredients });
  };
}

/** Explains numbers of an operation that stands by itself, and of what it was given. */
export function operationExplainer(
  connect: () => Promise<Connection>,
  call: OperationCall,
): Explain {
  return async (name, index) => {
    checkPlace(name, index);
    const connection = await connect();
    const found = await connection.call('explainOperation', { ...call, name, index });
    return explanationOf({ name, index }, found);
  };
}

/** What the core found about a number, which knows it by its place alone. */
function explanationOf(
  place: NumberPlace,
  found: Omit<Explanation, 'name' | 'operation'> & { readonly operation: string },
): Explanation {
  return { ...found, ...place, operation: found.operation as Operation };
}

function checkPlace(name: unknown, index: unknown): void {
  if (typeof name === 'string' && isIndex(index)) return;
  throw new GlassformerError(
    'invalid_argument',
    `explain takes a name and an array of whole numbers, not ${quote(name)}, ${quote(index)}`,
  );
}

function isIndex(value: unknown): value is readonly number[] {
  const isPlace = (each: unknown) =>
    Number.isInteger(each) && Math.abs(Number(each)) <= MOST_INTEGER;
  // A copy, for `every` passes over holes.
  return Array.isArray(value) && [...(value as unknown[])].every(isPlace);
}
