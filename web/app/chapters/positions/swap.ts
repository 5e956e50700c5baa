/** Two sentences of the same words through the encoder, with positions and without. */
import type { Tensor, Token } from 'glassformer';
import type { Model } from '../../state/page.svelte';
import { matrixOf } from '../../views/matrix/slice';

export interface Pair {
  readonly token: Token;
  /** Its row in each sentence; null where the second does not have it. */
  readonly first: number;
  readonly second: number | null;
  /** Between the two rows, the largest of all dimensions; null without a partner. */
  readonly difference: number | null;
}

function largest(a: Tensor, row: number, b: Tensor, other: number): number {
  const size = a.dims.at(-1) ?? 0;
  let most = 0;
  for (let k = 0; k < size; k++) {
    const distance = (a.data[row * size + k] ?? NaN) - (b.data[other * size + k] ?? NaN);
    most = Math.max(most, Math.abs(distance));
  }
  return most;
}

/** Each token of the first with the same one of the second; repeated ones in their order. */
export function pairsOf(
  first: readonly Token[],
  second: readonly Token[],
  a: Tensor,
  b: Tensor,
): readonly Pair[] {
  const free = second.map(({ id }, row) => ({ id, row }));
  return first.map((token, row) => {
    const at = free.findIndex(({ id }) => id === token.id);
    const [partner] = at < 0 ? [] : free.splice(at, 1);
    if (!partner) return { token, first: row, second: null, difference: null };
    const difference = largest(a, row, b, partner.row);
    return { token, first: row, second: partner.row, difference };
  });
}

export const OUTPUT = 'encoder.output';

export async function compare(
  model: Model,
  texts: readonly [string, string],
  positions: boolean,
  signal: AbortSignal,
) {
  const interventions = { positions };
  const sentence = async (text: string) => {
    const options = { interventions, signal };
    const [{ source, trace, explain }, translation] = await Promise.all([
      model.forward(text, '', { ...options, trace: [OUTPUT] }),
      model.translate(text, options),
    ]);
    const output = trace.get(OUTPUT);
    if (!output) throw new Error(`The trace lacks ${OUTPUT}.`);
    const tokens = source[0] ?? [];
    return { text, tokens, output, view: matrixOf(output), explain, translation: translation.text };
  };
  const [first, second] = await Promise.all([sentence(texts[0]), sentence(texts[1])]);
  const pairs = pairsOf(first.tokens, second.tokens, first.output, second.output);
  const matched =
    first.tokens.length === second.tokens.length && pairs.every((pair) => pair.second !== null);
  const difference = Math.max(...pairs.map((pair) => pair.difference ?? 0));
  return { sentences: [first, second], pairs, matched, difference, positions };
}

export type Comparison = Awaited<ReturnType<typeof compare>>;
