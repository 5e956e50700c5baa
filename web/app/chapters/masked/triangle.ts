/** What can be read off the mask and the weights of one head. */
import { at } from '../../views/matrix/slice';
import type { MatrixView } from '../../views/types';

/** How many cells must not be looked at. */
export function hiddenIn(mask: MatrixView): number {
  let count = 0;
  for (let row = 0; row < mask.rows; row++) {
    for (let col = 0; col < mask.cols; col++) if (at(mask, row, col) === -Infinity) count++;
  }
  return count;
}

/** How much of a row's attention goes to tokens after its own. */
export function ahead(weights: MatrixView, row: number): number {
  let sum = 0;
  for (let col = row + 1; col < weights.cols; col++) sum += at(weights, row, col);
  return sum;
}
