/** The package, which the lesson's tests hold the page to, and what it makes of one sentence. */
import { type Forward, type ForwardOptions, Operations, type Token, Translator } from 'glassformer';
import { ROOT } from '../../../scripts/run.mjs';

export const COFFEE = 'How about coffee?';

export const core = Operations.with({ worker: false });
export let translator: Translator;
/** What the model predicts for the sentence, and the pass over it that the page draws. */
export let predicted: readonly Token[];
export let pass: Forward;

/** To be awaited before any of the rows. */
export async function open(): Promise<void> {
  translator = await Translator.from_pretrained(`${ROOT}/public/models/everyday-en-ko`);
  predicted = (await translator.translate(COFFEE, { tgt_lang: 'ko' })).tokens;
  pass = await passOf(COFFEE);
}

export async function close(): Promise<void> {
  await translator?.dispose();
  await core.dispose();
}

/** The pass over a sentence and the model's own translation of it. */
export async function passOf(text: string, options: ForwardOptions = {}): Promise<Forward> {
  const { tokens } = await translator.translate(text, { tgt_lang: 'ko' });
  const given = tokens.slice(0, -1).map(({ id }) => id);
  return translator.forward(text, given, { tgt_lang: 'ko', trace: true, ...options });
}
