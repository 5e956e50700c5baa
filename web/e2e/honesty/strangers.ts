/** Numbers on the page that the package did not compute. */
import type { Tensor } from 'glassformer';
import { percent } from '../../app/shell/format';
import { cellText, exactText, legendText, orderText, withMinus } from '../../app/views/format';
import type { Shown } from './shown';

/** What may be on the page: by the package, for the very sentence. */
export interface Known {
  /** Matrices are cut from these. */
  readonly tensors: readonly Tensor[];
  /** Texts say these. */
  readonly scalars: readonly number[];
}

/** Steps from one number of a tensor to the next along each of its dimensions. */
const stridesOf = ({ dims }: Tensor): number[] => [
  ...new Set(dims.map((_, axis) => dims.slice(axis + 1).reduce((size, each) => size * each, 1))),
];

/** Whether some tensor has a run, along any of its dimensions, whose numbers are the given ones. */
function hasRun(
  tensors: readonly Tensor[],
  length: number,
  is: (value: number, nth: number) => boolean,
): boolean {
  return tensors.some((tensor) => {
    const { data } = tensor;
    return stridesOf(tensor).some((stride) => {
      const end = data.length - (length - 1) * stride;
      for (let start = 0; start < end; start++) {
        let nth = 0;
        while (nth < length && is(data[start + nth * stride] ?? NaN, nth)) nth++;
        if (nth === length) return true;
      }
      return false;
    });
  });
}

const small = (value: number): string => {
  const [digits = '', exponent = ''] = value.toExponential(2).split('e');
  const raised = [...exponent].map((each) => (each === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(each)]));
  return `${digits} × 10${raised.join('')}`;
};

/** The ways in which the page rounds. */
const WRITTEN: readonly ((value: number) => string)[] = [
  exactText,
  legendText,
  orderText,
  percent,
  (value) => `${(value * 100).toFixed(2)}%`,
  (value) => `${Math.round(value * 100)}%`,
  small,
  ...[1, 2, 3, 4].map((digits) => (value: number) => withMinus(value.toFixed(digits))),
];

const finite = (rows: readonly (readonly number[])[]) => rows.flat().filter(Number.isFinite);

/** What a matrix lets be said of it: the ends of its colours, each row's sum, its largest number. */
function saidOf(rows: readonly (readonly number[])[]): number[] {
  const largest = finite(rows).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
  const reaches = rows.map((row) => Math.max(...finite([row]).map(Math.abs)));
  return [-largest, largest, ...sums, ...reaches];
}

/** Each with what it is in; an empty list where every number is the model's. */
export function strangersIn(shown: Shown, { tensors, scalars }: Known): string[] {
  const strangers: string[] = [];
  const sheets = new Map(shown.sheets.map((sheet) => [sheet.label, sheet.rows]));
  for (const { label, rows } of shown.sheets) {
    // A column is a line of numbers, too, where rows have one each.
    const narrow = rows.every((row) => row.length === 1);
    for (const line of narrow ? [rows.flat()] : rows) {
      const run = (value: number, nth: number) => value === line[nth];
      if (!hasRun(tensors, line.length, run)) strangers.push(`${label}: ${line.slice(0, 8)}`);
    }
  }
  for (const { label, texts } of shown.lines) {
    const cut = sheets.get(label);
    const own = cut && [
      { dims: [cut.length, cut[0]?.length ?? 0], data: Float32Array.from(cut.flat()) },
    ];
    const run = (value: number, nth: number) =>
      [0, 1, 2, 3].some((decimals) => cellText(value, decimals) === texts[nth]);
    if (!hasRun(own ?? tensors, texts.length, run)) {
      strangers.push(`painted in ${label}: ${texts.join(' ')}`);
    }
  }
  for (const { label, row, col, text } of shown.cells) {
    const value = sheets.get(label)?.[row]?.[col] ?? NaN;
    if (text !== exactText(value)) strangers.push(`${label}[${row}, ${col}]: ${text}`);
  }
  const may = [...scalars, ...shown.sheets.flatMap(({ rows }) => saidOf(rows))];
  const texts = new Set(may.flatMap((value) => WRITTEN.map((write) => write(value))));
  for (const { text, numbers } of shown.words) {
    for (const number of numbers) {
      // What the mask adds, not what something came to.
      if (!/^−?∞$/.test(number) && !texts.has(number)) strangers.push(`${number} in “${text}”`);
    }
  }
  return strangers;
}
