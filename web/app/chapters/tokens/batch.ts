/** Several sentences translated at once, and each of them alone. */
import type { Explain, Forward, Language, Tensor, Token, Trace, Translation } from 'glassformer';
import { type Check, checkOf } from '../../checks/check';
import { PADDED, paddedEqualsAlone } from '../../checks/invariants';
import type { Model } from '../../state/page.svelte';
import type { MatrixView } from '../../views/types';

export const MASK = 'encoder.layers.0.self_attn.mask';

export interface Compared {
  readonly text: string;
  readonly together: string;
  readonly alone: string;
  /** Between the logits of both, over all places of the translation and the whole vocabulary. */
  readonly difference: number;
}

export interface Batch {
  /** As long as the longest each, with `<pad>`. */
  readonly source: readonly (readonly Token[])[];
  /** (B, 1, S, S): 0, and −∞ at padding; the view has a row for each sentence. */
  readonly mask: { readonly dims: readonly number[]; readonly view: MatrixView };
  readonly explain: Explain;
  /** Into which all were translated; none where each has its own. */
  readonly language: Language | undefined;
  /** Whether every sentence comes out as it does alone. */
  readonly padded: Check;
  readonly compared: readonly Compared[];
}

/** The mask is the same for whoever asks: a row for each sentence. */
export function masksOf({ dims, data }: Tensor): MatrixView {
  const [batch = 0, , queries = 0, keys = 0] = dims;
  const rowStride = queries * keys;
  return { data, rows: batch, cols: keys, offset: 0, rowStride, colStride: 1 };
}

/** The largest difference of the logits of one sentence, alone and as one of a batch. */
export function largestDifference(alone: Tensor, together: Tensor, sentence: number): number {
  const size = together.data.length / (together.dims[0] ?? 1);
  const start = sentence * size;
  return alone.data.reduce(
    (largest, logit, index) =>
      Math.max(largest, Math.abs(logit - (together.data[start + index] ?? NaN))),
    0,
  );
}

/** A trace of a batch from one of its sentences on. */
const from = (sentence: number, trace: Trace): Trace =>
  new Map(
    [...trace].map(([name, { dims, data }]) => {
      const size = data.length / (dims[0] ?? 1);
      return [name, { dims, data: data.subarray(sentence * size) }];
    }),
  );

/** What the decoder was given: all but the end. */
const given = ({ tokens }: Translation): number[] =>
  tokens.filter(({ piece }) => piece !== '<eos>').map(({ id }) => id);

export async function translateBatch(
  model: Model,
  texts: readonly string[],
  language: Language | undefined,
  signal: AbortSignal,
): Promise<Batch> {
  const options = { ...(language && { tgt_lang: language }), signal };
  const translations = await model.translate(texts, options);
  const alone = await Promise.all(texts.map((text) => model.translate(text, options)));
  const targets = translations.map(given);
  const { source, logits, trace, explain } = await model.forward(texts, targets, {
    ...options,
    trace: [MASK, ...PADDED],
  });
  const passes = await Promise.all(
    texts.map((text, index): Promise<Forward> => {
      const target = targets[index] ?? [];
      return model.forward(text, target.length > 0 ? target : '', { ...options, trace: PADDED });
    }),
  );
  const mask = trace.get(MASK);
  if (!mask) throw new Error(`The trace lacks ${MASK}.`);
  return {
    source,
    mask: { dims: mask.dims, view: masksOf(mask) },
    explain,
    language,
    padded: checkOf(
      'padded',
      passes.flatMap((pass, index) =>
        paddedEqualsAlone(pass.trace, from(index, trace), model.config).parts.map((part) => ({
          ...part,
          name: `${part.name} ${index + 1}`,
        })),
      ),
    ),
    compared: texts.map((text, index) => ({
      text,
      together: translations[index]?.text ?? '',
      alone: alone[index]?.text ?? '',
      difference: largestDifference((passes[index] as Forward).logits, logits, index),
    })),
  };
}
