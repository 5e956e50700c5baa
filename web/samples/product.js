import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'head'>} */
export default async ({ translator, text, target, tgt_lang, attention, head }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const query = select(trace.get(`${attention}.query`), head);
  const key = select(trace.get(`${attention}.key`), head);
  const { output: transposed } = await Operations.transpose(key);
  const { output } = await Operations.matmul(query, transposed);
  return output;
};
