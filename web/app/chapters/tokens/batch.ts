/** Several sentences translated at once, and each of them alone. */
import type { Forward, Language, Tensor, Token, Translation } from 'glassformer';
import type { Model } from '../../state/page.svelte';
import type { MatrixView } from '../../views/types';

const MASK = 'encoder.layers.0.self_attn.mask';

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
  /** (B, S): 0, and −∞ at padding. */
  readonly mask: MatrixView;
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
  const { source, logits, trace } = await model.forward(texts, targets, {
    ...options,
    trace: [MASK],
  });
  const passes = await Promise.all(
    texts.map((text, index): Promise<Forward> => {
      const target = targets[index] ?? [];
      return model.forward(text, target.length > 0 ? target : '', options);
    }),
  );
  const mask = trace.get(MASK);
  if (!mask) throw new Error(`The trace lacks ${MASK}.`);
  return {
    source,
    mask: masksOf(mask),
    compared: texts.map((text, index) => ({
      text,
      together: translations[index]?.text ?? '',
      alone: alone[index]?.text ?? '',
      difference: largestDifference((passes[index] as Forward).logits, logits, index),
    })),
  };
}
