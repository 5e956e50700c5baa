import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'row' | 'other'>} */
export default async ({ translator, text, target, tgt_lang, attention, row, other }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const query = trace.get(`${attention}.query`); // heads × tokens × 64
  const key = trace.get(`${attention}.key`);
  const value = trace.get(`${attention}.value`);
  const causal = attention.startsWith('decoder');
  const [, tokens = 0] = query.dims;
  const look = Array.from({ length: tokens }, (_, token) => (token === other ? -Infinity : 0));
  const mask = Array.from({ length: tokens }, () => look); // nobody looks at the other token
  const rowOf = async (/** @type {import('glassformer').AttentionOptions} */ options) => {
    const all = await Operations.scaledDotProductAttention(query, key, value, options);
    const { output } = await Operations.joinHeads(all.context);
    const [, size = 0] = output.dims;
    return output.data.slice(row * size, (row + 1) * size);
  };
  const before = await rowOf({ causal });
  const after = await rowOf({ causal, mask });
  const change = after.map((number, at) => number - Number(before[at]));
  return [change];
};
