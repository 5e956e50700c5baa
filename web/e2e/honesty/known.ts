/** What each chapter may show of the sentence on top: computed by the package, in Node. */
import type { Tensor } from 'glassformer';
import { PCA } from 'ml-pca';
import type { Page } from 'playwright-core';
import type { ChapterId } from '../../app/chapters/ids';
import {
  CROSS,
  type Core,
  HEAD,
  cosines,
  difference,
  ofHead,
  placeOf,
  reachOf,
  rowsOf,
  stacked,
  sum,
  tensor,
  typed,
  whatIf,
} from './core';
import type { Known } from './strangers';

/** Besides the pass that every chapter draws. */
export const KNOWN: Readonly<Record<ChapterId, (core: Core, page: Page) => Promise<Known>>> = {
  words: async ({ translator, operations, pass, text }, page) => {
    const stages = [
      ...['encoder.embed_tokens', 'encoder.embeddings'],
      ...['encoder.layers.0.final_layer_norm.output', 'encoder.layers.1.final_layer_norm.output'],
      'encoder.output',
    ];
    const phrases = (await typed(page)).filter((phrase) => phrase !== text);
    const passes = await Promise.all(
      phrases.map((phrase) => translator.forward(phrase, '', { trace: stages })),
    );
    /** Of each phrase, each stage: its words, all of which are one token; marks left out. */
    const vectors = [...passes, pass].map(({ trace, source }) =>
      stages.map((stage) => {
        const rows = rowsOf(tensor(trace, stage));
        return rows.filter((_, row) => !source[0]?.[row]?.special);
      }),
    );
    const products = async (rows: readonly Float32Array[]) => {
      const { output } = await operations.transpose(stacked(rows));
      return (await operations.matmul(stacked(rows), output)).output;
    };
    const dots = await Promise.all(vectors.map(([embedding = []]) => products(embedding)));
    const tensors = [...dots, ...dots.map(cosines)];
    // How far the word that both phrases end in moves.
    const words = vectors.slice(0, -1);
    const ends = stages.map((_, stage) => words.map((phrase) => phrase[stage]?.at(-1)));
    const scalars: number[] = [];
    for (const [a, b] of ends) {
      if (!a || !b) throw new Error('two phrases');
      const rows = (
        await operations.matmul(
          [
            [1, 0],
            [0, 1],
            [1, -1],
          ],
          stacked([a, b]),
        )
      ).output;
      const squares = await products(rowsOf(rows));
      scalars.push(Math.sqrt(squares.data[8] ?? NaN), cosines(squares).data[1] ?? NaN);
    }
    // The pictures' directions, of vectors at length 1.
    const way = words.flatMap((phrase) => phrase.slice(1).map((rows) => rows.at(-1)));
    const end = words.flatMap((phrase) => phrase.at(-1) ?? []);
    for (const picture of [way, end]) {
      const unit = picture.map((vector) => {
        const length = Math.hypot(...(vector ?? []));
        return Array.from(vector ?? [], (value) => value / length);
      });
      scalars.push(...new PCA(unit).getExplainedVariance().slice(0, 2));
    }
    // Rulers have a round length.
    return { tensors, scalars: [...scalars, 0.1, 0.2, 0.5] };
  },
  tokens: async ({ translator, text }, page) => {
    const texts = [text, ...(await typed(page)).filter((each) => each !== text)];
    const { trace } = await translator.forward(
      texts,
      texts.map(() => ''),
      { tgt_lang: 'ko', trace: ['encoder.layers.0.self_attn.mask'] },
    );
    return { tensors: [...trace.values()], scalars: [] };
  },
  positions: async (core, page) => {
    const { translator, operations, pass } = core;
    const { output } = await operations.positionalEncoding(64, 512);
    const [a, b] = await Promise.all(
      (await typed(page)).map((each) =>
        translator.forward(each, '', { trace: ['encoder.output'] }),
      ),
    );
    if (!a || !b) throw new Error('two sentences');
    const [first, second] = [a, b].map(({ trace }) => tensor(trace, 'encoder.output'));
    if (!first || !second) throw new Error('two outputs');
    const apart = rowsOf(first).map((row, index) => {
      const id = a.source[0]?.[index]?.id;
      const other = rowsOf(second)[b.source[0]?.findIndex((token) => token.id === id) ?? -1];
      return Math.max(...row.map((value, at) => Math.abs(value - (other?.[at] ?? NaN))));
    });
    // The numbers of the chosen position are written out one at a time.
    const position = rowsOf(output)[3] ?? [];
    // Tokens, positions and their sum have one scale.
    const scales = ['scaled_embeddings', 'embed_positions', 'embeddings'].flatMap((name) =>
      reachOf(tensor(pass.trace, `encoder.${name}`)),
    );
    const changed = await whatIf(core, { positions: false }, ['encoder.output']);
    return {
      tensors: [output, first, second, ...changed.tensors],
      scalars: [...apart, ...position, ...scales, ...changed.scalars],
    };
  },
  heads: async ({ operations, pass }) => {
    const query = tensor(pass.trace, `${CROSS}.query`);
    const { output } = await operations.joinHeads(query);
    return { tensors: [output], scalars: rowsOf(output).map((row) => Math.max(...row)) };
  },
  products: async (core, page) => {
    const { source, target } = core.pass;
    const names = [target, source].map((side) => side[0]?.map(({ text }) => text) ?? []);
    const [row, col] = await placeOf(page, names[0] ?? [], names[1] ?? []);
    return sum(core, `${CROSS}.products`, [HEAD, row, col]);
  },
  qkv: async (core, page) => {
    const names = core.pass.target[0]?.map(({ text }) => text) ?? [];
    const dimensions = Array.from({ length: 64 }, (_, index) => String(index));
    const [row, col] = await placeOf(page, names, dimensions);
    const known = await sum(core, `${CROSS}.query`, [HEAD, row, col]);
    const query = ofHead(tensor(core.pass.trace, `${CROSS}.query`));
    return { ...known, scalars: [...known.scalars, ...reachOf(query)] };
  },
  attention: async (core, page) => {
    const { translator, operations, pass, text } = core;
    const texts = [text, ...(await typed(page)).filter((each) => each !== text)];
    const batch = await translator.forward(
      texts,
      texts.map(() => ''),
      { tgt_lang: 'ko', trace: ['encoder.*.masked_scores', 'encoder.*.weights'] },
    );
    // At first scaling is off: a row of those scores goes through softmax.
    const names = [`${CROSS}.masked_scores`, `${CROSS}.weights`];
    const changed = await whatIf(core, { scaling: false }, names);
    const [unscaled] = changed.tensors;
    if (!unscaled) throw new Error('scores without scaling');
    const scores = ofHead(unscaled);
    const { explain: _, ...steps } = await operations.softmax(scores);
    // The head as the model has it, to be changed by hand.
    const own = ofHead(tensor(pass.trace, `${CROSS}.weights`));
    const scalars = [own, scores, ...Object.values(steps)].flatMap(({ data }) => [...data]);
    return {
      tensors: [...batch.trace.values(), ...changed.tensors],
      scalars: [...scalars, ...changed.scalars],
    };
  },
  residual: async (core) => {
    const { pass, operations } = core;
    const [token, dimension] = [1, 100];
    const name = 'encoder.layers.0.self_attn_residual';
    const x = tensor(pass.trace, name);
    const epsilon = Number(core.translator.config['layer_norm_eps']);
    const [layer, batch] = await Promise.all([
      operations.layerNorm(x, { epsilon }),
      operations.batchNorm(x, { epsilon }),
    ]);
    const spreads = await Promise.all(
      [x, layer.output, batch.output].map(async (of) => {
        const [rows, cols] = await Promise.all([
          operations.layerNorm(of),
          operations.batchNorm(of),
        ]);
        const ofToken = [rows.mean, rows.variance].flatMap(({ data }) => [...data]);
        return [...ofToken, cols.mean.data[dimension], cols.variance.data[dimension]];
      }),
    );
    const added = await pass.explain(name, [token, dimension]);
    const changed = await whatIf(core, { residual: false }, ['encoder.output']);
    return {
      tensors: [layer.output, batch.output, ...changed.tensors],
      scalars: [
        ...[added.value, added.recomputed, added.value - added.recomputed],
        ...added.ingredients.map(({ values }) => values[0] ?? NaN),
        ...spreads.flat().map((value) => value ?? NaN),
        ...changed.scalars,
        // γ and β, where the sliders stand.
        ...[1, 0],
      ],
    };
  },
  feed_forward: async ({ translator, operations, pass }) => {
    const token = 1;
    const layer = 'encoder.layers.0';
    const of = (name: string) => tensor(pass.trace, `${layer}.${name}`);
    const weight = (name: string) => translator.parameters.get(`${layer}.${name}`);
    const [w1, b1, w2, b2] = await Promise.all(
      ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'].map(weight),
    );
    if (!w1 || !b1 || !w2 || !b2) throw new Error('four weights');
    const input = of('self_attn_layer_norm.output');
    const [query, key, value] = ['query', 'key', 'value'].map((name) => of(`self_attn.${name}`));
    if (!query || !key || !value) throw new Error('three projections');
    const attend = async (mask: number[][]) => {
      const { context } = await operations.scaledDotProductAttention(query, key, value, { mask });
      return (await operations.joinHeads(context)).output;
    };
    const feed = async (x: Tensor) => (await operations.feedForward(x, { w1, b1, w2, b2 })).output;
    const changes: Tensor[] = [];
    // Whichever other token is left out.
    const length = input.dims[0] ?? 0;
    const maskOf = (other: number) =>
      Array.from({ length }, () =>
        Array.from({ length }, (_, at) => (at === other ? -Infinity : 0)),
      );
    for (let other = 0; other < length; other++) {
      if (other === token) continue;
      const left = other < token ? token - 1 : token;
      const cut = (whole: Tensor): Tensor => {
        const rows = rowsOf(whole).filter((_, row) => row % length !== other);
        return {
          ...stacked(rows),
          dims: [...whole.dims.slice(0, -2), length - 1, whole.dims.at(-1) ?? 0],
        };
      };
      for (const [before, after, row] of [
        [await attend(maskOf(-1)), await attend(maskOf(other)), token],
        [await feed(input), await feed(cut(input)), left],
      ] as const) {
        const [old, now] = [rowsOf(before)[token], rowsOf(after)[row]];
        if (old && now) changes.push(difference(stacked([old]), stacked([now])));
      }
    }
    const strongest = rowsOf(of('activation_fn.output'))[token]?.toSorted().slice(-5) ?? [];
    return { tensors: changes, scalars: [...strongest] };
  },
  masked: (core) => whatIf(core, { causal_mask: false }, ['decoder.layers.*.self_attn.weights']),
  cross: async (core) => {
    const { translator, operations, pass } = core;
    const heads = translator.config.decoder_attention_heads;
    const uniform = Array.from({ length: heads }, (_, head) => ({
      attention: CROSS,
      head,
      kind: 'uniform' as const,
    }));
    const { output } = await operations.mean(tensor(pass.trace, `${CROSS}.weights`), 0);
    const changed = await whatIf(core, { heads: uniform }, ['decoder.output']);
    return { ...changed, tensors: [...changed.tensors, output] };
  },
  decoding: async ({ candidates, given, score }) => {
    const logits = candidates.map(({ logit }) => logit);
    return { tensors: [], scalars: [...logits, score, score / (given.length + 1)] };
  },
};
