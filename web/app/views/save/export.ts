/** A matrix as other programs read it; every number comes back as the same 32-bit float. */
import { at } from '../matrix/slice';
import type { Axis, MatrixView } from '../types';
import type { Table } from './table';

/** Quoted where RFC 4180 asks for it. */
const field = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const nameOf = (axis: Axis, index: number): string => axis.names?.[index] ?? String(index);

/** The shortest decimals that give the same 32-bit number back; infinities as numpy spells them. */
function number(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  for (let digits = 6; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}

/** Comma-separated values (RFC 4180): a row and a column of names, words, then numbers. */
export function toCsv({ view, rowAxis, colAxis, texts = [] }: Table): string {
  const names = Array.from({ length: view.cols }, (_, col) => nameOf(colAxis, col));
  const lines = [['', ...texts.map(({ title }) => title), ...names]];
  for (let row = 0; row < view.rows; row++) {
    const numbers = Array.from({ length: view.cols }, (_, col) => number(at(view, row, col)));
    lines.push([nameOf(rowAxis, row), ...texts.map(({ names }) => names?.[row] ?? ''), ...numbers]);
  }
  return lines.map((line) => line.map(field).join(',') + '\r\n').join('');
}

/**
 * NumPy's own format, version 1.0: little-endian float32, C order.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function toNpy(view: MatrixView): Uint8Array<ArrayBuffer> {
  const shape = `{'descr': '<f4', 'fortran_order': False, 'shape': (${view.rows}, ${view.cols}), }`;
  const prefix = 10; // \x93NUMPY, version, header length
  const length = Math.ceil((prefix + shape.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + 4 * view.rows * view.cols);
  const header = shape.padEnd(length - prefix - 1) + '\n';
  const data = new DataView(bytes.buffer);
  bytes.set([0x93, ...[...'NUMPY'].map((letter) => letter.charCodeAt(0)), 1, 0]);
  data.setUint16(8, length - prefix, true);
  bytes.set(new TextEncoder().encode(header), prefix);
  let position = length;
  for (let row = 0; row < view.rows; row++) {
    for (let col = 0; col < view.cols; col++, position += 4) {
      data.setFloat32(position, at(view, row, col), true);
    }
  }
  return bytes;
}

/** A number as JSON has it; what JSON has no numbers for is written as JavaScript reads it. */
const jsonNumber = (value: number): string =>
  Number.isFinite(value) ? number(value) : `"${value}"`;

/**
 * JSON that says what the numbers are: `{ name, dims, rows: { title, names }, cols, data }`, with
 * "-Infinity" where attention must not look, and `texts` like `rows` where there are words.
 */
export function toJson({ view, rowAxis, colAxis, texts }: Table, name: string): string {
  const axisOf = ({ title, names }: Axis) => JSON.stringify({ title, names });
  const count = (length: number) => Array.from({ length }, (_, index) => index);
  const rows = count(view.rows).map(
    (row) => `[${count(view.cols).map((col) => jsonNumber(at(view, row, col)))}]`,
  );
  const dims = `[${view.rows},${view.cols}]`;
  const head = `{"name":${JSON.stringify(name)},"dims":${dims},`;
  const words = texts ? `"texts":[${texts.map(axisOf)}],` : '';
  const axes = `"rows":${axisOf(rowAxis)},"cols":${axisOf(colAxis)},${words}`;
  return `${head}${axes}"data":[\n${rows.join(',\n')}\n]}\n`;
}
