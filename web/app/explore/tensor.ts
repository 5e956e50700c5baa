/** The matrices of a tensor, and what their rows and columns are called. */
import type { Tensor } from 'glassformer';
import { labelOf } from '../shell/format';
import type { PathRecord } from '../state/path';
import type { Along } from '../views/lights.svelte';
import { domainOf, matrixOf } from '../views/matrix/slice';
import type { Axis, Cell, Domain, Hue, MatrixView, ScaleKind, Series } from '../views/types';
import { t } from './messages';
import type { AxisKind, Value, ValueKind } from './values';

/** `8 × 6 × 64` */
export const shapeText = ({ dims }: Tensor): string => dims.join(' × ');

/** How many matrices lie one behind the other: the heads. */
export const headsOf = ({ dims }: Tensor): number => dims.at(-3) ?? 1;

/** All matrices of a tensor, in order. */
export const matricesOf = (tensor: Tensor): readonly MatrixView[] =>
  Array.from({ length: headsOf(tensor) }, (_, head) =>
    matrixOf(tensor, tensor.dims.length > 2 ? [head] : []),
  );

/** Colours are full at so many times the root mean square. */
const FULL = 3;

/**
 * What the colours of a picture in small mean: a few numbers far from all others would leave those
 * pale, so they may be beyond the end of the scale.
 */
export function domainOfAll({ data }: Tensor, scale: ScaleKind): Domain {
  const whole = domainOf(matrixOf({ dims: [1, data.length], data }), scale);
  if (scale === 'probability') return whole;
  const finite = data.filter((number) => Number.isFinite(number));
  const squares = finite.reduce((sum, number) => sum + number * number, 0);
  const reach = Math.min(whole.high, FULL * Math.sqrt(squares / Math.max(1, finite.length)));
  return { low: -reach, high: reach };
}

export const scaleOf = (kind: ValueKind): ScaleKind =>
  kind === 'weights' || kind === 'probabilities' ? 'probability' : 'signed';

/** Query, key and value have their own colours everywhere; the rest have their stack's. */
export const hueOf = (kind: ValueKind): Hue =>
  kind === 'query' || kind === 'key' || kind === 'value' ? kind : 'ink';

const SERIES: Readonly<Record<AxisKind, Series>> = {
  encoder: 'source',
  decoder: 'target',
  dimension: 'model',
  unit: 'units',
  vocabulary: 'own: vocabulary',
};

/** Within a head a dimension is not one of the model's. */
const OF_HEADS: readonly ValueKind[] = ['query', 'key', 'value', 'context', 'joined'];

const seriesOf = (kind: ValueKind, of: AxisKind): Series | undefined =>
  of === 'dimension' && OF_HEADS.includes(kind) ? undefined : SERIES[of];

/** The tokens of a stack have their side's colour. */
const hueOfAxis = (kind: AxisKind): Hue => {
  if (kind === 'encoder') return 'source';
  return kind === 'decoder' ? 'target' : 'ink';
};

/** Names for what has names: the tokens of the two sides, and of the vocabulary. */
function namesOf(kind: AxisKind, path: PathRecord, vocabulary: readonly string[]) {
  if (kind === 'encoder') return path.source.map(labelOf);
  // The last token was predicted, not given.
  if (kind === 'decoder') return path.target.slice(0, -1).map(labelOf);
  return kind === 'vocabulary' ? vocabulary : undefined;
}

/** What the rows and the columns of a value stand for. */
export const alongOf = ({ kind, rows, cols }: Value): Record<'rowAxis' | 'colAxis', Along> => ({
  rowAxis: { of: rows ? seriesOf(kind, rows) : undefined },
  colAxis: { of: seriesOf(kind, cols) },
});

export function axesOf(
  { kind, rows, cols }: Value,
  path: PathRecord,
  vocabulary: readonly string[],
): { rows: Axis; cols: Axis } {
  const axis = (of: AxisKind): Axis => {
    const names = namesOf(of, path, vocabulary);
    return {
      title: t(`axis.${of}`),
      names: names?.length ? names : undefined,
      hue: hueOfAxis(of),
      of: seriesOf(kind, of),
    };
  };
  return {
    rows: rows ? axis(rows) : { title: t('axis.value'), names: [t(`value.${kind}`)] },
    cols: axis(cols),
  };
}

/** The last two indices of a number: where it is in its matrix. */
export const cellOf = (index: readonly number[]): Cell => ({
  row: index.at(-2) ?? 0,
  col: index.at(-1) ?? 0,
});
