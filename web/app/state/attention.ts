/** Where attention is in a trace: names, sizes and rows. */
import type { Trace } from 'glassformer';
import type { AttentionKind, AttentionSelection } from '../views/types';

const MODULES: Readonly<Record<AttentionKind, (layer: number) => string>> = {
  encoder: (layer) => `encoder.layers.${layer}.self_attn`,
  decoder: (layer) => `decoder.layers.${layer}.self_attn`,
  cross: (layer) => `decoder.layers.${layer}.encoder_attn`,
};

/** How many layers of this kind a trace holds. */
export function layersIn(trace: Trace, kind: AttentionKind): number {
  let layers = 0;
  while (trace.has(`${MODULES[kind](layers)}.weights`)) layers += 1;
  return layers;
}

/** How many heads each layer of this kind has. */
export function headsIn(trace: Trace, kind: AttentionKind): number {
  return trace.get(`${MODULES[kind](0)}.weights`)?.dims.at(-3) ?? 0;
}

/** The nearest selection that the model has. */
export function fit(selection: AttentionSelection, trace: Trace): AttentionSelection {
  const { kind, layer, head } = selection;
  const last = { layer: layersIn(trace, kind) - 1, head: headsIn(trace, kind) - 1 };
  if (layer <= last.layer && head <= last.head) return selection;
  return {
    ...selection,
    layer: Math.max(0, Math.min(layer, last.layer)),
    head: Math.max(0, Math.min(head, last.head)),
  };
}

/** The row of cross-attention weights of one head: how much each source token was looked at. */
export function crossRow(
  trace: Trace,
  { layer, head }: { readonly layer: number; readonly head: number },
  row: number,
): Float32Array | null {
  const weights = trace.get(`${MODULES.cross(layer)}.weights`);
  const [heads = 0, rows = 0, columns = 0] = weights?.dims.slice(-3) ?? [];
  if (!weights || head >= heads || row < 0 || row >= rows) return null;
  const start = (head * rows + row) * columns;
  return weights.data.subarray(start, start + columns);
}
