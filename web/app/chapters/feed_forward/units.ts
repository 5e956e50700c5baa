/** Which units of a hidden layer fire, read off the trace. */
import { at } from '../../views/matrix/slice';
import type { MatrixView } from '../../views/types';

/** How many units of a token are above 0 after the activation. */
export function firing(view: MatrixView, row: number): number {
  let count = 0;
  for (let col = 0; col < view.cols; col++) if (at(view, row, col) > 0) count++;
  return count;
}

/** The units of a token that fire most strongly, strongest first. */
export function strongest(view: MatrixView, row: number, most: number): readonly number[] {
  return Array.from({ length: view.cols }, (_, col) => col)
    .filter((col) => at(view, row, col) > 0)
    .sort((a, b) => at(view, row, b) - at(view, row, a))
    .slice(0, most);
}
