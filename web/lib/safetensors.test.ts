import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GlassformerError } from './errors.js';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';
import type { Tensor } from './types.js';

const fixtures = new URL('../../cpp/tests/fixtures/', import.meta.url);
const written = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.safetensors'),
);
const fixture = (path: string) => new Uint8Array(readFileSync(new URL(path, fixtures)));

interface Entry {
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** A file of this header, with as many bytes of data. */
function fileOf(header: string, dataBytes: number, length?: bigint): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const headerOf = (bytes: Uint8Array) => {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return { length, text: new TextDecoder().decode(bytes.subarray(8, 8 + length)) };
};

const bits = ({ data }: Tensor) => new Uint32Array(data.slice().buffer);

const tensors = new Map<string, Tensor>([
  ['b', { dims: [2, 2], data: Float32Array.of(0.1, -0, -Infinity, NaN) }],
  ['a', { dims: [], data: Float32Array.of(16777217) }],
  ['한국어 "q"', { dims: [0, 3], data: new Float32Array() }],
  ['10', { dims: [1], data: new Float32Array([7, 8, 9]).subarray(1, 2) }],
  ['__proto__', { dims: [1], data: Float32Array.of(2) }],
]);

describe('encode', () => {
  test('what is written is read back, bit by bit, with its metadata', () => {
    const metadata = { text: 'How about coffee?', version: '1' };
    const file = decodeSafetensors(encodeSafetensors(tensors, metadata));
    expect(file.metadata).toEqual(metadata);
    expect([...file.tensors.keys()].sort()).toEqual([...tensors.keys()].sort());
    for (const [name, tensor] of tensors) {
      const read = file.tensors.get(name);
      expect(read?.dims, name).toEqual(tensor.dims);
      expect(read && bits(read), name).toEqual(bits(tensor));
    }
  });

  test('what Node reads from a disk is read like any other bytes', () => {
    // A Buffer's slice, unlike that of other Uint8Arrays, is no copy.
    const file = decodeSafetensors(Buffer.from(encodeSafetensors(tensors)));
    for (const [name, tensor] of tensors) {
      const read = file.tensors.get(name);
      expect(read && bits(read), name).toEqual(bits(tensor));
    }
  });

  test('data lie in the order of the names and start at a multiple of 8 bytes', () => {
    const bytes = encodeSafetensors(tensors);
    const { length, text } = headerOf(bytes);
    expect(length % 8).toBe(0);
    expect(text.trimEnd()).not.toContain('__metadata__');
    const header = JSON.parse(text) as Record<string, { data_offsets: [number, number] }>;
    const inOrder = Object.entries(header)
      .sort(
        ([, a], [, b]) =>
          a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
      )
      .map(([name]) => name);
    expect(inOrder).toEqual([...tensors.keys()].sort());
  });

  test('does not depend on the order in which tensors and texts are given', () => {
    const backwards = new Map([...tensors].reverse());
    expect(encodeSafetensors(backwards, { b: '2', a: '1' })).toEqual(
      encodeSafetensors(tensors, { a: '1', b: '2' }),
    );
  });

  test.each<[string, Map<string, Tensor>, Record<string, string>]>([
    ['too few numbers', new Map([['a', { dims: [2], data: Float32Array.of(1) }]]), {}],
    ['a reserved name', new Map([['__metadata__', { dims: [1], data: Float32Array.of(1) }]]), {}],
    ['a text that is none', new Map(), { a: 1 as unknown as string }],
  ])('refuses %s', (_, given, metadata) => {
    expect(() => encodeSafetensors(given, metadata)).toThrow(
      expect.objectContaining({ constructor: GlassformerError, code: 'invalid_argument' }),
    );
  });
});

describe('decode', () => {
  test.each(written)('%s, from PyTorch, comes out the same when it is written again', (path) => {
    const bytes = fixture(path);
    const { tensors: read, metadata } = decodeSafetensors(bytes);
    const { length, text } = headerOf(bytes);
    const { __metadata__: texts, ...header } = JSON.parse(text) as Record<string, Entry>;
    expect(read.size).toBeGreaterThan(0);
    expect(metadata).toEqual(texts ?? {});
    expect([...read.keys()].sort()).toEqual(Object.keys(header).sort());
    const data = new DataView(bytes.buffer, 8 + length);
    for (const [name, { dims, data: numbers }] of read) {
      expect(dims).toEqual(header[name]?.shape);
      const begin = header[name]?.data_offsets[0] ?? NaN;
      numbers.forEach((number, index) => {
        if (number !== data.getFloat32(begin + 4 * index, true)) expect.fail(`${name}[${index}]`);
      });
    }
    expect(decodeSafetensors(encodeSafetensors(read, metadata))).toEqual({
      tensors: read,
      metadata,
    });
  });

  test('numbers are its own, at any alignment of the file in memory', () => {
    const bytes = encodeSafetensors(tensors);
    for (let shift = 0; shift < 8; shift++) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const read = decodeSafetensors(moved.subarray(shift)).tensors;
      moved.fill(0);
      expect(read.get('a')?.data).toEqual(tensors.get('a')?.data);
    }
  });

  test('a file cut anywhere, or with a byte too many, is refused', () => {
    const bytes = encodeSafetensors(tensors);
    const refused = expect.objectContaining({
      constructor: GlassformerError,
      code: 'invalid_safetensors',
    });
    for (let size = 0; size < bytes.length; size++) {
      expect(() => decodeSafetensors(bytes.subarray(0, size)), String(size)).toThrow(refused);
    }
    expect(() => decodeSafetensors(new Uint8Array([...bytes, 0]))).toThrow(refused);
  });

  const entry = (text: string) => `{"a":${text}}`;
  test.each<[string, string, number, bigint?]>([
    ['at most', '{}', 0, 2n ** 63n],
    ['starts with {', '[]', 0],
    ['in JSON', '{', 0],
    ['got null', '{"__metadata__":null}', 0],
    ['"b": expected a string', '{"__metadata__":{"b":1}}', 0],
    ['F32, got undefined', entry('null'), 0],
    ['F32, got "F16"', entry('{"dtype":"F16","shape":[1],"data_offsets":[0,2]}'), 2],
    ['a shape', entry('{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}'), 4],
    ['within 4 bytes', entry('{"dtype":"F32","shape":[2],"data_offsets":[0,8]}'), 4],
    ['within 4 bytes', entry('{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}'), 4],
    ['8 bytes for [2], got 4', entry('{"dtype":"F32","shape":[2],"data_offsets":[0,4]}'), 4],
    ['from byte 0, got 4', entry('{"dtype":"F32","shape":[1],"data_offsets":[4,8]}'), 8],
  ])('refuses with "%s": %s', (message, header, dataBytes, length) => {
    expect(() => decodeSafetensors(fileOf(header, dataBytes, length))).toThrow(
      expect.objectContaining({
        code: 'invalid_safetensors',
        message: expect.stringContaining(message) as string,
      }),
    );
  });

  test('refuses two tensors that share bytes', () => {
    const at = '"dtype":"F32","shape":[2],"data_offsets"';
    const header = `{"a":{${at}:[0,8]},"b":{${at}:[4,12]}}`;
    expect(() => decodeSafetensors(fileOf(header, 12))).toThrow(/"b".*from byte 8, got 4/);
  });
});
