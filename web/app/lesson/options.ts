/** Options of a question that are read off the tensors on show. */
import { at } from '../views/matrix/slice';
import type { MatrixView } from '../views/types';

export interface QuestionOption {
  readonly text: string;
  readonly correct: boolean;
}

/** The column of the largest number of a row. */
export function largestIn(view: MatrixView, row: number): number {
  let best = 0;
  for (let col = 1; col < view.cols; col++) {
    if (at(view, row, col) > at(view, row, best)) best = col;
  }
  return best;
}

/** Names that are told apart where a word comes twice: a, b, a (2). */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times > 1 ? `${name} (${times})` : name;
  });
}

/** At most `most` of the names, the right one among them, in their own order. */
export function optionsOf(names: readonly string[], right: number, most = 6): QuestionOption[] {
  const all = distinct(names).map((text, index) => ({ text, correct: index === right }));
  const from = Math.max(0, Math.min(right - Math.floor(most / 2), all.length - most));
  return all.slice(from, from + most);
}
