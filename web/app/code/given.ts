/** What samples are given of the sentence on top. */
import { type Walk, givenOf } from '../state/path';

/** The sentence and its translation as the decoder was given it. */
export const sentenceOf = (path: Walk) => ({
  text: path.text,
  tgt_lang: path.language,
  target: givenOf(path),
});
