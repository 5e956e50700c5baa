/** The clock of a product: where it is, what is picked, and whether it runs. */
import {
  type Moment,
  type Phase,
  type Timeline,
  beginningOf,
  lengthOf,
  lengthOfTick,
  momentAt,
  stepFrom,
} from './product';
import type { Cell } from '../types';

export class ProductPlay {
  readonly #timeline: () => Timeline;
  #tick = $state(Number.POSITIVE_INFINITY);
  #picked: Cell | null = $state.raw({ row: 1, col: 1 });
  #playing = $state(false);
  /** For those who want no motion: plays from sum to sum, with nothing in between. */
  calm = $state(false);

  /** Starts with everything computed, and one cell picked. */
  constructor(timeline: () => Timeline) {
    this.#timeline = timeline;
  }

  get timeline(): Timeline {
    return this.#timeline();
  }

  get length(): number {
    return lengthOf(this.timeline);
  }

  get tick(): number {
    return Math.min(this.#tick, this.length);
  }

  get moment(): Moment {
    const grain = this.calm && this.#playing ? this.timeline.run : 1;
    return momentAt(this.timeline, Math.floor(this.tick / grain) * grain);
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** A cell that the visitor has pointed out, with the whole result there. */
  get picked(): Cell | null {
    const { rows, cols } = this.timeline;
    const cell = this.#picked;
    return cell && { row: Math.min(cell.row, rows - 1), col: Math.min(cell.col, cols - 1) };
  }

  /** The cell whose sum is on show; null before the first. */
  get cell(): Cell | null {
    if (this.picked) return this.picked;
    const { cell } = this.moment;
    const { cols } = this.timeline;
    return cell < 0 ? null : { row: Math.floor(cell / cols), col: cell % cols };
  }

  /** How many terms of that sum are there. */
  get terms(): number {
    return this.picked ? this.timeline.run : this.moment.terms;
  }

  pick(cell: Cell): void {
    this.#playing = false;
    this.#tick = Number.POSITIVE_INFINITY;
    this.#picked = cell;
  }

  seek(tick: number): void {
    this.#playing = false;
    this.#go(tick);
  }

  /** To the end of the sum before or after. */
  step(by: -1 | 1): void {
    this.seek(stepFrom(this.timeline, this.tick, by));
  }

  show(phase: Phase): void {
    this.seek(beginningOf(this.timeline, phase));
  }

  toggle(): void {
    if (!this.#playing && this.tick >= this.length) this.#go(0);
    this.#playing = !this.#playing;
  }

  /** Time has passed; in milliseconds. */
  advance(milliseconds: number): void {
    const { run } = this.timeline;
    let left = milliseconds;
    let tick = this.tick;
    while (left > 0 && tick < this.length) {
      const each = lengthOfTick(this.timeline, tick);
      const toNext = (Math.floor(tick / run) + 1) * run - tick;
      const spent = Math.min(left, toNext * each);
      tick += spent / each;
      left -= spent;
      // Rounding must not hold the clock just before the end of a sum.
      if (Math.abs(tick - Math.round(tick)) < 1e-6) tick = Math.round(tick);
    }
    this.#go(tick);
    if (tick >= this.length) this.#playing = false;
  }

  #go(tick: number): void {
    this.#picked = null;
    this.#tick = Math.max(0, Math.min(this.length, tick));
  }
}
