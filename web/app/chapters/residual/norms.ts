/** Both norms of the same numbers, and what they make of means and variances; all by the package. */
import {
  type Computed,
  type Explain,
  type NormOptions,
  Operations,
  type Tensor,
} from 'glassformer';
import { type Part, linked } from '../../proof/linked';
import type { Model } from '../../state/page.svelte';
import { magnitude, matrixOf } from '../../views/matrix/slice';

/** Means and variances of each row (token) and of each column (feature). */
export type Spread = Readonly<Record<(typeof SIDES)[number], Computed<'mean' | 'variance'>>>;
export const SIDES = ['tokens', 'features'] as const;

export const STATES = ['before', 'layer', 'batch'] as const;
export type State = (typeof STATES)[number];

export interface Normed {
  /** What it is called where it is asked where its numbers come from. */
  readonly name: string;
  readonly tensor: Tensor;
  readonly spread: Spread;
}

export interface Norms {
  readonly states: Readonly<Record<State, Normed>>;
  readonly explain: Explain;
}

/** Of x: its name in the trace, and where the trace's numbers come from. */
export interface Traced {
  readonly name: string;
  readonly tensor: Tensor;
  readonly explain: Explain;
}

/** What a norm finds out about its input before it changes it. */
export async function spreadOf(x: Tensor): Promise<Spread> {
  const [tokens, features] = await Promise.all([Operations.layerNorm(x), Operations.batchNorm(x)]);
  return { tokens, features };
}

/** `norm` is the path of the model's own whose γ and β the options have. */
export async function normsOf(x: Traced, options: NormOptions, norm?: string): Promise<Norms> {
  const [layer, batch] = await Promise.all([
    Operations.layerNorm(x.tensor, options),
    Operations.batchNorm(x.tensor, options),
  ]);
  const measured = async (name: string, tensor: Tensor): Promise<Normed> => ({
    name,
    tensor,
    spread: await spreadOf(tensor),
  });
  const [before, afterLayer, afterBatch] = await Promise.all([
    measured(x.name, x.tensor),
    measured('layer_norm.output', layer.output),
    measured('batch_norm.output', batch.output),
  ]);
  const states = { before, layer: afterLayer, batch: afterBatch };
  const links = {
    x: { name: x.name },
    ...(norm !== undefined && {
      gamma: { name: `${norm}.weight`, parameter: true },
      beta: { name: `${norm}.bias`, parameter: true },
    }),
  };
  const parts: Readonly<Record<string, Part>> = {
    '': { explain: x.explain },
    'layer_norm.': { explain: layer.explain, links },
    'batch_norm.': { explain: batch.explain, links },
    ...Object.fromEntries(Object.values(states).flatMap(spreadParts)),
  };
  return { states, explain: linked(parts) };
}

/** `layer_norm.output.tokens.mean`: the means and variances of one state. */
const spreadParts = ({ name, spread }: Normed): readonly (readonly [string, Part])[] =>
  SIDES.map((side) => [
    `${name}.${side}.`,
    { explain: spread[side].explain, links: { x: { name } } },
  ]);

/** The same number for every feature. */
export const everywhere = (value: number, size: number): Float32Array =>
  new Float32Array(size).fill(value);

export interface Compared {
  readonly norms: Norms;
  /** The largest between the model's own result and layer norm; null with other γ and β. */
  readonly difference: number | null;
}

interface OfModel {
  readonly x: Traced;
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
  const norms = await normsOf(x, { gamma, beta, epsilon }, norm);
  const { output: difference } = await Operations.difference(norms.states.layer.tensor, output);
  return { norms, difference: magnitude(matrixOf(difference)) };
}
