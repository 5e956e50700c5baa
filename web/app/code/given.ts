/** What samples are given of the sentence on top. */
import type { Path } from '../state/path';

/** The sentence and its translation as the decoder was given it. */
export function sentenceOf({ text, language, target }: Path) {
  const ids = target.slice(1, -1).map(({ id }) => id);
  return { text: text.trim(), tgt_lang: language, target: ids.length > 0 ? ids : '' };
}
