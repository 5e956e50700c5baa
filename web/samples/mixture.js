import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'head'>} */
export default async ({ translator, text, target, tgt_lang, attention, head }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const weights = select(trace.get(`${attention}.weights`), head);
  const value = select(trace.get(`${attention}.value`), head);
  const { output } = await Operations.matmul(weights, value);
  return output;
};
