/** Who asks and who answers in an attention over the sentence on top. */
import { labelOf } from '../shell/format';
import type { Walk } from '../state/path';
import { t } from '../views/messages';
import type { Axis, Side } from '../views/types';

export interface Sides {
  readonly query: Side;
  readonly key: Side;
}

type Tokens = Pick<Walk, 'source' | 'target'>;

/** Tokens of a side as the trace has rows for them: the last token was predicted, not given. */
const namesOf = ({ source, target }: Tokens, side: Side): readonly string[] =>
  (side === 'source' ? source : target.slice(0, -1)).map(labelOf);

export const axesOf = (path: Tokens, { query, key }: Sides): { rows: Axis; cols: Axis } => ({
  rows: {
    title: t('axis.query'),
    role: t('axis.asks'),
    names: namesOf(path, query),
    hue: query,
    of: query,
  },
  cols: {
    title: t('axis.key'),
    role: t('axis.answers'),
    names: namesOf(path, key),
    hue: key,
    of: key,
  },
});
