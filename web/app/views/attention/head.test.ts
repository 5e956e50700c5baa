import { expect, it } from 'vitest';
import { fixtureTrace } from '../fixture';
import { HEAD_VALUES, headMatrix, indexIn, tensorName, tensorOf } from './head';
import { at, transposed } from '../matrix/slice';

const trace = await fixtureTrace('single');
const place = { kind: 'cross', layer: 0, head: 1 } as const;

it('finds every matrix of a head, element by element where the trace has it', () => {
  for (const value of HEAD_VALUES) {
    const view = headMatrix(trace, place, value);
    const tensor = trace.get(tensorName(place, value));
    if (!view || !tensor) throw new Error(`${value} is missing`);
    const cell = { row: view.rows - 1, col: view.cols - 2 };
    const index = indexIn(value, place, cell);
    expect(index).toHaveLength(tensor.dims.length);
    const flat = index.reduce((sum, each, axis) => sum * (tensor.dims[axis] ?? 1) + each, 0);
    expect(at(view, cell.row, cell.col), value).toBe(tensor.data[flat]);
  }
});

it('has shapes that fit: QKᵀ is as long as Q and as wide as K is long', () => {
  const [query, key, products, value, context] = (
    ['query', 'key', 'products', 'value', 'context'] as const
  ).map((each) => headMatrix(trace, place, each));
  expect([products?.rows, products?.cols]).toEqual([query?.rows, key?.rows]);
  expect([context?.rows, context?.cols]).toEqual([query?.rows, value?.cols]);
});

it('says where there is none', () => {
  expect(headMatrix(new Map(), place, 'query')).toBeNull();
});

it('makes a matrix a tensor of its own, if it lies in whole rows', () => {
  const view = headMatrix(trace, place, 'key');
  if (!view) throw new Error('no key');
  const { dims, data } = tensorOf(view);
  expect(dims).toEqual([view.rows, view.cols]);
  expect(data[view.cols + 1]).toBe(at(view, 1, 1));
  expect(() => tensorOf(transposed(view))).toThrow(RangeError);
});
