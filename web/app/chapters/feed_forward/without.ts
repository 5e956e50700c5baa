/**
 * What one token gets from self-attention and from feed-forward in the whole sentence, and where
 * another token is left out of it; all computed by the package.
 */
import { type Explain, type FeedForwardWeights, Operations, type Tensor } from 'glassformer';
import { type LayerPlace, layerName } from '../../lesson/layers';
import { type Term, differenceOf } from '../../proof/difference';
import { type Link, linked } from '../../proof/linked';
import type { Model } from '../../state/page.svelte';
import type { Path } from '../../state/path';

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

/** (F, D), (F), (D, F), (D). */
export type Weights = Readonly<Record<keyof FeedForwardWeights, Tensor>>;

/** The weights' names after those of their layer. */
const NAMES = { w1: 'fc1.weight', b1: 'fc1.bias', w2: 'fc2.weight', b2: 'fc2.bias' } as const;

export async function weightsOf(model: Model, place: LayerPlace): Promise<Weights> {
  const names = Object.values(NAMES).map((name) => `${layerName(place)}.${name}`);
  const [w1, b1, w2, b2] = await Promise.all(names.map((name) => model.parameters.get(name)));
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

/** What both computations are called where it is asked where a number comes from. */
export interface Titles {
  readonly whole: string;
  readonly leftOut: string;
}

/** With the other token left out, less the whole sentence. */
export interface Change {
  /** (D). */
  readonly output: Tensor;
  /** Where its numbers come from, by the name of a difference. */
  readonly explain: Explain;
}

/** (T, D) of one computation, and the token's row in it. */
interface Computation {
  readonly name: string;
  readonly output: Tensor;
  readonly row: number;
  readonly explain: Explain;
}

async function changeOf(titles: Titles, whole: Computation, leftOut: Computation): Promise<Change> {
  const rowOf = ({ output: { dims, data }, row }: Computation) => {
    const size = dims.at(-1) ?? 0;
    return data.slice(row * size, (row + 1) * size);
  };
  const { output, explain } = await Operations.difference(rowOf(leftOut), rowOf(whole));
  const term = (title: string, { name, row, explain }: Computation): Term => ({
    title,
    name,
    explain,
    placeOf: (index) => [row, ...index],
  });
  const [a, b] = [term(titles.leftOut, leftOut), term(titles.whole, whole)];
  return { output, explain: differenceOf(explain, a, b) };
}

function tensorOf({ trace }: Path, name: string): Tensor {
  const tensor = trace.get(name);
  if (!tensor) throw new Error(`The trace lacks ${name}.`);
  return tensor;
}

/** What all heads found, side by side; nobody looks at the token left out. */
async function attend(path: Path, { place, token }: Question, leftOut?: number) {
  const names = ['query', 'key', 'value'].map((name) => `${layerName(place)}.self_attn.${name}`);
  const inputs = names.map((name) => tensorOf(path, name)) as [Tensor, Tensor, Tensor];
  const length = inputs[0].dims.at(-2) ?? 0;
  const look = Array.from({ length }, (_, key) => (key === leftOut ? -Infinity : 0));
  const options = {
    causal: place.stack === 'decoder',
    ...(leftOut !== undefined && { mask: Array.from({ length }, () => look) }),
  };
  const attention = await Operations.scaledDotProductAttention(...inputs, options);
  const joined = await Operations.joinHeads(attention.context);
  const [query = '', key = '', value = ''] = names;
  const links = { query: { name: query }, key: { name: key }, value: { name: value } };
  const explain = linked({
    'joined.': { explain: joined.explain, links: { x: { name: 'attention.context' } } },
    'attention.': { explain: attention.explain, links },
    '': { explain: path.explain },
  });
  return { name: 'joined.output', output: joined.output, row: token, explain };
}

/** What the feed-forward network makes of each token, but of the one left out. */
async function feed(
  path: Path,
  weights: Weights,
  { place, input, token }: Question,
  leftOut = Infinity,
) {
  const whole = tensorOf(path, input);
  const x = leftOut < Infinity ? withoutRow(whole, leftOut) : whole;
  const { output, explain: own } = await Operations.feedForward(x, weights);
  const weightLinks = Object.entries(NAMES).map(([role, name]): [string, Link] => [
    role,
    { name: `${layerName(place)}.${name}`, parameter: true },
  ]);
  const placeOf = ([row = 0, ...rest]: readonly number[]) => [
    row < leftOut ? row : row + 1,
    ...rest,
  ];
  const links = { ...Object.fromEntries(weightLinks), x: { name: input, placeOf } };
  const explain = linked({
    'feed_forward.': { explain: own, links },
    '': { explain: path.explain },
  });
  const row = token < leftOut ? token : token - 1;
  return { name: 'feed_forward.output', output, row, explain };
}

export async function changesOf(
  path: Path,
  weights: Weights,
  question: Question,
  titles: Titles,
): Promise<{ readonly attention: Change; readonly feedForward: Change }> {
  const { other } = question;
  const [before, after, fed, fedWithout] = await Promise.all([
    attend(path, question),
    attend(path, question, other),
    feed(path, weights, question),
    feed(path, weights, question, other),
  ]);
  const [attention, feedForward] = await Promise.all([
    changeOf(titles, before, after),
    changeOf(titles, fed, fedWithout),
  ]);
  return { attention, feedForward };
}
