import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'stage'>} */
export default async ({ translator, text, target, tgt_lang, attention, stage }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const query = trace.get(`${attention}.query`);
  const key = trace.get(`${attention}.key`);
  const value = trace.get(`${attention}.value`);
  const mask = select(trace.get(`${attention}.mask`), 0);
  const steps = await Operations.scaledDotProductAttention(query, key, value, { mask });
  return steps[stage];
};
