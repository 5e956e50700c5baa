/**
 * The computation of the whole model as one declaration: which values there are, what each is made
 * from, and to which block of the map it belongs. Blocks, edges and the order in which data flows
 * all come from it. That it says the same as the C++ core (provenance.h) is tested name by name.
 */
import type { Trace } from 'glassformer';
import type { Stack } from '../lesson/layers';
import { type Value, type ValueKind, attention, feedForward, norm, value } from './values';

export type BlockKind =
  | 'tokens'
  | 'embedding'
  | 'positions'
  | 'sum'
  | 'self_attn'
  | 'encoder_attn'
  | 'feed_forward'
  | 'add_norm'
  | 'add'
  | 'norm'
  | 'output'
  | 'logits'
  | 'probabilities';

export type Sublayer = 'self_attn' | 'encoder_attn' | 'feed_forward';

/** A module, or what the map shows as one. */
export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  readonly stack: Stack;
  /** Null outside of the layers. */
  readonly layer: number | null;
  /** Around which sublayer it is: a residual sum or a norm. */
  readonly around: Sublayer | null;
  /** In the order in which they are computed. */
  readonly values: readonly Value[];
  /** Whose picture stands on the map. */
  readonly picture: Value;
}

/** A value flows from the block that makes it to one that reads it. */
export interface Edge {
  readonly from: Block;
  readonly to: Block;
  readonly value: Value;
}

export interface Architecture {
  /** The encoder's, then the decoder's, each in the order in which they are computed. */
  readonly blocks: readonly Block[];
  readonly edges: readonly Edge[];
  readonly valueNamed: (name: string) => Value | undefined;
  readonly blockOf: (value: Value) => Block;
}

/** What an architecture follows from. */
export interface Form {
  readonly layers: Readonly<Record<Stack, number>>;
  /** Norms before the sublayers (pre) or after the residual sums (post). */
  readonly norms: 'pre' | 'post';
}

export const STACKS: readonly Stack[] = ['encoder', 'decoder'];

/** Reads the form off the names of a trace, of all values or only of some. */
export function formOf(trace: Trace): Form {
  const layers = { encoder: 0, decoder: 0 };
  for (const name of trace.keys()) {
    const [, stack, layer] = /^(encoder|decoder)\.layers\.(\d+)\./.exec(name) ?? [];
    if (stack !== 'encoder' && stack !== 'decoder') continue;
    layers[stack] = Math.max(layers[stack], Number(layer) + 1);
  }
  return { layers, norms: trace.has('encoder.layer_norm.output') ? 'pre' : 'post' };
}

/** Puts the blocks of one stack together, from its tokens to its output. */
class StackOfBlocks {
  readonly blocks: Block[] = [];
  #layer: number | null = null;
  /** The name of the value that the next block reads. */
  x: string;

  constructor(
    readonly stack: Stack,
    readonly norms: Form['norms'],
  ) {
    this.x = `${stack}.embeddings`;
    const [ids, rows, scaled, positions] = [
      `${stack}.input_ids`,
      `${stack}.embed_tokens`,
      `${stack}.scaled_embeddings`,
      `${stack}.embed_positions`,
    ];
    this.add('tokens', ids, [
      value(stack, ids, 'input_ids', [], { operation: 'token', rows: null, cols: stack }),
    ]);
    this.add('embedding', `${stack}.embedding`, [
      value(stack, rows, 'embed_tokens', [ids], {
        operation: 'lookup',
        parameters: ['shared.weight'],
      }),
      value(stack, scaled, 'scaled_embeddings', [rows], { operation: 'scale' }),
    ]);
    this.add('positions', positions, [
      value(stack, positions, 'embed_positions', [], { operation: 'position' }),
    ]);
    this.add('sum', this.x, [
      value(stack, this.x, 'embeddings', [scaled, positions], { operation: 'add' }),
    ]);
  }

