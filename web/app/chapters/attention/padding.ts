/** Two sentences in one batch, of which the shorter is padded: with the pad mask or without. */
import { type Interventions, Operations, type Trace } from 'glassformer';
import type { Difference, Pass } from '../../lesson/what_if/outcome';
import { isPad } from '../../sentence/script';
import type { Model } from '../../state/page.svelte';
import type { Path } from '../../state/path';
import { type HeadPlace, tensorName } from '../../views/attention/head';
import { matrixOf } from '../../views/matrix/slice';
import type { MatrixView } from '../../views/types';

/** One matrix of the padded sentence. */
export interface Part {
  readonly name: string;
  readonly dims: readonly number[];
  readonly part: readonly number[];
  readonly view: MatrixView;
}

/** How the shares are with the mask, and what its lack changes. */
interface Masked extends Pass {
  readonly difference: Difference;
}

/** Translates the sentence on top and `second` together, and the one on top alone. */
export async function paddedBatch(
  model: Model,
  path: Path,
  head: HeadPlace,
  second: string,
  masked: boolean,
  signal: AbortSignal,
) {
  const texts = [path.text.trim(), second.trim()];
  const interventions: Interventions = { padding_mask: masked };
  const options = { tgt_lang: path.language, signal };
  const names = {
    mask: tensorName(head, 'mask'),
    scores: tensorName(head, 'masked_scores'),
    weights: tensorName(head, 'weights'),
  };
  const record = { ...options, trace: Object.values(names) };
  const nothing = texts.map(() => '');
  const [changed, translations, alone, original] = await Promise.all([
    model.forward(texts, nothing, { ...record, interventions }),
    model.translate(texts, { ...options, interventions }),
    model.translate(texts[0] ?? '', options),
    masked ? null : model.forward(texts, nothing, record),
  ]);
  const { source, trace, explain } = changed;
  const padded = source.map((tokens) => tokens.filter(isPad).length);
  const padding = Math.max(...padded);
  const sentence = padded.indexOf(padding);
  const partOf = (name: string, within: number, of: Trace = trace): Part | null => {
    const tensor = of.get(name);
    const part = [sentence, within];
    return tensor ? { name, dims: tensor.dims, part, view: matrixOf(tensor, part) } : null;
  };
  return {
    source,
    trace,
    explain,
    interventions,
    sentence,
    texts,
    alone: alone.text,
    padding,
    /** The same for each head. */
    maskOf: (of: Trace) => partOf(names.mask, 0, of)?.view ?? null,
    scores: partOf(names.scores, head.head),
    weights: partOf(names.weights, head.head),
    /** Null while the mask is on. */
    original: original && (await comparedWith(original, { trace, explain }, names.weights)),
    translations: translations.map(({ text }) => text),
  };
}

async function comparedWith(
  { trace, explain }: Pass,
  changed: Pass,
  name: string,
): Promise<Masked | null> {
  const [before, after] = [trace.get(name), changed.trace.get(name)];
  if (!before || !after) return null;
  return { trace, explain, difference: await Operations.difference(after, before) };
}
