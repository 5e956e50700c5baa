import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'made'>} */
export default async ({ translator, text, target, tgt_lang, attention, made }) => {
  const name = `${attention}.${made}`;
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [name] });
  const { output: whole } = await Operations.joinHeads(trace.get(name)); // tokens × 512
  const heads = translator.config.encoder_attention_heads;
  const { output } = await Operations.splitHeads(whole, heads); // 8 × tokens × 64
  return output;
};
