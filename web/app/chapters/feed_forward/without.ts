/**
 * What one token gets from self-attention and from feed-forward in the whole sentence, and where
 * another token is left out of it; all computed by the package.
 */
import { Operations, type FeedForwardWeights, type Tensor, type Trace } from 'glassformer';
import { type LayerPlace, layerName } from '../../lesson/layers';
import { differenceOf } from '../../lesson/what_if/outcome';
import type { Model } from '../../state/page.svelte';
import { matrixOf } from '../../views/matrix/slice';
import type { MatrixView } from '../../views/types';

/** (…, T, K) without row `row` of each matrix. */
export function withoutRow({ dims, data }: Tensor, row: number): Tensor {
  const [rows = 1, cols = 1] = dims.slice(-2);
  const kept = Float32Array.from({ length: (data.length / rows) * (rows - 1) }, (_, index) => {
    const matrix = Math.floor(index / ((rows - 1) * cols));
    const within = index % ((rows - 1) * cols);
    return data[matrix * rows * cols + within + (within >= row * cols ? cols : 0)] ?? NaN;
  });
  return { dims: [...dims.slice(0, -2), rows - 1, cols], data: kept };
}

/** Row `row` of (T, D), as (1, D). */
const rowOf = ({ dims, data }: Tensor, row: number): MatrixView => {
  const size = dims.at(-1) ?? 0;
  return matrixOf({ dims: [1, size], data: data.slice(row * size, (row + 1) * size) });
};

/** (F, D), (F), (D, F), (D). */
export type Weights = Readonly<Record<keyof FeedForwardWeights, Tensor>>;

export async function weightsOf(model: Model, place: LayerPlace): Promise<Weights> {
  const get = (name: string) => model.parameters.get(`${layerName(place)}.${name}`);
  const names = ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'];
  const [w1, b1, w2, b2] = await Promise.all(names.map(get));
  if (!w1 || !b1 || !w2 || !b2) throw new Error('Two layers have four weights.');
  return { w1, b1, w2, b2 };
}

export interface Question {
  readonly place: LayerPlace;
  /** Name of the feed-forward network's input in the trace. */
  readonly input: string;
  readonly token: number;
  readonly other: number;
}

export interface Changes {
  /** (1, D): with the other token left out, less the whole sentence. */
  readonly attention: MatrixView;
  readonly feedForward: MatrixView;
}

export async function changesOf(
  trace: Trace,
  weights: Weights,
  { place, input, token, other }: Question,
): Promise<Changes> {
  const get = (name: string): Tensor => {
    const tensor = trace.get(name);
    if (!tensor) throw new Error(`The trace lacks ${name}.`);
    return tensor;
  };
  const causal = place.stack === 'decoder';
  const [query, key, value] = ['query', 'key', 'value'].map((name) =>
    get(`${layerName(place)}.self_attn.${name}`),
  ) as [Tensor, Tensor, Tensor];
  const attend = async (leave: (tensor: Tensor) => Tensor) => {
    const { context } = await Operations.scaledDotProductAttention(
      leave(query),
      leave(key),
      leave(value),
      { causal },
    );
    return (await Operations.joinHeads(context)).output;
  };
  const feed = async (leave: (tensor: Tensor) => Tensor) =>
    (await Operations.feedForward(leave(get(input)), weights)).output;
  const all = (tensor: Tensor) => tensor;
  const some = (tensor: Tensor) => withoutRow(tensor, other);
  const left = other < token ? token - 1 : token;
  const change = async (run: typeof attend) => {
    const [before, after] = await Promise.all([run(all), run(some)]);
    return differenceOf(rowOf(before, token), rowOf(after, left));
  };
  const [attention, feedForward] = await Promise.all([change(attend), change(feed)]);
  return { attention, feedForward };
}
