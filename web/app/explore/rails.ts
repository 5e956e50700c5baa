/** The lines between the two stacks, on which the data flows. */
import type { Block, Edge } from './architecture';

/**
 * Where the rails run, as shares of the width between the stacks: each stack has one rail straight
 * through it, which the residual connections keep to, and one beside it for what they go around.
 */
const STREAM = { encoder: 0.3, decoder: 0.7 } as const;
const SIDE = { encoder: 0.1, decoder: 0.9 } as const;
const MEMORY = 0.5;
const AGAIN = 0.6;

/** The corner of a line that turns, at most, in pixels. */
const CORNER = 10;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a residual connection or a sum goes around. */
const isBeside = ({ kind, layer }: Block): boolean =>
  kind === 'positions' ||
  kind === 'self_attn' ||
  kind === 'encoder_attn' ||
  kind === 'feed_forward' ||
  (kind === 'norm' && layer !== null);

/** A ⊕ on the map. */
export const isSum = ({ kind }: Block): boolean =>
  kind === 'sum' || kind === 'add_norm' || kind === 'add';

export type Middles = ReadonlyMap<string, number>;

/** Where a block's node is; null while its row has no place yet. */
export function nodeOf(block: Block, middles: Middles, width: number): Point | null {
  const y = middles.get(block.id);
  const lane = (isBeside(block) ? SIDE : STREAM)[block.stack];
  return y === undefined ? null : { x: Math.round(lane * width), y };
}

/** Over to a rail in the middle, along it, and over to the other end. */
function around({ x: x1, y: y1 }: Point, { x: x2, y: y2 }: Point, rail: number): string {
  const down = Math.sign(y2 - y1) || 1;
  const corner = (end: number) => Math.min(CORNER, Math.abs(rail - end), Math.abs(y2 - y1) / 2);
  const [first, last] = [corner(x1), corner(x2)];
  const [into, out] = [Math.sign(rail - x1), Math.sign(x2 - rail)];
  return [
    `M${x1} ${y1}H${rail - into * first}`,
    `Q${rail} ${y1} ${rail} ${y1 + down * first}`,
    `V${y2 - down * last}`,
    `Q${rail} ${y2} ${rail + out * last} ${y2}H${x2}`,
  ].join('');
}

/** The line of an edge as an SVG path. */
export function lineOf({ from, to }: Edge, middles: Middles, width: number): string | null {
  const [start, end] = [nodeOf(from, middles, width), nodeOf(to, middles, width)];
  if (!start || !end) return null;
  if (from.stack !== to.stack) return around(start, end, Math.round(MEMORY * width));
  if (start.x === end.x) return `M${start.x} ${start.y}V${end.y}`;
  const half = (start.y + end.y) / 2;
  return `M${start.x} ${start.y}C${start.x} ${half} ${end.x} ${half} ${end.x} ${end.y}`;
}

/** The line from the last block of the decoder back to its first: the token goes in again. */
export function againOf(from: Block, to: Block, middles: Middles, width: number): string | null {
  const [start, end] = [nodeOf(from, middles, width), nodeOf(to, middles, width)];
  return start && end && around(start, end, Math.round(AGAIN * width));
}

/** A pass of data through one stack: its edges, each with the share of the time after which it flows. */
export function flowOf(
  edges: readonly Edge[],
  stack: Block['stack'],
): readonly { readonly edge: Edge; readonly after: number }[] {
  const flowing = edges.filter(({ to }) => to.stack === stack);
  const order = [...new Set(flowing.map(({ to }) => to.id))];
  return flowing.map((edge) => ({
    edge,
    after: order.indexOf(edge.to.id) / Math.max(1, order.length - 1),
  }));
}
