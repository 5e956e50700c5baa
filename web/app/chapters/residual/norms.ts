/** Both norms of the same numbers, and what they make of means and variances; all by the package. */
import { type NormOptions, Operations, type Tensor } from 'glassformer';
import { differenceOf } from '../../lesson/what_if/outcome';
import type { Model } from '../../state/page.svelte';
import { magnitude, matrixOf } from '../../views/matrix/slice';

/** Means and variances of each row (token) and of each column (feature). */
export interface Spread {
  readonly tokens: { readonly mean: Float32Array; readonly variance: Float32Array };
  readonly features: { readonly mean: Float32Array; readonly variance: Float32Array };
}

export const STATES = ['before', 'layer', 'batch'] as const;
export type State = (typeof STATES)[number];

export interface Normed {
  readonly tensor: Tensor;
  readonly spread: Spread;
}

/** What a norm finds out about its input before it changes it. */
async function spreadOf(x: Tensor): Promise<Spread> {
  const [rows, columns] = await Promise.all([Operations.layerNorm(x), Operations.batchNorm(x)]);
  return {
    tokens: { mean: rows.mean.data, variance: rows.variance.data },
    features: { mean: columns.mean.data, variance: columns.variance.data },
  };
}

export async function normsOf(
  x: Tensor,
  options: NormOptions,
): Promise<Readonly<Record<State, Normed>>> {
  const [layer, batch] = await Promise.all([
    Operations.layerNorm(x, options),
    Operations.batchNorm(x, options),
  ]);
  const measured = async (tensor: Tensor) => ({ tensor, spread: await spreadOf(tensor) });
  const [before, afterLayer, afterBatch] = await Promise.all(
    [x, layer.output, batch.output].map(measured),
  );
  if (!before || !afterLayer || !afterBatch) throw new Error('Three go in, three come out.');
  return { before, layer: afterLayer, batch: afterBatch };
}

/** The same number for every feature. */
export const everywhere = (value: number, size: number): Float32Array =>
  new Float32Array(size).fill(value);

export interface Compared {
  readonly norms: Readonly<Record<State, Normed>>;
  /** The largest between the model's own result and layer norm; null with other γ and β. */
  readonly difference: number | null;
}

interface OfModel {
  readonly x: Tensor;
  /** What the model's own norm made of x. */
  readonly output: Tensor;
  /** The norm's path: its weights are γ and β. */
  readonly norm: string;
  readonly epsilon: number;
}

/** Both norms with the γ and β that the model learned, and how far its own result is from that. */
export async function learned(
  model: Model,
  { x, output, norm, epsilon }: OfModel,
): Promise<Compared> {
  const [gamma, beta] = await Promise.all([
    model.parameters.get(`${norm}.weight`),
    model.parameters.get(`${norm}.bias`),
  ]);
  const norms = await normsOf(x, { gamma, beta, epsilon });
  const difference = magnitude(differenceOf(matrixOf(output), matrixOf(norms.layer.tensor)));
  return { norms, difference };
}
