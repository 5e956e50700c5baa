/** What made a number; its formula is beside its name in cpp/model/declaration.h. */
export type Operation =
  | 'token'
  | 'given'
  | 'lookup'
  | 'scale'
  | 'position'
  | 'add'
  | 'difference'
  | 'multiply'
  | 'linear'
  | 'product'
  | 'mask'
  | 'exponential'
  | 'sum'
  | 'softmax'
  | 'replaced'
  | 'same'
  | 'mean'
  | 'variance'
  | 'rstd'
  | 'normalize'
  | 'affine'
  | 'layer_norm'
  | 'activation';

/** Numbers that a number was made from: one element of a tensor, or a run along one axis. */
export interface Ingredient {
  /** The part it plays in the operation's formula: `x`, `weight`, `bias`, `query`, `key`, … */
  readonly role: string;
  /** The tensor that it is in. */
  readonly name: string;
  /** Whether that is a weight of the model: it comes from training, and nothing explains it. */
  readonly parameter: boolean;
  /** Of the first number. */
  readonly index: readonly number[];
  /** Along which the run goes; −1: a single number. */
  readonly axis: number;
  readonly values: Float32Array;
}

/** How one element of a tensor came about. */
export interface Explanation {
  readonly name: string;
  readonly operation: Operation;
  readonly index: readonly number[];
  /** As it was computed. */
  readonly value: number;
  /** The operation's formula in 64-bit floats on the ingredients. */
  readonly recomputed: number;
  /** What `scale` multiplies with; in a softmax, 1 / temperature. */
  readonly factor: number;
  /** Of the element in the run of a softmax or of its exponentials; −1 elsewhere. */
  readonly position: number;
  readonly ingredients: readonly Ingredient[];
}

/** Says where element `index` of the tensor `name` comes from, whether it was recorded or not. */
export type Explain = (name: string, index: readonly number[]) => Promise<Explanation>;
