import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention'>} */
export default async ({ translator, text, target, tgt_lang, attention }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const query = trace.get(`${attention}.query`); // of the decoder
  const key = trace.get(`${attention}.key`); // of the encoder
  const value = trace.get(`${attention}.value`); // of the encoder
  const { weights } = await Operations.scaledDotProductAttention(query, key, value);
  return weights;
};
