import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'input' | 'made'>} */
export default async ({ translator, text, target, tgt_lang, attention, input, made }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input] });
  const linear = `${attention}.${made[0]}_proj`;
  const weight = await translator.parameters.get(`${linear}.weight`);
  const bias = await translator.parameters.get(`${linear}.bias`);

  // x·W, and the bias to every token; then each head takes its 64 columns.
  const { output: columns } = await Operations.transpose(weight);
  const { output: product } = await Operations.matmul(trace.get(input), columns);
  const everywhere = product.data.map((_, n) => Number(bias.data[n % bias.data.length]));
  const { output } = await Operations.residual(product, { dims: product.dims, data: everywhere });
  const { output: heads } = await Operations.splitHeads(output, 8);
  return heads;
};
