import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention'>} */
export default async ({ translator, text, target, tgt_lang, attention }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const query = trace.get(`${attention}.query`);
  const key = trace.get(`${attention}.key`);
  const value = trace.get(`${attention}.value`);
  // Token i sees tokens up to i only: −∞ above the diagonal, 0 after softmax.
  const { weights } = await Operations.scaledDotProductAttention(query, key, value, {
    causal: true,
  });
  return weights;
};
