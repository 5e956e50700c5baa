/** The values that each kind of module makes, and what each is made from. */
import type { Operation } from 'glassformer';
import type { Stack } from '../lesson/layers';

export type ValueKind =
  | 'input_ids'
  | 'embed_tokens'
  | 'scaled_embeddings'
  | 'embed_positions'
  | 'embeddings'
  | 'query'
  | 'key'
  | 'value'
  | 'products'
  | 'scores'
  | 'mask'
  | 'masked_scores'
  | 'weights'
  | 'context'
  | 'joined'
  | 'output'
  | 'residual'
  | 'mean'
  | 'rstd'
  | 'norm'
  | 'fc1'
  | 'activation_fn'
  | 'fc2'
  | 'stack_output'
  | 'logits'
  | 'probabilities';

/** What the rows or the columns of a value stand for. */
export type AxisKind = Stack | 'dimension' | 'unit' | 'vocabulary';

/** A recorded value; the names of cpp/model/activations.h. */
export interface Value {
  readonly name: string;
  /** The last part of its name that says what it is, whatever its layer. */
  readonly kind: ValueKind;
  readonly operation: Operation;
  /** The values and the parameters that it is made from. */
  readonly inputs: readonly string[];
  readonly parameters: readonly string[];
  /** Of its last two dimensions; no rows: the value has one number a token. */
  readonly rows: AxisKind | null;
  readonly cols: AxisKind;
}

type Making = Pick<Value, 'operation'> & Partial<Pick<Value, 'parameters' | 'rows' | 'cols'>>;

/** A value of a module, `inputs` by their full names; by default with a row of D for each token. */
export function value(
  stack: Stack,
  name: string,
  kind: ValueKind,
  inputs: readonly string[],
  { operation, parameters = [], rows = stack, cols = 'dimension' }: Making,
): Value {
  return { name, kind, operation, inputs, parameters, rows, cols };
}

const linear = (module: string): Making => ({
  operation: 'linear',
  parameters: [`${module}.weight`, `${module}.bias`],
});

export function attention(stack: Stack, path: string, x: string, memory: string): readonly Value[] {
  const keys: Stack = memory === x ? stack : 'encoder';
  const of = (kind: ValueKind, inputs: readonly string[], making: Making): Value =>
    value(stack, `${path}.${kind}`, kind, inputs, making);
  const pairs = { cols: keys } as const;
  const own = (...kinds: readonly ValueKind[]) => kinds.map((kind) => `${path}.${kind}`);
  return [
    of('query', [x], linear(`${path}.q_proj`)),
    of('key', [memory], { ...linear(`${path}.k_proj`), rows: keys }),
    of('value', [memory], { ...linear(`${path}.v_proj`), rows: keys }),
    of('products', own('query', 'key'), { operation: 'product', ...pairs }),
    of('scores', own('products'), { operation: 'scale', ...pairs }),
    of('mask', [], { operation: 'mask', ...pairs }),
    of('masked_scores', own('scores', 'mask'), { operation: 'add', ...pairs }),
    of('weights', own('masked_scores'), { operation: 'softmax', ...pairs }),
    of('context', own('weights', 'value'), { operation: 'product' }),
    of('joined', own('context'), { operation: 'same' }),
    of('output', own('joined'), linear(`${path}.out_proj`)),
  ];
}

export function feedForward(stack: Stack, path: string, x: string): readonly Value[] {
  const [fc1, hidden, fc2] = [`${path}.fc1`, `${path}.activation_fn`, `${path}.fc2`];
  const units = { cols: 'unit' } as const;
  return [
    value(stack, `${fc1}.output`, 'fc1', [x], { ...linear(fc1), ...units }),
    value(stack, `${hidden}.output`, 'activation_fn', [`${fc1}.output`], {
      operation: 'activation',
      ...units,
    }),
    value(stack, `${fc2}.output`, 'fc2', [`${hidden}.output`], linear(fc2)),
  ];
}

export function norm(stack: Stack, path: string, x: string): readonly Value[] {
  const [mean, rstd] = [`${path}.mean`, `${path}.rstd`];
  const each = { rows: null, cols: stack } as const;
  return [
    value(stack, mean, 'mean', [x], { operation: 'mean', ...each }),
    value(stack, rstd, 'rstd', [x, mean], { operation: 'rstd', ...each }),
    value(stack, `${path}.output`, 'norm', [x, mean, rstd], {
      operation: 'layer_norm',
      parameters: [`${path}.weight`, `${path}.bias`],
    }),
  ];
}
