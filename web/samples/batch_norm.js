import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'input' | 'gamma' | 'beta'>} */
export default async ({ translator, text, target, tgt_lang, input, gamma, beta }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input] });
  const size = translator.config.d_model;
  const options = { gamma: Array(size).fill(gamma), beta: Array(size).fill(beta) };
  const { output } = await Operations.batchNorm(trace.get(input), options);
  return output;
};
