/** Whether what is multiplied and added fits: rows and columns of factors, results and sums. */
import type { Trace } from 'glassformer';
import { type Check, type Part, checkOf } from './check';
import { EXACT } from './roundings';

type Dims = readonly number[];

const written = (dims: Dims): string => dims.join('×');
export const transposed = (dims: Dims): Dims => [
  ...dims.slice(0, -2),
  ...dims.slice(-2).toReversed(),
];

/** How many numbers of two shapes differ; all of them where they have not as many. */
const differing = (a: Dims, b: Dims): number =>
  a.length === b.length
    ? a.filter((size, axis) => size !== b[axis]).length
    : Math.max(a.length, b.length);

const part = (name: string, shapes: string, deviation: number): Part => ({
  name,
  count: 1,
  deviation,
  tolerance: EXACT,
  place: [],
  shapes,
});

/** (…, M, K) · (…, K, N) = (…, M, N) */
export function product(name: string, left: Dims, right: Dims, result: Dims): Part {
  const inner = left.at(-1) === right.at(-2) ? 0 : 1;
  const outer = differing(result, [...left.slice(0, -1), right.at(-1) ?? 0]);
  const shapes = `${written(left)} · ${written(right)} = ${written(result)}`;
  return part(name, shapes, inner + outer);
}

/** Heads (…, H, T, K) side by side: (…, T, H · K). */
function joined(name: string, heads: Dims, result: Dims): Part {
  const [H = 0, T = 0, K = 0] = heads.slice(-3);
  const expected = [...heads.slice(0, -3), T, H * K];
  return part(name, `${written(heads)} → ${written(result)}`, differing(result, expected));
}

/** x + f(x): number by number. */
const sum = (name: string, one: Dims, result: Dims): Part =>
  part(name, `${written(one)} + ${written(one)} = ${written(result)}`, differing(one, result));

/** What an attention multiplies and joins. */
const VALUES = ['query', 'key', 'products', 'weights', 'value', 'context', 'joined'] as const;

/**
 * Every product of an attention, the join of its heads and every sum around a part of a layer, as
 * far as the trace has them, or those among them whose results are given by name.
 */
export function shapesFit(trace: Trace, of?: readonly string[]): Check {
  const names = [...trace.keys()];
  const dims = (name: string): Dims => trace.get(name)?.dims ?? [];
  const has = (...all: readonly string[]) => all.every((name) => trace.has(name));
  const attentions = names
    .filter((name) => name.endsWith('.weights'))
    .map((name) => name.replace(/\.weights$/, ''))
    .filter((path) => has(...VALUES.map((value) => `${path}.${value}`)));
  const products = attentions.flatMap((path) => {
    const of = (value: (typeof VALUES)[number]): Dims => dims(`${path}.${value}`);
    return [
      product(`${path}.products`, of('query'), transposed(of('key')), of('products')),
      product(`${path}.context`, of('weights'), of('value'), of('context')),
      joined(`${path}.joined`, of('context'), of('joined')),
    ];
  });
  const sums = names
    .filter((name) => name.endsWith('_residual'))
    .flatMap((name) => {
      const path = name.replace(/_residual$/, '');
      const output = path.endsWith('attn')
        ? `${path}.output`
        : path.replace(/feed_forward$/, 'fc2.output');
      return has(output) ? [sum(name, dims(output), dims(name))] : [];
    });
  const all = [...products, ...sums];
  return checkOf('shapes', of ? all.filter(({ name }) => of.includes(name)) : all);
}
