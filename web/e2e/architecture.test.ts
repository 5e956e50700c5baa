/** The map's declaration of the model against the package: what is computed, and from what. */
import { type Explain, type Trace, Transformer, Translator } from 'glassformer';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { architectureOf, formOf } from '../app/explore/architecture';
import type { AxisKind } from '../app/explore/values';

interface Pass {
  readonly model: Transformer | Translator;
  readonly trace: Trace;
  readonly explain: Explain;
  /** Tokens of the source and of the target, a different number of each. */
  readonly lengths: { readonly encoder: number; readonly decoder: number };
}

async function fixture(name: string): Promise<Pass> {
  const model = await Transformer.from_pretrained(`${ROOT}/cpp/tests/fixtures/${name}`);
  const pass = await model.forward([7, 31, 3], [2, 47], { trace: true });
  return { model, ...pass, lengths: { encoder: 3, decoder: 2 } };
}

async function everyday(): Promise<Pass> {
  const model = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  const pass = await model.forward('How about coffee?', '커피 한잔 어때?', {
    tgt_lang: 'ko',
    trace: true,
  });
  const [source = [], target = []] = [pass.source[0], pass.target[0]];
  return { model, ...pass, lengths: { encoder: source.length, decoder: target.length } };
}

const MODELS = {
  'everyday-en-ko': everyday,
  lecture: () => fixture('lecture'),
  pre_norm_gelu: () => fixture('pre_norm_gelu'),
};

it.each(Object.entries(MODELS))(
  'the map of %s has every value once, made from what the core says',
  async (_, make) => {
    const { model, trace, explain, lengths } = await make();
    await using _model: AsyncDisposable = model;
    const { config } = model;
    const form = formOf(trace);
    expect(form.layers).toEqual({ encoder: config.encoder_layers, decoder: config.decoder_layers });

    const values = architectureOf(form).blocks.flatMap((block) => block.values);
    expect(values.map((value) => value.name).sort()).toEqual([...trace.keys()].sort());
    for (const { name, operation, inputs, parameters } of values) {
      const dims = trace.get(name)?.dims ?? [];
      const found = await explain(
        name,
        dims.map(() => 0),
      );
      const named = (parameter: boolean) =>
        found.ingredients.filter((each) => each.parameter === parameter).map((each) => each.name);
      expect({ name, operation, inputs: new Set(inputs), parameters }).toEqual({
        name,
        operation: found.operation,
        inputs: new Set(named(false)),
        parameters: named(true),
      });
    }

    const heads = [config.encoder_attention_heads, config.decoder_attention_heads];
    const sizes: Readonly<Record<AxisKind, readonly number[]>> = {
      encoder: [lengths.encoder],
      decoder: [lengths.decoder],
      dimension: [config.d_model, ...heads.map((count) => config.d_model / count)],
      unit: [config.encoder_ffn_dim, config.decoder_ffn_dim],
      vocabulary: [config.vocab_size],
    };
    expect(lengths.encoder).not.toBe(lengths.decoder);
    for (const { name, rows, cols } of values) {
      const dims = trace.get(name)?.dims ?? [];
      expect(sizes[cols], name).toContain(dims.at(-1));
      if (rows) expect(sizes[rows], name).toContain(dims.at(-2));
      else expect(dims, name).toHaveLength(1);
    }

    const used = new Set(values.flatMap(({ parameters }) => parameters));
    expect([...used].sort()).toEqual([...model.parameters.names()].sort());
  },
);
