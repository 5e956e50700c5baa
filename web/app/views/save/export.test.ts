import { describe, expect, it } from 'vitest';
import { toCsv, toJson, toNpy } from './export';
import { tableOf } from './table';
import { matrixOf, transposed } from '../matrix/slice';

const view = matrixOf({
  dims: [2, 3],
  data: Float32Array.of(0.1, -Infinity, 0, 1 / 3, -2.5e-8, 12345678),
});

describe('CSV', () => {
  it('has names at the top and the left, and numbers that read back as the same floats', () => {
    const rowAxis = { title: 'query', names: ['a', 'b,c'] };
    const csv = toCsv({ view, rowAxis, colAxis: { title: 'key' } });
    const [head, first, second, end] = csv.split('\r\n');
    expect(head).toBe(',0,1,2');
    expect(first).toBe('a,0.1,-inf,0');
    expect(second?.startsWith('"b,c",')).toBe(true);
    expect(end).toBe('');
    const numbers = second?.slice('"b,c",'.length).split(',').map(Number);
    expect(Float32Array.from(numbers ?? [])).toEqual(view.data.slice(3));
  });

  it('doubles quotes and keeps line breaks inside a field', () => {
    const one = matrixOf({ dims: [1, 1], data: Float32Array.of(1) });
    const rowAxis = { title: '', names: ['a"b\n'] };
    const colAxis = { title: '', names: ['x'] };
    expect(toCsv({ view: one, rowAxis, colAxis })).toBe(',x\r\n"a""b\n",1\r\n');
  });

  it('has words between the names and the numbers', () => {
    const texts = [{ title: 'then', names: ['c'] }];
    const table = tableOf({ title: '', names: ['a', 'b'] }, { p: [0.5, null], id: [7, 8] }, texts);
    expect(toCsv(table)).toBe(',then,p,id\r\na,c,0.5,7\r\nb,,nan,8\r\n');
  });
});

describe('NPY', () => {
  it('is, byte by byte, what numpy.save writes', () => {
    const bytes = toNpy(matrixOf({ dims: [1, 2], data: Float32Array.of(1, -Infinity) }));
    // numpy.save(f, numpy.array([[1, -numpy.inf]], dtype='<f4')), NumPy 2.
    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
    const expected = [
      ...[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0x76, 0],
      ...[...header.padEnd(117), '\n'].map((letter) => letter.charCodeAt(0)),
      ...[0, 0, 0x80, 0x3f, 0, 0, 0x80, 0xff],
    ];
    expect([...bytes]).toEqual(expected);
  });

  it('writes a view in the order of its own rows, aligned to 64 bytes', () => {
    const bytes = toNpy(transposed(view));
    const length = 10 + new DataView(bytes.buffer).getUint16(8, true);
    expect(length % 64).toBe(0);
    const data = new Float32Array(bytes.slice(length).buffer);
    const original = view.data;
    expect([...data]).toEqual([0, 3, 1, 4, 2, 5].map((index) => original[index]));
    const header = new TextDecoder().decode(bytes.slice(10, length));
    expect(header).toContain("'shape': (3, 2)");
  });
});

describe('JSON', () => {
  const rowAxis = { title: 'query', names: ['a', '"b"'] };
  const axes = { rowAxis: { title: '' }, colAxis: { title: '' } };

  it('has the name, the shape, both axes and numbers that read back as the same floats', () => {
    const texts = [{ title: 'then', names: ['x', 'y'] }];
    const table = { view, rowAxis, colAxis: { title: 'key' }, texts };
    const read = JSON.parse(toJson(table, 'scores')) as {
      readonly data: readonly (readonly (number | string)[])[];
    };
    expect(read).toMatchObject({
      name: 'scores',
      dims: [2, 3],
      rows: rowAxis,
      cols: { title: 'key' },
      texts,
    });
    expect(read.data.map((row) => row.length)).toEqual([3, 3]);
    expect(Float32Array.from(read.data.flat().map(Number))).toEqual(view.data);
  });

  it('follows the rows of a view, as they lie in it', () => {
    const text = toJson({ view: transposed(view), ...axes }, 'turned');
    const { dims, data } = JSON.parse(text) as { dims: number[]; data: (number | string)[][] };
    expect(dims).toEqual([3, 2]);
    expect(Float32Array.from(data.map(([, second]) => Number(second)))).toEqual(view.data.slice(3));
  });

  it('gives back every bit of numbers of any size', () => {
    const bits = Uint32Array.from({ length: 4096 }, (_, index) => (index * 0x9e3779b1) >>> 0);
    const data = new Float32Array(bits.buffer).map((value) => (Number.isNaN(value) ? 0 : value));
    const many = matrixOf({ dims: [64, 64], data });
    const text = toJson({ view: many, ...axes }, '');
    const read = JSON.parse(text) as { data: (number | string)[][] };
    const back = Float32Array.from(read.data.flat().map(Number));
    expect(back.every((value, index) => value === data[index])).toBe(true);
  });
});
