import katex from 'katex';
import { expect, it } from 'vitest';
import { matrixOf } from '../matrix/slice';
import { formulaOf } from './formula';

const operand = (symbol: string, rows: number, cols: number, subscript?: string) => ({
  symbol,
  ...(subscript && { subscript }),
  colour: '--ink',
  view: matrixOf({ dims: [rows, cols], data: new Float32Array(rows * cols) }),
});

it.each([
  [operand('Q', 4, 64), operand('Kᵀ', 64, 6), operand('Q·Kᵀ', 4, 6)],
  [operand('x', 5, 512), operand('W', 512, 64, 'Q'), operand('Q', 5, 64)],
])(
  'marks each matrix once, with its shape, in mathematics that KaTeX knows',
  (left, right, result) => {
    const tex = formulaOf({ left, right, result });
    const html = katex.renderToString(tex, { trust: true, strict: false, output: 'html' });
    const document = new DOMParser().parseFromString(html, 'text/html');
    const symbols = [...document.querySelectorAll<HTMLElement>('[data-symbol]')];
    expect(symbols.map(({ dataset }) => dataset['symbol'])).toEqual(['left', 'right', 'result']);
    [left, right, result].forEach(({ view }, index) => {
      expect(symbols[index]?.textContent).toContain(`${view.rows}×${view.cols}`);
    });
  },
);
