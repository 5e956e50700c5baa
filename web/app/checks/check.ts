/** What a check of the model's own numbers found. */
import { EXACT, type Tolerance, boundOf } from './roundings';

export type CheckKind = 'sums' | 'masked' | 'cached' | 'padded' | 'shapes';

/** One tensor, or two that were compared. */
export interface Part {
  /** Its name in the trace. */
  readonly name: string;
  /** How many rows, cells, numbers or products were checked. */
  readonly count: number;
  /** The largest difference from what must be. */
  readonly deviation: number;
  readonly tolerance: Tolerance;
  /** Where that difference is. */
  readonly place: readonly number[];
  /** Shapes, where these were checked. */
  readonly shapes?: string;
}

export interface Check {
  readonly kind: CheckKind;
  readonly parts: readonly Part[];
  readonly count: number;
  readonly deviation: number;
  readonly ok: boolean;
}

export const holds = ({ deviation, tolerance }: Part): boolean => deviation <= boundOf(tolerance);

/** All parts together; a check of nothing holds. */
export function checkOf(kind: CheckKind, all: readonly Part[]): Check {
  const parts = all.filter(({ count }) => count > 0);
  return {
    kind,
    parts,
    count: parts.reduce((sum, { count }) => sum + count, 0),
    deviation: Math.max(0, ...parts.map(({ deviation }) => deviation)),
    ok: parts.every(holds),
  };
}

/** Looks for the largest deviation as numbers are checked one by one. */
export class Tally {
  #count = 0;
  #deviation = 0;
  #place = 0;

  /** `expected` may be −∞, which only −∞ equals; NaN equals nothing. */
  compare(actual: number, expected: number): void {
    const difference = actual === expected ? 0 : Math.abs(actual - expected);
    const deviation = Number.isNaN(difference) ? Infinity : difference;
    if (deviation > this.#deviation) {
      this.#deviation = deviation;
      this.#place = this.#count;
    }
    this.#count++;
  }

  /** `placeOf` says where the number that was checked as the nth is. */
  part(
    name: string,
    placeOf: (nth: number) => readonly number[],
    tolerance: Tolerance = EXACT,
  ): Part {
    return {
      name,
      count: this.#count,
      deviation: this.#deviation,
      tolerance,
      place: placeOf(this.#place),
    };
  }
}

/** The indices of the nth element of a tensor. */
export function indexOf(dims: readonly number[], nth: number): number[] {
  const index: number[] = [];
  let rest = nth;
  for (const size of dims.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}
