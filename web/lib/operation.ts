import type { Module, Variant } from './module.js';
import type { Computation } from './wasm/glassformer-simd.js';

type OperationName =
  | 'dot'
  | 'matmul'
  | 'transpose'
  | 'splitHeads'
  | 'joinHeads'
  | 'scaledDotProductAttention'
  | 'positionalEncoding'
  | 'softmax'
  | 'layerNorm'
  | 'batchNorm'
  | 'feedForward'
  | 'residual'
  | 'difference'
  | 'mean';

/** An operation of the core by itself, with what it takes. */
export type Operation = {
  [Name in OperationName]: { readonly name: Name; readonly inputs: Parameters<Module[Name]> };
}[OperationName];

/** Where the caller wants it computed. */
export interface OperationCall {
  readonly operation: Operation;
  readonly variant: Variant | undefined;
}

/** What `read` finds in the operation once it is computed; its memory is free afterwards. */
export function compute<Found>(
  module: Module,
  { name, inputs }: Operation,
  read: (computation: Computation) => Found,
): Found {
  const run = module[name] as (...inputs: readonly unknown[]) => Computation;
  const computation = run(...inputs);
  try {
    return read(computation);
  } finally {
    computation.delete();
  }
}
