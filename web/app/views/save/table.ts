/** Numbers as a view hands them on to be saved. */
import { matrixOf } from '../matrix/slice';
import type { Axis, MatrixView, Trace } from '../types';

/** One matrix with the names of its rows and columns, and columns of words between them. */
export interface Table {
  readonly view: MatrixView;
  readonly rowAxis: Axis;
  readonly colAxis: Axis;
  readonly texts?: readonly Axis[] | undefined;
}

/** Those tensors of a trace that have these names, as far as it has them. */
export const picked = (trace: Trace, names: readonly string[]): Trace =>
  new Map(
    names.flatMap((name) => {
      const tensor = trace.get(name);
      return tensor ? [[name, tensor] as const] : [];
    }),
  );

/** Columns by their titles, with a row for each of the names; a number that is not there is NaN. */
export function tableOf(
  rowAxis: Axis & { readonly names: readonly string[] },
  columns: Readonly<Record<string, readonly (number | null | undefined)[]>>,
  texts?: readonly Axis[],
): Table {
  const lists = Object.values(columns);
  const dims = [rowAxis.names.length, lists.length];
  const data = Float32Array.from(
    rowAxis.names.flatMap((_, row) => lists.map((list) => list[row] ?? NaN)),
  );
  const colAxis = { title: '', names: Object.keys(columns) };
  return { view: matrixOf({ dims, data }), rowAxis, colAxis, texts };
}
