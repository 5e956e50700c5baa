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

export interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

/** The name of a point, how large it is, and whether it had rather be above or below it. */
interface Label extends Spot {
  readonly width: number;
  readonly height: number;
  readonly above: boolean;
}

/** What two boxes share, in square pixels. */
const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * Where the names of points go: one after another to the first place around its point at which it
 * covers nothing, neither what is `taken` nor a name before it; else to where it covers least.
 * Further out there is a second ring of places, for points that lie on one another.
 */
export function labelsOf(
  labels: readonly Label[],
  taken: readonly Box[],
  picture: Box,
  gap: number,
): readonly Box[] {
  const boxes: Box[] = [];
  for (const label of labels) {
    const { x, y, width, height } = label;
    // In whole pixels, or rounding would choose between places that cover nothing.
    const cost = (box: Box) =>
      Math.round(
        [...taken, ...boxes].reduce((sum, other) => sum + shared(box, other), 0) +
          width * height -
          shared(box, picture),
      );
    const places = [0, 1].flatMap((ring) => {
      const [middle, centre] = [x - width / 2, y - height / 2];
      const [up, aside] = [gap + ring * height, gap + ring * width];
      const above = { x: middle, y: y - up - height, width, height };
      const below = { x: middle, y: y + up, width, height };
      const right = { x: x + aside, y: centre, width, height };
      const left = { x: x - aside - width, y: centre, width, height };
      return [...(label.above ? [above, below] : [below, above]), right, left];
    });
    const best = places.reduce((one, other) => (cost(other) < cost(one) ? other : one));
    boxes.push(best);
  }
  return boxes;
}
