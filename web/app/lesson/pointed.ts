/** A matrix with a row for each token: what is pointed at in it lights up everywhere, and back. */
import type { Page } from '../state/page.svelte';
import type { Axis, MatrixProps } from '../views/types';

export function tokenRows(
  page: Pick<Page, 'highlight'>,
  { hue }: Axis,
): Pick<MatrixProps, 'highlight' | 'onhover'> {
  if (hue !== 'source' && hue !== 'target') return {};
  return {
    highlight: { row: page.highlight.find(({ side }) => side === hue)?.index },
    onhover: (cell) => (page.highlight = cell ? [{ side: hue, index: cell.row }] : []),
  };
}
