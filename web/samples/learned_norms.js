import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'input' | 'norm'>} */
export default async ({ translator, text, target, tgt_lang, input, norm }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [input] });
  const x = trace.get(input);
  const gamma = await translator.parameters.get(`${norm}.weight`);
  const beta = await translator.parameters.get(`${norm}.bias`);
  const layer = await Operations.layerNorm(x, { gamma, beta }); // each token by itself
  const batch = await Operations.batchNorm(x, { gamma, beta }); // each number over all tokens
  const [tokens = 0] = x.dims;
  const rows = Array.from({ length: tokens }, (_, token) => token);
  return [layer, batch].flatMap(({ output }) => rows.map((token) => select(output, token).data));
};
