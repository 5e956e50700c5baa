/** What the sentence's lines are drawn from. */
import type { Trace } from 'glassformer';
import { pathOf } from '../views/attention/attention';

/** The row of cross-attention weights of one head: how much each source token was looked at. */
export function crossRow(
  trace: Trace,
  { layer, head }: { readonly layer: number; readonly head: number },
  row: number,
): Float32Array | null {
  const weights = trace.get(`${pathOf('cross', layer)}.weights`);
  const [heads = 0, rows = 0, columns = 0] = weights?.dims.slice(-3) ?? [];
  if (!weights || head >= heads || row < 0 || row >= rows) return null;
  const start = (head * rows + row) * columns;
  return weights.data.subarray(start, start + columns);
}
