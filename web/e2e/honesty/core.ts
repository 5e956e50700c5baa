/** The package in Node, the sentence on top, and what chapters make of their numbers. */
import {
  type Candidate,
  type Forward,
  type Interventions,
  type OperationSet,
  type Tensor,
  type Trace,
  Translator,
} from 'glassformer';
import type { Page } from 'playwright-core';
import type { Known } from './strangers';

export interface Core {
  readonly translator: Translator;
  readonly operations: OperationSet;
  readonly text: string;
  /** What the decoder was given after `<sos>`. */
  readonly given: readonly number[];
  /** The pass that the page draws. */
  readonly pass: Forward;
  /** Those that the page may list, of all steps. */
  readonly candidates: readonly Candidate[];
  /** Σ log p of the tokens taken. */
  readonly score: number;
}

/** The attention and head that the page shows at first. */
export const HEAD = 4;
export const CROSS = 'decoder.layers.1.encoder_attn';

export const tensor = (trace: Trace, name: string): Tensor => {
  const found = trace.get(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

export const rowsOf = ({ dims, data }: Tensor): Float32Array[] => {
  const size = dims.at(-1) ?? 1;
  return Array.from({ length: data.length / size }, (_, row) =>
    data.slice(row * size, (row + 1) * size),
  );
};
export const stacked = (rows: readonly Float32Array[]): Tensor => ({
  dims: [rows.length, rows[0]?.length ?? 0],
  data: Float32Array.from(rows.flatMap((row) => [...row])),
});

/** after − before. */
export const difference = ({ dims, data }: Tensor, after: Tensor): Tensor => ({
  dims,
  data: data.map((value, at) => (value === after.data[at] ? 0 : (after.data[at] ?? NaN) - value)),
});

export async function coreOf(
  translator: Translator,
  operations: OperationSet,
  text: string,
): Promise<Core> {
  const decoding = await translator.startDecoding(text, { tgt_lang: 'ko', candidates: 12 });
  const candidates: Candidate[] = [];
  for await (const step of decoding) candidates.push(...step.candidates);
  const { score } = decoding;
  const given = decoding.target.slice(1, -1).map(({ id }) => id);
  await decoding.dispose();
  const pass = await translator.forward(text, given, { tgt_lang: 'ko', trace: true });
  return { translator, operations, text, given, pass, candidates, score };
}

/** The chosen head of (H, …). */
export const ofHead = ({ dims, data }: Tensor): Tensor => {
  const size = data.length / (dims[0] ?? 1);
  return { dims: dims.slice(1), data: data.slice(HEAD * size, (HEAD + 1) * size) };
};

/** Dot products (N, N) over the lengths of both vectors. */
export const cosines = ({ dims, data }: Tensor): Tensor => {
  const [N = 0] = dims;
  const length = (word: number) => Math.sqrt(data[word * (N + 1)] ?? NaN);
  return { dims, data: data.map((dot, at) => dot / (length(Math.floor(at / N)) * length(at % N))) };
};

/** The two ends of a scale of colours on which a whole tensor has room. */
export const reachOf = ({ data }: Tensor): number[] => {
  const most = data.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return [-most, most];
};

/** What the visitor could have typed in the chapter. */
export const typed = (page: Page): Promise<string[]> =>
  page
    .getByRole('article')
    .getByRole('textbox')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));

/** How far the rows of a softmax's result are from 1: what the checks beside them say. */
export function deviationsOf(trace: Trace): number[] {
  const softmaxes = [...trace].filter(([name]) => /weights$|^probabilities$/.test(name));
  const worst = softmaxes.map(([, tensor]) =>
    Math.max(
      ...rowsOf(tensor).map((row) => Math.abs(row.reduce((sum, value) => sum + value, 0) - 1)),
    ),
  );
  return [...worst, Math.max(...worst)];
}

/** The path's own tokens before and after a change, and what would come instead. */
export async function whatIf(core: Core, interventions: Interventions, names: readonly string[]) {
  const { translator, text, given, pass } = core;
  const options = { tgt_lang: 'ko', interventions, trace: [...names, 'probabilities'] };
  const { trace } = await translator.forward(text, given, options);
  const [before, after] = [pass.trace, trace].map((of) => rowsOf(tensor(of, 'probabilities')));
  const next = [...given, translator.config.eos_token_id];
  const scalars = next.flatMap((id, row) => [
    before?.[row]?.[id] ?? NaN,
    after?.[row]?.[id] ?? NaN,
    Math.max(...(after?.[row] ?? [])),
  ]);
  const changed = [...trace].filter(([name]) => name !== 'probabilities');
  const tensors = changed.flatMap(([name, now]) => [
    now,
    difference(tensor(pass.trace, name), now),
  ]);
  return { tensors, scalars };
}

/** A number of a product, its terms and its check. */
export async function sum(core: Core, name: string, index: readonly number[]): Promise<Known> {
  const { value, recomputed, ingredients } = await core.pass.explain(name, index);
  const [a, b] = ingredients.filter(({ axis }) => axis >= 0).map(({ values }) => values);
  if (!a || !b) throw new Error(`${name} is no product`);
  const { products } = await core.operations.dot(a, b);
  return {
    tensors: [stacked([a, b, products.data])],
    scalars: [
      ...[value, recomputed, value - recomputed],
      ...ingredients.filter(({ axis }) => axis < 0).map(({ values }) => values[0] ?? NaN),
      ...[a, b].flatMap((run) => [...run.slice(0, 3), run.at(-1) ?? NaN]),
    ],
  };
}

/** Row and column of the number that a product stands at, by their names. */
export async function placeOf(page: Page, rows: readonly string[], cols: readonly string[]) {
  const label = await page.getByRole('region', { name: /all products summed/ }).ariaSnapshot();
  const [, row = '', col = ''] = /"(.+) times (.+), all products summed"/.exec(label) ?? [];
  return [rows.indexOf(row), cols.indexOf(col)] as const;
}
