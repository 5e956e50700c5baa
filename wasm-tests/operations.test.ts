import { type FeedForwardWeights, Operations, type Tensor } from 'glassformer';
import { afterAll, describe, expect, test } from 'vitest';
import { rejection } from './support/errors.js';
import { fixture, readJson, readSafetensors } from './support/files.js';
import { expectClose } from './support/tolerance.js';
import { VARIANTS } from './support/variants.js';

interface Case {
  readonly name: string;
  readonly operation: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const cases = await readJson<Case[]>(`${fixture('operations')}/operations.json`);
const tensors = await readSafetensors(`${fixture('operations')}/operations.safetensors`);

type Run = (
  operations: typeof Operations,
  input: (name: string) => Tensor,
  options: Readonly<Record<string, unknown>>,
) => Promise<object>;

/** How each operation of the fixtures is called here. */
const RUNS: Readonly<Record<string, Run>> = {
  matmul: (operations, input) => operations.matmul(input('a'), input('b')),
  softmax: (operations, input) => operations.softmax(input('x')),
  layer_norm: (operations, input, { eps }) =>
    operations.layerNorm(input('x'), norm(input, eps as number)),
  batch_norm: (operations, input, { eps }) =>
    operations.batchNorm(input('x'), norm(input, eps as number)),
  feed_forward: (operations, input, options) =>
    operations.feedForward(
      input('x'),
      {
        w1: input('fc1.weight'),
        b1: input('fc1.bias'),
        w2: input('fc2.weight'),
        b2: input('fc2.bias'),
      },
      { activation: options['function'] as 'relu' },
    ),
  positional_encoding: (operations, _, { layout, length, d_model }) =>
    operations.positionalEncoding(length as number, d_model as number, {
      layout: layout as 'marian',
    }),
};

const norm = (input: (name: string) => Tensor, epsilon: number) => ({
  gamma: input('gamma'),
  beta: input('beta'),
  epsilon,
});

describe.each(VARIANTS)('%s computes what PyTorch computes:', (variant) => {
  const operations = Operations.with({ variant });
  afterAll(() => operations.dispose());

  test.each(cases.filter(({ operation }) => operation in RUNS))(
    '$name',
    async ({ name, operation, options, outputs }) => {
      const at = (part: string) => tensors.get(`${name}/${part}`) as Tensor;
      const found: Partial<Record<string, unknown>> = {
        ...(await (RUNS[operation] as Run)(operations, at, options)),
      };
      for (const output of outputs) {
        expectClose(output, found[output] as Tensor, at(output), roundings(name));
      }
    },
  );

  test.each(cases.filter(({ operation }) => operation === 'attention'))(
    '$name',
    async ({ name, outputs }) => {
      const at = (part: string) => tensors.get(`${name}/${part}`) as Tensor;
      const query = at('query');
      // Masks differ between sequences; each sequence has its own.
      for (let b = 0; b < (query.dims[0] as number); ++b) {
        const mask = tensors.get(`${name}/mask`);
        const { explain: _, ...found } = await operations.scaledDotProductAttention(
          sequence(query, b),
          sequence(at('key'), b),
          sequence(at('value'), b),
          mask && { mask: matrix(sequence(mask, b)) },
        );
        for (const output of outputs.filter((each) => each !== 'mask')) {
          const actual = found[output as keyof typeof found];
          expectClose(output, actual, sequence(at(output), b), roundings(name));
        }
      }
    },
  );

  test('masks by itself: the future, and padding', async () => {
    const at = (part: string) => tensors.get(`attention_causal/${part}`) as Tensor;
    const [query, key, value] = ['query', 'key', 'value'].map((part) => sequence(at(part), 0));
    const { mask, context } = await operations.scaledDotProductAttention(
      query as Tensor,
      key as Tensor,
      value as Tensor,
      { causal: true },
    );
    expect(mask).toEqual(matrix(sequence(at('mask'), 0)));
    expectClose('context', context, sequence(at('context'), 0), roundings('attention_causal'));
    const padded = await operations.scaledDotProductAttention([[1]], [[1], [2]], [[3], [4]], {
      padding: 1,
    });
    expect([...padded.mask.data]).toEqual([0, -Infinity]);
    expect([...padded.weights.data]).toEqual([1, 0]);
    expect([...padded.context.data]).toEqual([3]);
  });

  test('the lecture’s relations: 4 × 64 · 64 × 4 = 4 × 4, and again 4 × 64', async () => {
    const x = { dims: [4, 512], data: Float32Array.from({ length: 2048 }, (_, i) => Math.sin(i)) };
    const { output: heads } = await operations.splitHeads(x, 8);
    expect(heads.dims).toEqual([8, 4, 64]);
    expect(heads.data[64 * 4]).toBe(x.data[64]); // head 1, row 0 starts at column 64
    const first = { dims: [4, 64], data: heads.data.slice(0, 256) };
    const { output: transposed } = await operations.transpose(first);
    expect(transposed.dims).toEqual([64, 4]);
    const { output: relations } = await operations.matmul(first, transposed);
    expect(relations.dims).toEqual([4, 4]);
    const row = first.data.slice(0, 64);
    const column = first.data.slice(64, 128);
    const { products, output } = await operations.dot(row, column);
    expect(products.dims).toEqual([64]);
    products.data.forEach((product, i) => {
      expect(product).toBe(Math.fround((row[i] as number) * (column[i] as number)));
    });
    expect(output.data[0]).toBeCloseTo(relations.data[1] as number, 5);
    const { output: mixed } = await operations.matmul(relations, first);
    expect(mixed.dims).toEqual([4, 64]);
    const { output: joined } = await operations.joinHeads(heads);
    expect(joined).toEqual(x);
  });

  test('softmax at a temperature, with all that leads to it', async () => {
    const { scaled, exponentials, sums, output } = await operations.softmax([[2, 4], [0, 0]], { temperature: 2 }); // prettier-ignore
    expect([...scaled.data]).toEqual([1, 2, 0, 0]);
    const e = Math.exp(-1);
    expectClose('exponentials', exponentials, tensor([2, 2], [e, 1, 1, 1]), 4);
    expectClose('sums', sums, tensor([2], [1 + e, 2]), 6);
    expectClose('output', output, tensor([2, 2], [e / (1 + e), 1 / (1 + e), 0.5, 0.5]), 8);
  });

  test('residual adds', async () => {
    const { output } = await operations.residual([[1, 2]], [[10, 20]]);
    expect(output).toEqual(tensor([1, 2], [11, 22]));
  });

  test('unscaled attention is attention to products', async () => {
    const { products, scores } = await operations.scaledDotProductAttention(
      [[2, 0, 0, 0]],
      [[3, 1, 1, 1]],
      [[1]],
      { scaling: false },
    );
    expect([...products.data]).toEqual([6]);
    expect(scores).toEqual(products);
  });
});

describe('refused with the reason', () => {
  afterAll(() => Operations.dispose());

  test('matrices that do not fit', async () => {
    const error = await rejection(Operations.matmul([[1, 2]], [[1, 2]]), 'invalid_argument');
    expect(error.message).toBe(
      'expected a right matrix with as many rows as the left one [1, 2] has columns, 2, found [1, 2]',
    );
  });

  test.each([
    ['vectors of other lengths', () => Operations.dot([1, 2], [1])],
    ['a matrix for a vector', () => Operations.dot([[1]], [[1]])],
    ['heads that do not divide', () => Operations.splitHeads([[1, 2, 3]], 2)],
    ['a key of another size', () => Operations.scaledDotProductAttention([[1]], [[1, 2]], [[1]])],
    [
      'fewer values than keys',
      () => Operations.scaledDotProductAttention([[1]], [[1], [2]], [[1]]),
    ],
    ['a γ of another length', () => Operations.layerNorm([[1, 2]], { gamma: [1] })],
    ['an odd size of positions', () => Operations.positionalEncoding(3, 5)],
    ['sums of other shapes', () => Operations.residual([1, 2], [1])],
    ['no numbers', () => Operations.softmax([])],
    ['ragged rows', () => Operations.softmax([[1, 2], [3]])],
    ['rows without an end', () => Operations.mean(endless(), 0)],
    ['a text', () => Operations.transpose('x' as unknown as number[])],
    ['no weights', () => Operations.feedForward([[1]], undefined as unknown as FeedForwardWeights)],
  ])('%s', async (_, run) => {
    const error = await rejection(run(), 'invalid_argument');
    expect(error.message.length).toBeGreaterThan(20);
  });

  test('more numbers than can be counted', async () => {
    const size = 2 ** 16;
    const line = new Float32Array(size);
    const a = { dims: [size, 1], data: line };
    await rejection(Operations.matmul(a, { dims: [1, size], data: line }), 'out_of_memory');
    await rejection(Operations.positionalEncoding(size, size), 'out_of_memory');
    expect((await Operations.dot([1, 2], [3, 4])).output.data[0]).toBe(11);
  });

  test('options of the wrong kind', async () => {
    await rejection(Operations.softmax([1], { temperature: 0 }), 'invalid_option');
    await rejection(Operations.splitHeads([[1]], 0), 'invalid_option');
    await rejection(Operations.splitHeads([[1]], 2 ** 32 + 1), 'invalid_option');
    await rejection(Operations.mean([1], 2 ** 32), 'invalid_option');
    await rejection(Operations.mean([1], undefined as unknown as number), 'invalid_option');
    await expect(Operations.layerNorm([1], { eps: 1 } as object)).rejects.toThrow(TypeError);
  });
});

/** An array that holds itself. */
function endless(): number[] {
  const rows: unknown[] = [];
  rows.push(rows);
  return rows as number[];
}

function tensor(dims: number[], values: number[]): Tensor {
  return { dims, data: Float32Array.from(values) };
}

/** Sequence `b` of a batch. */
function sequence({ dims, data }: Tensor, b: number): Tensor {
  const size = data.length / (dims[0] as number);
  return { dims: dims.slice(1), data: data.slice(b * size, (b + 1) * size) };
}

/** Without dimensions of 1 in front. */
function matrix({ dims, data }: Tensor): Tensor {
  return { dims: dims.slice(-2), data };
}

/**
 * Roundings on the way to a result: two of a sum's length for each of at most two sums in a row.
 * No sum here is longer than 12; a constant row's rstd of 1/√ε = 316 multiplies its mean's.
 */
function roundings(name: string): number {
  const sums = 4 * 12 + 8;
  return name.includes('constant_row') || name.includes('far_from_zero') ? 400 * sums : sums;
}
