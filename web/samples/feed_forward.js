import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'input' | 'layer'>} */
export default async ({ translator, text, target, tgt_lang, input, layer }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input] });
  const w1 = await translator.parameters.get(`${layer}.fc1.weight`); // 1024 × 512
  const b1 = await translator.parameters.get(`${layer}.fc1.bias`);
  const w2 = await translator.parameters.get(`${layer}.fc2.weight`); // 512 × 1024
  const b2 = await translator.parameters.get(`${layer}.fc2.bias`);
  const weights = { w1, b1, w2, b2 };
  const { output } = await Operations.feedForward(trace.get(input), weights);
  return output;
};
