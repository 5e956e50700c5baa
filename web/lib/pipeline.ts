import { asyncDispose } from './dispose.js';
import { GlassformerError, quote } from './errors.js';
import { Translator } from './translator.js';
import type { LoadOptions, TranslateOptions, Translation, TranslationOutput } from './types.js';

/** A function that translates, as transformers.js gives it. */
export interface TranslationPipeline extends AsyncDisposable {
  (text: string | readonly string[], options?: TranslateOptions): Promise<TranslationOutput[]>;
  readonly task: 'translation';
  /** The same and everything else. */
  readonly translator: Translator;
  dispose(): Promise<void>;
}

/** Loads a model for a task. There is one task: `translation`. */
export async function pipeline(
  task: 'translation',
  directory: string | URL,
  options?: LoadOptions,
): Promise<TranslationPipeline> {
  if (task !== 'translation') {
    throw new GlassformerError(
      'invalid_argument',
      `the task must be "translation", not ${quote(task)}`,
    );
  }
  const translator = await Translator.from_pretrained(directory, options);
  const translate = async (text: string | readonly string[], options?: TranslateOptions) => {
    const texts = typeof text === 'string' ? [text] : text;
    const found = await translator.translate(texts, options);
    return (found as (Translation | Translation[])[])
      .flat()
      .map(({ text }) => ({ translation_text: text }));
  };
  const dispose = () => translator.dispose();
  return Object.assign(translate, {
    task,
    translator,
    dispose,
    [asyncDispose]: dispose,
  }) as TranslationPipeline;
}
