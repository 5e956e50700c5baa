/** A number of a list that is asked about, kept in the address as `logits,1,512`. */
import type { Question } from '../proof/question';
import type { Kept, Setting } from '../state/kept.svelte';

const QUESTION = /^([a-z_.\d]{1,64})((?:,\d{1,6}){1,4})$/;

/** By default none is; a number of any other tensor than these is none, either. */
export function keptQuestion(
  kept: Kept,
  name: string,
  tensors: readonly string[],
): Setting<Question | null> {
  const text = kept.text(name, '');
  return {
    get value() {
      const [, tensor, places = ''] = QUESTION.exec(text.value) ?? [];
      if (tensor === undefined || !tensors.includes(tensor)) return null;
      return { name: tensor, index: places.split(',').slice(1).map(Number) };
    },
    set value(question) {
      text.value = question ? [question.name, ...question.index].join() : '';
    },
  };
}
