import { type Explain, type Explanation, Operations, type Tensor } from 'glassformer';
import { afterAll, describe, expect, test } from 'vitest';
import { rejection } from './support/errors.js';
import { EPSILON } from './support/tolerance.js';
import { VARIANTS } from './support/variants.js';

/** Numbers of many sizes and both signs; another `seed`, others. */
function numbers(seed: number, ...dims: number[]): Tensor {
  const count = dims.reduce((product, size) => product * size, 1);
  const data = Float32Array.from({ length: count }, (_, i) => 2 * Math.sin((i + 1) * (seed + 0.7)));
  return { dims, data };
}

/** Every index of a tensor, the last dimension fastest. */
function indicesOf({ dims, data }: Tensor): number[][] {
  return Array.from(data, (_, flat) => {
    let rest = flat;
    return dims
      .toReversed()
      .map((size) => {
        const at = rest % size;
        rest = (rest - at) / size;
        return at;
      })
      .toReversed();
  });
}

/** Σ |what the formula adds|, of numbers near 1: a rounding for each. */
const roundings = ({ ingredients }: Explanation): number => {
  const all = ingredients.flatMap(({ values }) => [...values]).filter(Number.isFinite);
  return (all.length + 4) * all.reduce((sum, value) => sum + Math.abs(value) ** 2 + 1, 1);
};

type Run = (operations: typeof Operations) => Promise<{ readonly explain: Explain }>;

const x = numbers(1, 2, 3, 5);
const mask = [[0, -Infinity, 0, 0], [-Infinity, -Infinity, -Infinity, -Infinity], [-1, 2, 0, 0]]; // prettier-ignore
const RUNS: Readonly<Record<string, Run>> = {
  dot: (operations) => operations.dot(numbers(1, 7), numbers(2, 7)),
  matmul: (operations) => operations.matmul(numbers(1, 3, 5), numbers(2, 5, 2)),
  transpose: (operations) => operations.transpose(numbers(1, 3, 5)),
  splitHeads: (operations) => operations.splitHeads(numbers(1, 3, 10), 2),
  joinHeads: (operations) => operations.joinHeads(x),
  attention: (operations) =>
    operations.scaledDotProductAttention(x, numbers(2, 2, 4, 5), numbers(3, 2, 4, 3), { mask }),
  'masked attention': (operations) =>
    operations.scaledDotProductAttention(x, x, x, { causal: true, padding: 1, scaling: false }),
  positionalEncoding: (operations) => operations.positionalEncoding(9, 6),
  softmax: (operations) => operations.softmax(x, { temperature: 0.5 }),
  layerNorm: (operations) => operations.layerNorm(x),
  batchNorm: (operations) => operations.batchNorm(x, { beta: numbers(2, 5), epsilon: 0.1 }),
  'layerNorm with γ and β': (operations) =>
    operations.layerNorm(x, { gamma: numbers(2, 5), beta: numbers(3, 5) }),
  feedForward: (operations) => {
    const [w1, b1, w2, b2] = [numbers(2, 7, 5), numbers(3, 7), numbers(4, 2, 7), numbers(5, 2)];
    return operations.feedForward(x, { w1, b1, w2, b2 }, { activation: 'gelu' });
  },
  residual: (operations) => operations.residual(x, numbers(2, 2, 3, 5)),
  difference: (operations) => operations.difference(x, numbers(2, 2, 3, 5)),
  mean: (operations) => operations.mean(x, 1),
};

