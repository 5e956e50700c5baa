/** The pass of a path once more, with something changed. */
import type { Forward, ForwardOptions, Token } from 'glassformer';
import type { Model } from '../../state/page.svelte';
import type { Path } from '../../state/path';

export function passOf(
  model: Model,
  { text, target, language }: Path,
  options: Omit<ForwardOptions, 'tgt_lang'>,
): Promise<Forward> {
  // What the decoder was given after `<sos>`, as the path has it.
  const given = target.slice(1, -1).map(({ id }) => id);
  return model.forward(text, given.length > 0 ? given : '', { ...options, tgt_lang: language });
}

/** Whether a token fills up a shorter sentence of a batch. */
export const isPad = ({ piece }: Token): boolean => piece === '<pad>';
