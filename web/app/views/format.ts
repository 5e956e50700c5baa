/** Numbers as text: short in a cell, exact in a readout. */

export const MINUS = '−';
export const MINUS_INFINITY = '−∞';

const withMinus = (text: string): string => text.replace('-', MINUS);

function nonFinite(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  return value === -Infinity ? MINUS_INFINITY : null;
}

/**
 * The most digits, up to three decimals, of which `fits` approves, or null when not even the whole
 * number has room. Exactly 0 is `0`; a number that only rounds to it keeps its decimals (`0.00`).
 */
export function cellText(value: number, fits: (text: string) => boolean): string | null {
  const special = value === 0 ? '0' : nonFinite(value);
  if (special !== null) return fits(special) ? special : null;
  for (let decimals = 3; decimals >= 0; decimals--) {
    // One digit says nothing of a number below 1: rather none than "0".
    if (decimals === 0 && Math.abs(value) < 1) return null;
    const text = withMinus(value.toFixed(decimals));
    if (fits(text)) return text;
  }
  return null;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') +
  [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');

/** Five significant digits, as powers of ten below 0.001 and from a million on. */
export function exactText(value: number): string {
  const special = value === 0 ? '0' : nonFinite(value);
  if (special !== null) return special;
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e6) return withMinus(value.toPrecision(5));
  const [mantissa = '', exponent = ''] = value.toExponential(4).split('e');
  return `${withMinus(mantissa)} × 10${superscript(Number(exponent))}`;
}

/** A number at the end of a legend: two or three digits, no more than needed. */
export function legendText(value: number): string {
  const special = value === 0 ? '0' : nonFinite(value);
  if (special !== null) return special;
  return withMinus(String(Number(value.toPrecision(3))));
}
