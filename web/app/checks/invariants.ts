/**
 * What must hold for the numbers of any pass, whatever the sentence: checked on the tensors that
 * the page draws, none of which is computed here.
 */
import type { Config, Tensor, Trace } from 'glassformer';
import type { Path } from '../state/path';
import { type Check, type Part, Tally, checkOf, indexOf } from './check';
import { type Tolerance, ofSoftmax, roundings } from './roundings';

/** Names of all results of a softmax in a trace. */
const softmaxesOf = (trace: Trace): readonly string[] =>
  [...trace.keys()].filter((name) => name.endsWith('.weights') || name === 'probabilities');

/** Each row of a softmax's result sums to 1. */
export function rowsSumToOne(trace: Trace, names = softmaxesOf(trace)): Check {
  const parts = names.flatMap((name): Part[] => {
    const tensor = trace.get(name);
    if (!tensor) return [];
    const { dims, data } = tensor;
    const width = dims.at(-1) ?? 1;
    const tally = new Tally();
    for (let start = 0; start < data.length; start += width) {
      let sum = 0;
      for (let col = 0; col < width; col++) sum += data[start + col] ?? NaN;
      tally.compare(sum, 1);
    }
    return [tally.part(name, (nth) => indexOf(dims.slice(0, -1), nth), ofSoftmax(width))];
  });
  return checkOf('sums', parts);
}

/** Where a mask is −∞ the weight is 0, to the last bit: e⁻∞ is. */
export function maskedAreZero(trace: Trace, names = softmaxesOf(trace)): Check {
  const parts = names.flatMap((name): Part[] => {
    const mask = trace.get(name.replace(/weights$/, 'mask'));
    const weights = trace.get(name);
    if (!mask || !weights || mask === weights) return [];
    const heads = weights.dims.at(-3) ?? 1;
    const size = (mask.dims.at(-1) ?? 1) * (mask.dims.at(-2) ?? 1);
    const tally = new Tally();
    const places: number[] = [];
    weights.data.forEach((weight, at) => {
      const sentence = Math.floor(at / (heads * size));
      if (mask.data[sentence * size + (at % size)] !== -Infinity) return;
      tally.compare(weight, 0);
      places.push(at);
    });
    return [tally.part(name, (nth) => indexOf(weights.dims, places[nth] ?? 0))];
  });
  return checkOf('masked', parts);
}

/**
 * Each step of decoding, whose keys and values of earlier tokens come from the cache, gives the
 * logits that the pass over all tokens at once gives.
 */
export function cachedEqualsFull({ steps, source, trace }: Path, config: Config): Check {
  const logits = trace.get('logits');
  if (!logits) return checkOf('cached', []);
  const size = logits.dims.at(-1) ?? 0;
  const tally = new Tally();
  const places: number[] = [];
  for (const { index, candidates } of steps) {
    for (const { token, logit } of candidates) {
      const at = index * size + token.id;
      tally.compare(logit, logits.data[at] ?? NaN);
      places.push(at);
    }
  }
  const tolerance = ofPass(config, Math.max(source.length, steps.length), logits);
  const placeOf = (nth: number) => indexOf(logits.dims, places[nth] ?? 0);
  return checkOf('cached', [tally.part('logits', placeOf, tolerance)]);
}

/** What is compared of a sentence alone and of the same one in a batch, beside a longer one. */
export const PADDED: readonly string[] = ['encoder.output', 'logits'];

/** The first sentence of a batch (B, L, …), as far as it has rows alone (S, …). */
export function paddedEqualsAlone(alone: Trace, batch: Trace, config: Config): Check {
  const parts = PADDED.flatMap((name): Part[] => {
    const [one, many] = [alone.get(name), batch.get(name)];
    if (!one || !many) return [];
    const tally = new Tally();
    one.data.forEach((value, at) => tally.compare(many.data[at] ?? NaN, value));
    const tolerance = ofPass(config, many.dims.at(-2) ?? 0, one);
    return [tally.part(name, (nth) => indexOf(one.dims, nth), tolerance)];
  });
  return checkOf('padded', parts);
}

/** Of values at the end of a pass: every rounding on the way, in numbers as large as the largest. */
function ofPass(config: Config, keys: number, { data }: Tensor): Tolerance {
  const size = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return { roundings: roundings(config, keys), size };
}
