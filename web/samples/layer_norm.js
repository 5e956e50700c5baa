import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'input' | 'norm'>} */
export default async ({ translator, text, target, tgt_lang, input, norm }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input] });
  const gamma = await translator.parameters.get(`${norm}.weight`);
  const beta = await translator.parameters.get(`${norm}.bias`);
  const { output } = await Operations.layerNorm(trace.get(input), { gamma, beta });
  return output;
};
