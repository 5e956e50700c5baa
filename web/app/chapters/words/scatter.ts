/** Where points lie in a picture: both directions on one scale, the middle in the middle. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line from a point of one group to one of the same or another, and what to write on it. */
export interface Way {
  readonly from: readonly [group: number, index: number];
  readonly to: readonly [group: number, index: number];
  readonly text?: string;
}

/** Pixels for each unit, so that all points keep off the edges by `margin`. */
export function scaleOf(
  points: readonly Spot[],
  width: number,
  height: number,
  margin: number,
): number {
  const reach = (of: (spot: Spot) => number) => Math.max(0, ...points.map((p) => Math.abs(of(p))));
  const across = (width / 2 - margin) / reach(({ x }) => x);
  const down = (height / 2 - margin) / reach(({ y }) => y);
  const scale = Math.min(across, down);
  return Number.isFinite(scale) ? scale : 1;
}

/** A round length that takes up to `room` pixels: 1, 2 or 5 times a power of ten. */
export function rulerOf(scale: number, room: number): number {
  const most = room / scale;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2].find((factor) => factor * power <= most) ?? 1;
  return step * power;
}
