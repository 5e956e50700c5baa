/** The layer that a chapter looks at, kept in the address. */
import type { Kept, Setting } from '../state/kept.svelte';
import type { LayerPlace } from './layers';

export function keptLayer(kept: Kept, chapter: string): Setting<LayerPlace> {
  const stack = kept.oneOf(`${chapter}.stack`, ['encoder', 'decoder'], 'encoder');
  const layer = kept.number(`${chapter}.layer`, 0);
  return {
    get value() {
      return { stack: stack.value, layer: layer.value };
    },
    set value(place) {
      stack.value = place.stack;
      layer.value = place.layer;
    },
  };
}
