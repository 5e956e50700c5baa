/** The layers of both stacks and their parts, by the names of a trace. */
import type { Trace } from 'glassformer';

export type Stack = 'encoder' | 'decoder';

export interface LayerPlace {
  readonly stack: Stack;
  readonly layer: number;
}

export const layerName = ({ stack, layer }: LayerPlace): string => `${stack}.layers.${layer}`;

/** How many layers of a stack a trace has. */
export function layersOf(trace: Trace, stack: Stack): number {
  let layer = 0;
  while (trace.has(`${layerName({ stack, layer })}.fc1.output`)) layer++;
  return layer;
}

/** The nearest layer that there is. */
export const nearest = (trace: Trace, { stack, layer }: LayerPlace): LayerPlace => ({
  stack,
  layer: Math.max(0, Math.min(layer, layersOf(trace, stack) - 1)),
});
