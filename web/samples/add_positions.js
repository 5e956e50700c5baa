import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang'>} */
export default async ({ translator, text, tgt_lang }) => {
  const { trace } = await translator.forward(text, '', { tgt_lang, trace: ['encoder.*'] });
  const meanings = trace.get('encoder.scaled_embeddings');
  const positions = trace.get('encoder.embed_positions');
  const { output } = await Operations.residual(meanings, positions);
  return output;
};
