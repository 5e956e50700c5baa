/** The matrices of a head in the formula: how they are written, and what their axes are. */
import type { HeadValue } from '../../views/attention/head';
import type { ScaleKind } from '../../views/types';

export interface Stage {
  readonly value: HeadValue;
  /** How the chain reads: what stands before it, and its name. */
  readonly operator: string;
  readonly symbol: string;
  readonly colour: string;
  readonly rows: 'query' | 'key';
  readonly cols: 'key' | 'dimension' | 'model';
  readonly scale: ScaleKind;
}

/** In the order of the computation; `√d` is written with the head's own length. */
export const STAGES: readonly Stage[] = [
  {
    value: 'query',
    operator: '',
    symbol: 'Q',
    colour: '--query',
    rows: 'query',
    cols: 'dimension',
    scale: 'signed',
  },
  {
    value: 'key',
    operator: '·',
    symbol: 'K',
    colour: '--key',
    rows: 'key',
    cols: 'dimension',
    scale: 'signed',
  },
  {
    value: 'products',
    operator: '→',
    symbol: 'QKᵀ',
    colour: '--ink',
    rows: 'query',
    cols: 'key',
    scale: 'signed',
  },
  {
    value: 'scores',
    operator: '→',
    symbol: '÷ √dₖ',
    colour: '--ink',
    rows: 'query',
    cols: 'key',
    scale: 'signed',
  },
  {
    value: 'mask',
    operator: '+',
    symbol: 'M',
    colour: '--ink',
    rows: 'query',
    cols: 'key',
    scale: 'signed',
  },
  {
    value: 'masked_scores',
    operator: '→',
    symbol: '(… + M)',
    colour: '--ink',
    rows: 'query',
    cols: 'key',
    scale: 'signed',
  },
  {
    value: 'weights',
    operator: '→',
    symbol: 'softmax',
    colour: '--accent',
    rows: 'query',
    cols: 'key',
    scale: 'probability',
  },
  {
    value: 'value',
    operator: '·',
    symbol: 'V',
    colour: '--value',
    rows: 'key',
    cols: 'dimension',
    scale: 'signed',
  },
  {
    value: 'context',
    operator: '→',
    symbol: 'head',
    colour: '--ink',
    rows: 'query',
    cols: 'dimension',
    scale: 'signed',
  },
  {
    value: 'joined',
    operator: '→',
    symbol: '[1 … 8]',
    colour: '--ink',
    rows: 'query',
    cols: 'model',
    scale: 'signed',
  },
];

const mark = (symbol: HeadValue, tex: string) => `\\htmlData{symbol=${symbol}}{${tex}}`;

/** Vaswani et al. (2017), equation 1, with the mask that the paper describes below it. */
export const FORMULA = mark(
  'context',
  mark(
    'weights',
    `\\operatorname{softmax}${mark(
      'masked_scores',
      `\\left(${mark(
        'scores',
        `\\frac{${mark('products', `${mark('query', 'Q')}\\,${mark('key', 'K^{\\top}')}`)}}{\\sqrt{d_k}}`,
      )}\\;${mark('mask', '{}+M')}\\right)`,
    )}`,
  ) + `\\;${mark('value', 'V')}`,
);

export const COLOURS: Readonly<Record<string, string>> = {
  query: '--query',
  key: '--key',
  value: '--value',
};
