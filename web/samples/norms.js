import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'input' | 'gamma' | 'beta'>} */
export default async ({ translator, text, target, tgt_lang, input, gamma, beta }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input] });
  const x = trace.get(input);
  const size = translator.config.d_model;
  const options = { gamma: Array(size).fill(gamma), beta: Array(size).fill(beta) };
  const layer = await Operations.layerNorm(x, options); // each token by itself
  const batch = await Operations.batchNorm(x, options); // each number over all tokens
  const [tokens = 0] = x.dims;
  const rows = Array.from({ length: tokens }, (_, token) => token);
  return [layer, batch].flatMap(({ output }) => rows.map((token) => select(output, token).data));
};
