/** What the samples are tried on: one sentence, and the record of its pass. */
import { type Forward, type HeadIntervention, type Tensor, Translator } from 'glassformer';
import type { GivenOf, SampleId } from '../../web/samples/index.js';
import type { Result } from '../../web/samples/sample.js';
import { EVERYDAY } from '../support/files.js';
import { expectClose, roundings } from '../support/tolerance.js';

export const text = 'How about coffee?';
export const texts = ['How about coffee?', 'Good.'];
export const tgt_lang = 'ko';
export const sentence = { text, tgt_lang, target: '커피 한잔 어때?' } as const;
export const encoder = 'encoder.layers.1.self_attn';
export const decoder = 'decoder.layers.1.self_attn';
export const cross = 'decoder.layers.0.encoder_attn';
export const head = 3;
export const STAGES = ['products', 'scores', 'masked_scores', 'weights', 'context'] as const;
export const scaling = { scaling: false };
/** A head that looks at itself alone. */
export const itself: HeadIntervention = {
  attention: encoder,
  head,
  kind: 'weights',
  weights: { dims: [6, 6], data: Float32Array.from({ length: 36 }, (_, n) => Number(n % 7 === 0)) },
};

export let translator: Translator;
export let pass: Forward;

/** To be awaited before any of the cases. */
export async function open(): Promise<void> {
  translator = await Translator.from_pretrained(EVERYDAY, { dtype: 'fp32' });
  pass = await translator.forward(text, sentence.target, { tgt_lang, trace: true });
}

export const recorded = (name: string): Tensor => pass.trace.get(name) as Tensor;

/** Holds a result to a tensor, up to roundings. */
export const close = (expected: () => Tensor) => (result: Result) => {
  expectClose('result', result as Tensor, expected(), roundings(translator.config, 6));
};
export const rowsOf = ({ dims: [rows = 0, cols = 0], data }: Tensor): number[][] =>
  Array.from({ length: rows }, (_, row) => [...data.subarray(row * cols, (row + 1) * cols)]);
export const meanOf = (rows: readonly (readonly number[])[]): number[] =>
  (rows[0] ?? []).map(
    (_, col) => rows.reduce((sum, row) => sum + Number(row[col]), 0) / rows.length,
  );
export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * Number(b[index]), 0);

/** What each sample is given, and what its result is held to: nothing that it computed itself. */
export type Cases = {
  readonly [Id in SampleId]: readonly [
    given: GivenOf<Id>,
    holds: (result: Result) => void | Promise<void>,
  ][];
};
