/** What makes a head's Q, K or V: which tensor goes in, and which weights. */
import type { Explain, Parameters, Tensor, Trace } from 'glassformer';
import { type HeadPlace, headMatrix, indexIn, tensorName } from '../../views/attention/head';
import { matrixOf, transposed } from '../../views/matrix/slice';
import type { MatrixView } from '../../views/types';

export const MADE = ['query', 'key', 'value'] as const;
export type Made = (typeof MADE)[number];

export interface Projection {
  readonly made: Made;
  /** (T, D): what goes in. */
  readonly x: MatrixView;
  /** (D, K): the head's columns of W. */
  readonly weight: MatrixView;
  /** (T, K). */
  readonly result: MatrixView;
  /** The names of the first two. */
  readonly names: { readonly x: string; readonly weight: string };
}

/** Rows `from` to `from + count` of torch.nn.Linear's (outputs, inputs), as columns of W. */
export function columnsOf(weight: Tensor, from: number, count: number): MatrixView {
  const whole = matrixOf(weight);
  return transposed({ ...whole, rows: count, offset: from * whole.rowStride });
}

/** Asks the model itself what the first number was made from, and takes the names from there. */
export async function projectionOf(
  { trace, explain, parameters }: { trace: Trace; explain: Explain; parameters: Parameters },
  place: HeadPlace,
  made: Made,
): Promise<Projection> {
  const name = tensorName(place, made);
  const { ingredients } = await explain(name, indexIn(made, place, { row: 0, col: 0 }));
  const x = ingredients.find(({ role }) => role === 'x');
  const weight = ingredients.find(({ role }) => role === 'weight');
  const input = x && trace.get(x.name);
  const result = headMatrix(trace, place, made);
  if (!weight || !input || !result) throw new Error(`${name} has no input in the trace.`);
  return {
    made,
    x: matrixOf(input),
    weight: columnsOf(await parameters.get(weight.name), weight.index[0] ?? 0, result.cols),
    result,
    names: { x: x.name, weight: weight.name },
  };
}
