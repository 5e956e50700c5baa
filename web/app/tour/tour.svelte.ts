/** What the tour points at, in its order; the page gives each a name for CSS anchors. */
export const STOPS = ['sentence', 'player', 'stage'] as const;
export type Stop = (typeof STOPS)[number];

const SEEN = 'glassformer.tour';

/** Storage that is refused remembers nothing: then the tour never comes by itself. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return true;
  }
}

/** Three things to know, told at the first visit and whenever they are asked for. */
export class Tour {
  #at: number | null = $state(null);

  /** What it points at; null while it is not shown. */
  get stop(): Stop | null {
    return this.#at === null ? null : (STOPS[this.#at] ?? null);
  }

  /** Its place, from 1. */
  get number(): number {
    return (this.#at ?? 0) + 1;
  }

  get atEnd(): boolean {
    return this.number === STOPS.length;
  }

  /** Shows it to those who have never seen it. */
  welcome(): void {
    if (!wasSeen()) this.start();
  }

  start(): void {
    this.#at = 0;
    try {
      localStorage.setItem(SEEN, 'seen');
    } catch {
      // It is shown all the same.
    }
  }

  /** Goes on; after the last stop, away. */
  next(): void {
    if (this.#at === null || this.atEnd) this.end();
    else this.#at += 1;
  }

  back(): void {
    if (this.#at) this.#at -= 1;
  }

  end(): void {
    this.#at = null;
  }
}
