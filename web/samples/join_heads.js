import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention'>} */
export default async ({ translator, text, target, tgt_lang, attention }) => {
  const name = `${attention}.context`;
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [name] });
  const { output } = await Operations.joinHeads(trace.get(name)); // 8 × tokens × 64 → tokens × 512
  return output;
};
