import { type Tensor, Transformer } from 'glassformer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIXTURES, fixture, readJson, readSafetensors } from './support/files.js';
import { expectClose, roundings } from './support/tolerance.js';
import { VARIANTS } from './support/variants.js';

/** See cpp/tests/fixtures/README.md. */
interface Case {
  readonly name: string;
  readonly source: readonly (readonly number[])[];
  readonly target: readonly (readonly number[])[];
  readonly generation: { readonly max_length: number };
  readonly greedy: readonly (readonly number[])[];
  readonly beams: readonly {
    readonly num_beams: number;
    readonly length_penalty: number;
    readonly sequences: readonly (readonly (readonly number[])[])[];
    readonly scores: readonly (readonly number[])[];
  }[];
}

const longest = (sequences: readonly (readonly number[])[]) =>
  Math.max(...sequences.map((ids) => ids.length));

/** Without the first dimension, which is 1. */
const alone = ({ dims, data }: Tensor): Tensor => ({ dims: dims.slice(1), data });

describe.each(VARIANTS)('%s computes what PyTorch computes', (variant) => {
  describe.each(FIXTURES)('with the model %s', (name) => {
    let transformer: Transformer;
    let cases: readonly Case[];
    let tensors: ReadonlyMap<string, Tensor>;
    beforeAll(async () => {
      [transformer, cases, tensors] = await Promise.all([
        Transformer.from_pretrained(fixture(name), { variant }),
        readJson<Case[]>(`${fixture(name)}/cases.json`),
        readSafetensors(`${fixture(name)}/cases.safetensors`),
      ]);
    });
    afterAll(() => transformer.dispose());

    test('in every value of a forward pass', async () => {
      expect(transformer.variant).toBe(variant);
      for (const { name, source, target } of cases) {
        const { logits, trace } = await transformer.forward(source, target, { trace: true });
        const count = roundings(transformer.config, Math.max(longest(source), longest(target)));
        const prefix = `${name}/`;
        const expected = [...tensors].filter(([key]) => key.startsWith(prefix));
        expect(expected.length).toBeGreaterThan(50);
        for (const [key, tensor] of expected) {
          expectClose(key, trace.get(key.slice(prefix.length)) as Tensor, tensor, count);
        }
        expectClose('logits', logits, tensors.get(`${name}/logits`) as Tensor, count);
      }
    });

    test('in a pass over one sequence, whose tensors have no batch dimension', async () => {
      const single = cases.find(({ source }) => source.length === 1) as Case;
      const [source, target] = [single.source[0] ?? [], single.target[0] ?? []];
      const { logits, trace } = await transformer.forward(source, target, { trace: ['logits'] });
      const count = roundings(transformer.config, Math.max(source.length, target.length));
      expectClose('logits', logits, alone(tensors.get(`${single.name}/logits`) as Tensor), count);
      expect([...trace.keys()]).toEqual(['logits']);
    });

    test('in greedy generation', async () => {
      for (const { source, greedy, generation } of cases) {
        const found = await transformer.generate(source, {
          max_new_tokens: generation.max_length - 1,
        });
        expect(found.map(({ ids }) => ids)).toEqual(greedy);
      }
    });

    test('in beam search, with every score', async () => {
      for (const { source, beams, generation } of cases) {
        for (const { num_beams, length_penalty, sequences, scores } of beams) {
          const found = await transformer.generate(source, {
            max_new_tokens: generation.max_length - 1,
            num_beams,
            length_penalty,
            num_return_sequences: num_beams,
          });
          expect(found.map((best) => best.map(({ ids }) => ids))).toEqual(sequences);
          found.forEach((best, b) =>
            best.forEach(({ score }, i) => expect(score).toBeCloseTo(scores[b]?.[i] as number, 3)),
          );
        }
      }
    });
  });
});

describe('a model by ids', () => {
  let transformer: Transformer;
  beforeAll(async () => {
    transformer = await Transformer.from_pretrained(fixture('marian'));
  });
  afterAll(() => transformer.dispose());

  test('takes one sequence or several, and gives back alike', async () => {
    const one = await transformer.generate([19, 42, 44, 6, 0]);
    const [first] = await transformer.generate([[19, 42, 44, 6, 0]]);
    expect(first).toEqual(one);
    const best = await transformer.generate([19, 42, 44, 6, 0], {
      num_beams: 2,
      num_return_sequences: 2,
    });
    expect(best).toHaveLength(2);
  });

  test.each([[[]], [[[1], []]], ['ids'], [[1.5]], [[[1], 2]]])(
    'refuses %j for ids',
    async (ids) => {
      await expect(transformer.generate(ids as number[])).rejects.toMatchObject({
        code: 'invalid_argument',
      });
    },
  );

  test('refuses ids that are not in the vocabulary, and too many', async () => {
    await expect(transformer.generate([48])).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(transformer.generate([-1])).rejects.toMatchObject({ code: 'invalid_argument' });
    const many = Array<number>(transformer.config.max_position_embeddings + 1).fill(1);
    await expect(transformer.generate(many)).rejects.toMatchObject({ code: 'input_too_long' });
  });
});
