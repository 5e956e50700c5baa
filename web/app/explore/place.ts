/** What the explorer shows, and how the address says it. */
import type { Architecture, Block } from './architecture';
import type { Cell } from '../views/types';
import type { Value } from './values';

export type Place =
  | { readonly at: 'map' }
  | { readonly at: 'heads' }
  | { readonly at: 'block'; readonly block: Block }
  | { readonly at: 'value'; readonly block: Block; readonly value: Value }
  | { readonly at: 'parameter'; readonly block: Block; readonly name: string };

export const MAP: Place = { at: 'map' };
export const HEADS: Place = { at: 'heads' };

/** A block with one value is that value. */
export const placeOfBlock = (block: Block): Place =>
  block.values.length > 1 ? { at: 'block', block } : { at: 'value', block, value: block.picture };

/** As `explore.open` has it: the path of a module, a value or a parameter. */
export function written(place: Place): string {
  switch (place.at) {
    case 'map':
      return '';
    case 'heads':
      return 'heads';
    case 'block':
      return place.block.id;
    case 'value':
      return place.value.name;
    case 'parameter':
      return place.name;
  }
}

/** Reads it back; the whole map where the model has nothing of that name. */
export function readPlace(architecture: Architecture, text: string): Place {
  if (text === written(HEADS)) return HEADS;
  const value = architecture.valueNamed(text);
  if (value) return { at: 'value', block: architecture.blockOf(value), value };
  for (const block of architecture.blocks) {
    if (block.id === text) return placeOfBlock(block);
    if (block.values.some(({ parameters }) => parameters.includes(text))) {
      return { at: 'parameter', block, name: text };
    }
  }
  return MAP;
}

/** Where Escape and the trail lead: a level up; null from the map. */
export function above(place: Place): Place | null {
  if (place.at === 'map') return null;
  if (place.at === 'value' || place.at === 'parameter') {
    return place.block.values.length > 1 ? { at: 'block', block: place.block } : MAP;
  }
  return MAP;
}

/** The same in a layer further up or down its stack; null where there is none. */
export function besides(architecture: Architecture, place: Place, by: number): Place | null {
  if (!('block' in place) || place.block.layer === null) return null;
  const { stack, layer } = place.block;
  const path = (of: number) => `${stack}.layers.${of}.`;
  const there = readPlace(architecture, written(place).replace(path(layer), path(layer + by)));
  return there.at === place.at ? there : null;
}

/** As `explore.cell` has it: row and column. */
export const writtenCell = (cell: Cell | null): string => (cell ? `${cell.row}.${cell.col}` : '');

export function readCell(text: string): Cell | null {
  const [, row, col] = /^(\d{1,6})\.(\d{1,6})$/.exec(text) ?? [];
  return row === undefined || col === undefined ? null : { row: Number(row), col: Number(col) };
}
