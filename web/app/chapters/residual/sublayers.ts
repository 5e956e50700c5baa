/** The parts of a layer around which there is a residual connection, by the names of a trace. */
import { type LayerPlace, type Stack, layerName } from '../../lesson/layers';

export type Sublayer = 'self_attn' | 'encoder_attn' | 'feed_forward';

export const SUBLAYERS: Readonly<Record<Stack, readonly Sublayer[]>> = {
  encoder: ['self_attn', 'feed_forward'],
  decoder: ['self_attn', 'encoder_attn', 'feed_forward'],
};

export const residualName = (place: LayerPlace, sublayer: Sublayer): string =>
  `${layerName(place)}.${sublayer}_residual`;

export const normName = (place: LayerPlace, sublayer: Sublayer): string =>
  `${layerName(place)}.${sublayer === 'feed_forward' ? 'final' : sublayer}_layer_norm`;
