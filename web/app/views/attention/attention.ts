/** Where the attentions are in a trace, and what their rows and columns stand for. */
import { matrixOf } from '../matrix/slice';
import type {
  AttentionKind,
  AttentionSelection,
  AttentionValue,
  Cell,
  MatrixView,
  ScaleKind,
  Side,
  Trace,
  TracePlace,
} from '../types';

export const KINDS: readonly AttentionKind[] = ['encoder', 'decoder', 'cross'];
export const VALUES: readonly AttentionValue[] = ['products', 'scores', 'masked_scores', 'weights'];

/** With so many tokens or fewer a matrix has room for its numbers in a narrow place, too. */
export const SHORT = 9;

/** The side whose tokens ask (rows) and the side whose tokens answer (columns). */
export const SIDES = {
  encoder: { query: 'source', key: 'source' },
  decoder: { query: 'target', key: 'target' },
  cross: { query: 'target', key: 'source' },
} as const satisfies Record<AttentionKind, Record<'query' | 'key', Side>>;

export const scaleOf = (value: AttentionValue): ScaleKind =>
  value === 'weights' ? 'probability' : 'signed';

/** The module's path: `decoder.layers.1.encoder_attn`. */
export function pathOf(kind: AttentionKind, layer: number): string {
  const stack = kind === 'encoder' ? 'encoder' : 'decoder';
  return `${stack}.layers.${layer}.${kind === 'cross' ? 'encoder_attn' : 'self_attn'}`;
}

/** How many layers and heads a trace has of a kind; 0 and 0 where it has none. */
export function sizeOf(trace: Trace, kind: AttentionKind): { layers: number; heads: number } {
  let layers = 0;
  while (trace.has(`${pathOf(kind, layers)}.weights`)) layers++;
  const heads = trace.get(`${pathOf(kind, 0)}.weights`)?.dims.at(-3) ?? 0;
  return { layers, heads };
}

/** How many tokens there are on each side so far. */
export interface Lengths {
  readonly source: number;
  readonly target: number;
}

function slice(
  trace: Trace,
  { kind, layer, head }: AttentionSelection,
  value: AttentionValue | 'mask',
  lengths: Lengths,
): MatrixView | null {
  const tensor = trace.get(`${pathOf(kind, layer)}.${value}`);
  const { query, key } = SIDES[kind];
  if (!tensor || lengths[query] === 0 || lengths[key] === 0) return null;
  const heads = tensor.dims.at(-3) ?? 1;
  if (value !== 'mask' && head >= heads) return null;
  // One mask serves all heads.
  return matrixOf(tensor, [value === 'mask' ? 0 : head], lengths[query], lengths[key]);
}

/** One stage of one head, as far as its tokens exist; null if the trace does not have it. */
export const matrixFor = (
  trace: Trace,
  selection: AttentionSelection,
  lengths: Lengths,
): MatrixView | null => slice(trace, selection, selection.value, lengths);

/** 0 and −∞ for the same rows and columns. */
export const maskFor = (
  trace: Trace,
  selection: AttentionSelection,
  lengths: Lengths,
): MatrixView | undefined => slice(trace, selection, 'mask', lengths) ?? undefined;

/** K, the length of a head's queries and keys, if the trace has either. */
export function headSize(trace: Trace, { kind, layer }: AttentionSelection): number | undefined {
  const path = pathOf(kind, layer);
  return (trace.get(`${path}.query`) ?? trace.get(`${path}.key`))?.dims.at(-1);
}

/** The nearest selection that the trace has: a link may come from a larger model. */
export function within(trace: Trace, selection: AttentionSelection): AttentionSelection {
  const { layers, heads } = sizeOf(trace, selection.kind);
  const layer = Math.max(0, Math.min(selection.layer, layers - 1));
  const head = Math.max(0, Math.min(selection.head, heads - 1));
  return { ...selection, layer, head };
}

/** Where the number in a cell is in the trace of one sentence. */
export const placeOf = (
  { kind, layer, head, value }: AttentionSelection,
  { row, col }: Cell,
): TracePlace => ({ name: `${pathOf(kind, layer)}.${value}`, index: [head, row, col] });

/** The cell that shows a number of the trace; null where another matrix does. */
export function cellOf(selection: AttentionSelection, place: TracePlace): Cell | null {
  const [head, row, col] = place.index;
  if (row === undefined || col === undefined) return null;
  const { name } = placeOf(selection, { row, col });
  return name === place.name && head === selection.head ? { row, col } : null;
}
