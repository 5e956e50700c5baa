/** A model whose every call ends with a signal, for code that says nothing of signals. */
import type { Model } from '../state/page.svelte';
import type { SampleTranslator } from '../../samples/sample';

export function abortable(model: Model, signal: AbortSignal): SampleTranslator {
  const bound: Pick<Model, 'forward' | 'translate' | 'startDecoding' | 'beams'> = {
    forward: (source, target, options) => model.forward(source, target, { ...options, signal }),
    translate: ((texts: string & readonly string[], options) =>
      model.translate(texts, { ...options, signal })) as Model['translate'],
    startDecoding: (text, options) => model.startDecoding(text, { ...options, signal }),
    beams: (text, options) => model.beams(text, { ...options, signal }),
  };
  const translator = {
    ...bound,
    tokenize: model.tokenize.bind(model),
    token: model.token.bind(model),
    parameters: model.parameters,
    config: model.config,
  };
  // A sample takes from a record what it has asked for.
  return translator as unknown as SampleTranslator;
}