describe.each(VARIANTS)('%s says where a number comes from:', (variant) => {
  const operations = Operations.with({ variant });
  afterAll(() => operations.dispose());

  test.each(Object.entries(RUNS))('every one of %s', async (_, run) => {
    const { explain, ...tensors } = await run(operations);
    expect(Object.keys(tensors).length).toBeGreaterThan(0);
    for (const [name, tensor] of Object.entries<Tensor>(tensors)) {
      const explained = await Promise.all(indicesOf(tensor).map((index) => explain(name, index)));
      explained.forEach((explanation, i) => {
        const { value, recomputed } = explanation;
        expect(value).toBe(tensor.data[i]);
        expect(explanation.name).toBe(name);
        if (Number.isFinite(value)) {
          const tolerance = EPSILON * roundings(explanation);
          expect(Math.abs(recomputed - value), `${name}[${i}]`).toBeLessThanOrEqual(tolerance);
        } else expect(recomputed).toBe(value);
      });
    }
  });

  test('the average of heads: one number of each', async () => {
    const weights = numbers(1, 8, 4, 5);
    const { output, explain } = await operations.mean(weights, 0);
    expect(output.dims).toEqual([4, 5]);
    const { operation, ingredients } = await explain('output', [2, 3]);
    expect(operation).toBe('mean');
    const heads = Array.from({ length: 8 }, (_, head) => weights.data[head * 20 + 2 * 5 + 3]);
    expect(ingredients).toEqual([
      {
        role: 'x',
        name: 'x',
        parameter: false,
        index: [0, 2, 3],
        axis: 0,
        values: Float32Array.from(heads as number[]),
      },
    ]);
    const sum = heads.reduce<number>((total, value) => total + (value ?? NaN), 0);
    expect(output.data[2 * 5 + 3]).toBeCloseTo(sum / 8, 6);
  });

  test('a norm, back to the numbers that it was given', async () => {
    const { explain } = await operations.layerNorm(x, { gamma: numbers(2, 5) });
    const output = await explain('output', [1, 2, 3]);
    expect(output.operation).toBe('affine');
    expect(output.ingredients.map(({ name, index }) => [name, index])).toEqual([
      ['normalized', [1, 2, 3]],
      ['gamma', [3]],
    ]);
    const normalized = await explain('normalized', [1, 2, 3]);
    expect(normalized.operation).toBe('normalize');
    expect(normalized.ingredients.map(({ role }) => role)).toEqual(['x', 'mean', 'rstd']);
    const given = await explain('x', [1, 2, 3]);
    expect(given).toMatchObject({ operation: 'given', value: x.data[28], ingredients: [] });
  });

  test('no difference where both are −∞', async () => {
    const { output, explain } = await operations.difference([-Infinity, -Infinity, 3], [-Infinity, 1, 1]); // prettier-ignore
    expect([...output.data]).toEqual([0, -Infinity, 2]);
    expect(await explain('output', [0])).toMatchObject({ operation: 'difference', recomputed: 0 });
  });
});

describe('refused with the reason', () => {
  afterAll(() => Operations.dispose());

  test('numbers that are not there', async () => {
    const { explain } = await Operations.matmul([[1, 2]], [[3], [4]]);
    const unknown = await rejection(explain('weights', [0, 0]), 'invalid_argument');
    expect(unknown.message).toContain('weights');
    const outside = await rejection(explain('output', [0, 1]), 'invalid_argument');
    expect(outside.message).toBe('output: expected an index inside [1, 1], found [0, 1]');
    await rejection(explain('a', [0]), 'invalid_argument');
  });

  test('what is no place at all', async () => {
    const { explain } = await Operations.transpose([[1]]);
    for (const [name, index] of [
      [1, [0, 0]],
      ['output', 0],
      ['output', [0.5, 0]],
      ['output', [2 ** 32, 0]],
      ['output', new Array(2)],
    ]) {
      // prettier-ignore
      await rejection(explain(name as string, index as number[]), 'invalid_argument');
    }
  });

  test('other shapes, and an axis that is not there', async () => {
    await rejection(Operations.difference([1, 2], [1]), 'invalid_argument');
    await rejection(Operations.mean([[1, 2]], 2), 'invalid_argument');
    await rejection(Operations.mean([[1, 2]], -1), 'invalid_option');
    await rejection(Operations.mean([], 0), 'invalid_argument');
  });

  test('numbers are explained again after dispose', async () => {
    const { explain } = await Operations.dot([3], [4]);
    await Operations.dispose();
    expect(await explain('output', [0])).toMatchObject({ operation: 'product', value: 12 });
  });
});
