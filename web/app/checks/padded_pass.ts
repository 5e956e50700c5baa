/** The sentence once more, in a batch beside a longer one. */
import type { Trace } from 'glassformer';
import type { Model } from '../state/page.svelte';
import type { Path } from '../state/path';
import { PADDED } from './invariants';

/** Longest first would leave nothing to pad: the sentence twice is longer than once. */
export function paddedPass(model: Model, path: Path, signal: AbortSignal): Promise<Trace> | null {
  const { text, source, target, language } = path;
  if (source.length * 2 > model.config.max_position_embeddings) return null;
  const given = target.slice(1, -1).map(({ id }) => id);
  return model
    .forward([text, `${text} ${text}`], [given, given], {
      tgt_lang: language,
      trace: [
        ...PADDED,
        'encoder.*.mask',
        'encoder.*.weights',
        'decoder.*.encoder_attn.mask',
        'decoder.*.encoder_attn.weights',
      ],
      signal,
    })
    .then(({ trace }) => trace);
}

/** How long a sentence stays as it is before it is computed once more, in milliseconds. */
const REST = 300;

/** Typing goes first: rejects as soon as another sentence is there. */
export function resting(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, REST);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('given up'));
    });
  });
}
