import { DEFAULTS, type Speed } from './url';

/** Time on a step at speed 1, in milliseconds. */
export const STEP_TIME = 400;

/**
 * Where the visitor is in the table of steps. Positions count from 1, as the lecture's steps do;
 * a length of 0 means that there is nothing to play yet.
 */
export class Player {
  #length = $state(0);
  #position = $state(1);
  #playing = $state(false);
  #speed: Speed = $state(DEFAULTS.speed);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get length(): number {
    return this.#length;
  }

  get position(): number {
    return this.#position;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    this.#speed = speed;
    if (this.#playing) this.#schedule();
  }

  get atStart(): boolean {
    return this.#position <= 1;
  }

  get atEnd(): boolean {
    return this.#position >= this.#length;
  }

  /** Takes a new table, keeping the place as far as there is one. */
  resize(length: number): void {
    this.#length = length;
    this.#position = Math.max(1, Math.min(this.#position, length));
  }

  /** Goes on to the end; from the end, starts over. */
  play(): void {
    if (this.#length === 0) return;
    if (this.atEnd) this.#position = 1;
    this.#playing = true;
    this.#schedule();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#playing = false;
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  restart(): void {
    this.#position = 1;
    this.play();
  }

  /** Goes to a position and stays there. */
  seek(position: number): void {
    this.pause();
    this.#position = Math.max(1, Math.min(Math.round(position), this.#length));
  }

  step(by: number): void {
    this.seek(this.#position + by);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#position = Math.min(this.#position + 1, this.#length);
      if (this.atEnd) this.#playing = false;
      else this.#schedule();
    }, STEP_TIME / this.#speed);
  }
}
