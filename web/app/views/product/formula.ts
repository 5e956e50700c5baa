/** A product as a formula, each of whose symbols is one of its matrices. */
import type { Pointed } from '../types';
import { PARTS, type Part } from './parts';
import type { Operand, ProductOperands } from './product';

/** As KaTeX writes it, with the shape below: Kᵀ, 64 × 4. */
function texOf({ symbol, subscript, view }: Operand): string {
  const written = symbol.replaceAll('ᵀ', '^{\\top}').replaceAll('·', '\\,');
  const name = subscript ? `${written}_{${subscript}}` : written;
  return `\\underset{${view.rows}\\times ${view.cols}}{${name}}`;
}

export function formulaOf(operands: Pick<ProductOperands, Part>): string {
  const [left, right, result] = PARTS.map(
    (part) => `\\htmlData{symbol=${part}}{${texOf(operands[part])}}`,
  );
  return `${left}\\;\\cdot\\;${right}\\;=\\;${result}`;
}

/** What the symbol and the matrix stand for, so that one lights up the other. */
export const standing = (part: Part): Pointed => ({
  of: 'own: matrices',
  index: PARTS.indexOf(part),
});
