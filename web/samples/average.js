import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention'>} */
export default async ({ translator, text, target, tgt_lang, attention }) => {
  const name = `${attention}.weights`; // heads × queries × keys
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [name] });
  const { output } = await Operations.mean(trace.get(name), 0);
  return output;
};