  /** Of the layer that is being put together, the last value being the picture if no other is. */
  add(
    kind: BlockKind,
    id: string,
    values: readonly Value[],
    { picture: pictured, around = null }: { picture?: ValueKind; around?: Sublayer | null } = {},
  ): void {
    const picture = values.find((each) => each.kind === pictured) ?? values.at(-1);
    if (!picture) throw new Error(`expected the block ${id} to have values`);
    const { stack } = this;
    this.blocks.push({ id, kind, stack, layer: this.#layer, around, values, picture });
  }

  layer(layer: number): void {
    const path = `${this.stack}.layers.${layer}`;
    this.#layer = layer;
    this.#attention(path, 'self_attn');
    if (this.stack === 'decoder') this.#attention(path, 'encoder_attn', 'encoder.output');
    this.#residual(path, 'feed_forward', 'final_layer_norm', (x) => {
      const values = feedForward(this.stack, path, x);
      this.add('feed_forward', `${path}.feed_forward`, values, { picture: 'activation_fn' });
      return `${path}.fc2.output`;
    });
    this.#layer = null;
  }

  #attention(path: string, kind: 'self_attn' | 'encoder_attn', memory?: string) {
    const module = `${path}.${kind}`;
    this.#residual(path, kind, `${kind}_layer_norm`, (x) => {
      const values = attention(this.stack, module, x, memory ?? x);
      this.add(kind, module, values, { picture: 'weights' });
      return `${module}.output`;
    });
  }

  /** A sublayer with its residual sum and its norm: before it, or after the sum. */
  #residual(
    path: string,
    around: Sublayer,
    normName: string,
    sublayer: (x: string) => string,
  ): void {
    const [sum, module] = [`${path}.${around}_residual`, `${path}.${normName}`];
    const { stack, x } = this;
    const added = (output: string) =>
      value(stack, sum, 'residual', [x, output], { operation: 'add' });
    if (this.norms === 'post') {
      const output = sublayer(x);
      this.add('add_norm', module, [added(output), ...norm(stack, module, sum)], { around });
      this.x = `${module}.output`;
    } else {
      this.add('norm', module, norm(stack, module, x), { around });
      this.add('add', sum, [added(sublayer(`${module}.output`))], { around });
      this.x = sum;
    }
  }

  close(): void {
    const { stack } = this;
    if (this.norms === 'pre') {
      const module = `${stack}.layer_norm`;
      this.add('norm', module, norm(stack, module, this.x));
      this.x = `${module}.output`;
    }
    const name = `${stack}.output`;
    this.add('output', name, [value(stack, name, 'stack_output', [this.x], { operation: 'same' })]);
    if (stack === 'encoder') return;
    this.add('logits', 'logits', [
      value(stack, 'logits', 'logits', [name], {
        operation: 'linear',
        parameters: ['shared.weight', 'final_logits_bias'],
        cols: 'vocabulary',
      }),
    ]);
    this.add('probabilities', 'probabilities', [
      value(stack, 'probabilities', 'probabilities', ['logits'], {
        operation: 'softmax',
        cols: 'vocabulary',
      }),
    ]);
  }
}

/** Everything that a model of this form computes. */
export function architectureOf({ layers, norms }: Form): Architecture {
  const blocks = STACKS.flatMap((stack) => {
    const built = new StackOfBlocks(stack, norms);
    for (let layer = 0; layer < layers[stack]; layer++) built.layer(layer);
    built.close();
    return built.blocks;
  });
  const values = new Map(blocks.flatMap((block) => block.values.map((each) => [each.name, each])));
  const owners = new Map(blocks.flatMap((block) => block.values.map((each) => [each, block])));
  const blockOf = (of: Value): Block => {
    const block = owners.get(of);
    if (!block) throw new Error(`expected a value of the map, found ${of.name}`);
    return block;
  };
  return {
    blocks,
    edges: edgesOf(blocks, values, blockOf),
    valueNamed: (name) => values.get(name),
    blockOf,
  };
}

/** One edge for each value that a block reads from another. */
function edgesOf(
  blocks: readonly Block[],
  values: ReadonlyMap<string, Value>,
  blockOf: Architecture['blockOf'],
): readonly Edge[] {
  return blocks.flatMap((to) => {
    const read = new Set(to.values.flatMap(({ inputs }) => inputs));
    return [...read].flatMap((name) => {
      const input = values.get(name);
      const from = input && blockOf(input);
      return input && from && from !== to ? [{ from, to, value: input }] : [];
    });
  });
}
