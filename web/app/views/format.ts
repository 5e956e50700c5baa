/** Numbers as text: short in a cell, exact in a readout. */

const MINUS = '−';
const MINUS_INFINITY = '−∞';

export const withMinus = (text: string): string => text.replace('-', MINUS);

function nonFinite(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  return value === -Infinity ? MINUS_INFINITY : null;
}

/** Digits after the point in the cells of a matrix, at most. */
const MOST_DECIMALS = 3;

/**
 * How many decimals all numbers up to `reach` in magnitude can have in their cells, or null when
 * they have no room, or only for zeros: a matrix has as many in every cell.
 */
export function decimalsThatFit(
  reach: number,
  signed: boolean,
  fits: (text: string) => boolean,
): number | null {
  const whole = '8'.repeat(Math.max(1, Math.floor(Math.log10(Math.max(1, reach))) + 1));
  for (let decimals = MOST_DECIMALS; decimals >= 0; decimals--) {
    if (decimals === 0 && reach < 1) return null;
    const fraction = decimals > 0 ? `.${'8'.repeat(decimals)}` : '';
    if (fits(`${signed ? MINUS : ''}${whole}${fraction}`)) return decimals;
  }
  return null;
}

/** Whether a number only looks like 0 with so many decimals. */
export const roundsToZero = (value: number, decimals: number): boolean =>
  value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;

/** Exactly 0 is `0`, counts are whole; a number that only rounds to 0 has decimals: `0.00`. */
export function cellText(value: number, decimals: number): string {
  if (value === 0 || isCount(value)) return withMinus(String(value || 0));
  const digits = decimals === 0 && roundsToZero(value, 0) ? 1 : decimals;
  return nonFinite(value) ?? withMinus(value.toFixed(digits));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') +
  [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');

/** `4.0000e-7` as it is written: 4.0000 × 10⁻⁷. */
function scientific(text: string): string {
  const [mantissa = '', exponent = ''] = text.split('e');
  return `${withMinus(mantissa)} × 10${superscript(Number(exponent))}`;
}

/** Whether a number is one that counts, such as a token's id: whole, and of more than one digit. */
const isCount = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) >= 10 && Math.abs(value) < 1e6;

/** Five significant digits, as powers of ten below 0.001 and from a million on; counts are whole. */
export function exactText(value: number): string {
  const special = value === 0 ? '0' : nonFinite(value);
  if (special !== null) return special;
  if (isCount(value)) return withMinus(String(value));
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e6) return withMinus(value.toPrecision(5));
  return scientific(value.toExponential(4));
}

/** How large about: one significant digit, as a power of ten below 0.001: 6 × 10⁻⁸. */
export function orderText(value: number): string {
  const special = value === 0 ? '0' : nonFinite(value);
  if (special !== null) return special;
  if (Math.abs(value) < 1e-3) return scientific(value.toExponential(0));
  return withMinus(String(Number(value.toPrecision(1))));
}

/** A whole number: 48,000. */
export const countText = (count: number): string => count.toLocaleString('en');

/** A number at the end of a legend: two or three digits, no more than needed. */
export function legendText(value: number): string {
  const special = value === 0 ? '0' : nonFinite(value);
  if (special !== null) return special;
  return withMinus(String(Number(value.toPrecision(3))));
}
