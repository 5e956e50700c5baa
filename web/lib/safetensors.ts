/**
 * Tensors as a safetensors file: eight bytes with the header's length, a JSON header, the data.
 * https://huggingface.co/docs/safetensors (the core's own: cpp/formats/safetensors.h)
 */
import { GlassformerError, quote } from './errors.js';
import { tensorOf } from './numbers.js';
import type { SafetensorsFile, Tensor } from './types.js';

const LENGTH_BYTES = 8;
const MAX_HEADER_BYTES = 100_000_000; // the reference implementation's limit
const ALIGNMENT = 8; // of the data, as the reference implementation writes it
const METADATA = '__metadata__';
const BRACE = 0x7b;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a < b ? -1 : Number(a > b);

/**
 * The file with these tensors as 32-bit floats, in the order of their names, and with texts about
 * them. Throws where a tensor's numbers do not fill its shape.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const texts = Object.entries(metadata).sort(byName);
  for (const [key, text] of texts) {
    if (typeof text !== 'string') {
      throw unfit(`metadata[${quote(key)}] must be a string, not ${quote(text)}`);
    }
  }
  const sorted = [...tensors].sort(byName).map(([name, tensor]) => {
    if (name === METADATA) throw unfit(`a tensor cannot be named ${quote(name)}`);
    return [name, tensorOf(name, tensor)] as const;
  });
  let end = 0;
  const entries = sorted.map(([name, { dims, data }]) => {
    const begin = end;
    end += data.byteLength;
    return [name, { dtype: 'F32', shape: dims, data_offsets: [begin, end] }] as const;
  });
  const first = texts.length > 0 ? [[METADATA, Object.fromEntries(texts)] as const] : [];
  const header = new TextEncoder().encode(
    JSON.stringify(Object.fromEntries([...first, ...entries])),
  );
  const length = Math.ceil(header.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(LENGTH_BYTES + length + end).fill(0x20, 0, LENGTH_BYTES + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(header, LENGTH_BYTES);
  let place = LENGTH_BYTES + length;
  for (const [, { data }] of sorted) {
    // As they are in memory: the machines that run WebAssembly are little-endian, as the file is.
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), place);
    place += data.byteLength;
  }
  return bytes;
}

/**
 * The tensors of a file of 32-bit floats, each with numbers of its own. A file whose header does
 * not account for every byte of it is refused (`invalid_safetensors`).
 */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { header, start } = headerOf(bytes);
  const size = bytes.length - start;
  const tensors = new Map<string, Tensor>();
  const ranges: (readonly [name: string, begin: number, end: number])[] = [];
  let metadata: Readonly<Record<string, string>> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === METADATA) {
      metadata = textsOf(entry);
      continue;
    }
    const { shape, begin, end } = placeOf(name, entry, size);
    ranges.push([name, begin, end]);
    // Copied by hand: the slice of a Buffer, which is a Uint8Array, shares its memory.
    const data = new Float32Array((end - begin) / Float32Array.BYTES_PER_ELEMENT);
    new Uint8Array(data.buffer).set(bytes.subarray(start + begin, start + end));
    tensors.set(name, { dims: shape, data });
  }
  checkCoverage(ranges, size);
  return { tensors, metadata };
}

function headerOf(bytes: Uint8Array): { readonly header: object; readonly start: number } {
  if (bytes.length < LENGTH_BYTES) {
    throw broken(`expected ${LENGTH_BYTES} bytes with the header's length, got ${bytes.length}`);
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  const most = Math.min(MAX_HEADER_BYTES, bytes.length - LENGTH_BYTES);
  if (length > most) {
    throw broken(`expected a header of at most ${most} bytes, got a length of ${length}`);
  }
  const start = LENGTH_BYTES + Number(length);
  if (bytes[LENGTH_BYTES] !== BRACE) throw broken('expected a header that starts with {');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const header = JSON.parse(decoder.decode(bytes.subarray(LENGTH_BYTES, start))) as object;
    return { header, start };
  } catch (cause) {
    throw broken('expected a header in JSON', { cause });
  }
}

function textsOf(entry: unknown): Readonly<Record<string, string>> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw broken(`${METADATA}: expected an object, got ${quote(entry)}`);
  }
  for (const [key, text] of Object.entries(entry)) {
    if (typeof text !== 'string') {
      throw broken(`${METADATA}: ${quote(key)}: expected a string, got ${quote(text)}`);
    }
  }
  return entry as Readonly<Record<string, string>>;
}

const isSize = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const areSizes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isSize);

/** Shape and place of a tensor, as its entry in the header says. */
function placeOf(name: string, entry: unknown, size: number) {
  const where = `tensor ${quote(name)}`;
  const {
    dtype,
    shape,
    data_offsets: offsets,
  } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  if (dtype !== 'F32') throw broken(`${where}: expected the dtype F32, got ${quote(dtype)}`);
  if (!areSizes(shape)) throw broken(`${where}: expected a shape, got ${quote(shape)}`);
  const [begin = 0, end = 0] = areSizes(offsets) ? offsets : [];
  if (!areSizes(offsets) || offsets.length !== 2 || end < begin || end > size) {
    throw broken(`${where}: expected data_offsets within ${size} bytes, got ${quote(offsets)}`);
  }
  const expected = shape.reduce((product, each) => product * each, Float32Array.BYTES_PER_ELEMENT);
  if (end - begin !== expected) {
    const got = end - begin;
    throw broken(`${where}: expected ${expected} bytes for [${shape.join(', ')}], got ${got}`);
  }
  return { shape, begin, end };
}

/** Every byte of the data belongs to one tensor. */
function checkCoverage(
  ranges: readonly (readonly [name: string, begin: number, end: number])[],
  size: number,
): void {
  let covered = 0;
  for (const [name, begin, end] of [...ranges].sort((a, b) => a[1] - b[1] || a[2] - b[2])) {
    if (begin !== covered) {
      throw broken(`tensor ${quote(name)}: expected data from byte ${covered}, got ${begin}`);
    }
    covered = end;
  }
  if (covered !== size) throw broken(`expected ${covered} bytes of data, got ${size}`);
}

const unfit = (message: string) => new GlassformerError('invalid_argument', message);
const broken = (message: string, options?: ErrorOptions) =>
  new GlassformerError('invalid_safetensors', `safetensors: ${message}`, options);
