import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'input' | 'added'>} */
export default async ({ translator, text, target, tgt_lang, input, added }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input, added] });
  const { output } = await Operations.residual(trace.get(input), trace.get(added));
  return output;
};
