/** What has been put in the place of which heads. */
import type { HeadIntervention } from 'glassformer';
import { pathOf } from '../../views/attention/attention';

export const KINDS = ['as_is', 'off', 'uniform'] as const;
export type Kind = (typeof KINDS)[number];

/** By layer and head; those that are not in it are as they are. */
export type Changes = ReadonlyMap<string, Exclude<Kind, 'as_is'>>;

const key = (layer: number, head: number): string => `${layer}.${head}`;

export const kindOf = (changes: Changes, layer: number, head: number): Kind =>
  changes.get(key(layer, head)) ?? 'as_is';

/** The kind that all heads of a layer have; null where they differ. */
export function kindOfAll(changes: Changes, layer: number, heads: number): Kind | null {
  const kinds = new Set(Array.from({ length: heads }, (_, head) => kindOf(changes, layer, head)));
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}

export function change(
  changes: Changes,
  layer: number,
  heads: readonly number[],
  kind: Kind,
): Changes {
  const next = new Map(changes);
  for (const head of heads) {
    if (kind === 'as_is') next.delete(key(layer, head));
    else next.set(key(layer, head), kind);
  }
  return next;
}

/** As the package takes it. */
export const interventionsOf = (changes: Changes): readonly HeadIntervention[] =>
  [...changes].map(([place, kind]) => {
    const [layer = 0, head = 0] = place.split('.').map(Number);
    return { attention: pathOf('cross', layer), head, kind };
  });

const NONE = 'none';

/** For the address: `off:1.0,1.1;uniform:0.2`. */
export function writeChanges(changes: Changes): string {
  if (changes.size === 0) return NONE;
  return (['off', 'uniform'] as const)
    .map((kind) => ({ kind, places: [...changes.keys()].filter((at) => changes.get(at) === kind) }))
    .filter(({ places }) => places.length > 0)
    .map(({ kind, places }) => `${kind}:${places.join()}`)
    .join(';');
}

/** Null where the address says nothing of them, or nothing that makes sense. */
export function readChanges(text: string): Changes | null {
  if (text === NONE) return new Map();
  const changes = new Map<string, Exclude<Kind, 'as_is'>>();
  for (const part of text.split(';')) {
    const [, kind, places = ''] =
      /^(off|uniform):(\d{1,3}\.\d{1,3}(?:,\d{1,3}\.\d{1,3})*)$/.exec(part) ?? [];
    if (kind !== 'off' && kind !== 'uniform') return null;
    for (const place of places.split(',')) changes.set(place, kind);
  }
  return changes;
}

/** Those of heads that there are: an address may come from a larger model. */
export const changesWithin = (changes: Changes, layers: number, heads: number): Changes =>
  new Map(
    [...changes].filter(([place]) => {
      const [layer = 0, head = 0] = place.split('.').map(Number);
      return layer < layers && head < heads;
    }),
  );
