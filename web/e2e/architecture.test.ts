/** The map's declaration of the model against the package: what is computed, and from what. */
import { type Explain, type Parameters, type Trace, Transformer, Translator } from 'glassformer';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/run.mjs';
import { architectureOf, formOf } from '../app/explore/architecture';

interface Pass {
  readonly trace: Trace;
  readonly explain: Explain;
}

const byIds = async (name: string) => {
  const model = await Transformer.from_pretrained(`${ROOT}/cpp/tests/fixtures/${name}`);
  return { model, pass: (): Promise<Pass> => model.forward([7, 31, 3], [2, 47], { trace: true }) };
};

const MODELS = {
  'everyday-en-ko': async () => {
    const model = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
    const options = { tgt_lang: 'ko', trace: true } as const;
    return { model, pass: (): Promise<Pass> => model.forward('Thanks.', '고마워.', options) };
  },
  lecture: () => byIds('lecture'),
  pre_norm_gelu: () => byIds('pre_norm_gelu'),
};

it.each(Object.keys(MODELS) as (keyof typeof MODELS)[])(
  'the map of %s has every value once, made from what the core says',
  async (name) => {
    const { model, pass } = await MODELS[name]();
    await using parameters: AsyncDisposable & { parameters: Parameters } = model;
    const { trace, explain } = await pass();
    const { config } = model;
    const form = formOf(trace);
    expect(form.layers).toEqual({ encoder: config.encoder_layers, decoder: config.decoder_layers });

    const values = architectureOf(form).blocks.flatMap((block) => block.values);
    expect(values.map((value) => value.name).sort()).toEqual([...trace.keys()].sort());
    for (const value of values) {
      const dims = trace.get(value.name)?.dims ?? [];
      const { operation, ingredients } = await explain(
        value.name,
        dims.map(() => 0),
      );
      const named = (parameter: boolean) =>
        ingredients.filter((each) => each.parameter === parameter).map((each) => each.name);
      expect({ name: value.name, operation: value.operation }).toEqual({
        name: value.name,
        operation,
      });
      expect([value.name, ...value.inputs].sort()).toEqual([value.name, ...named(false)].sort());
      expect([value.name, ...value.parameters].sort()).toEqual([value.name, ...named(true)].sort());
      expect({ name: value.name, rows: value.rows === null }).toEqual({
        name: value.name,
        rows: dims.length === 1,
      });
    }
    const used = new Set(values.flatMap((value) => value.parameters));
    expect([...used].sort()).toEqual([...parameters.parameters.names()].sort());
  },
);
