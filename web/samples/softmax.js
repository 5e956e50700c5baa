import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'head' | 'row' | 'interventions' | 'temperature'>} */
export default async ({
  translator,
  text,
  target,
  tgt_lang,
  attention,
  head,
  row,
  interventions,
  temperature,
}) => {
  const name = `${attention}.masked_scores`;
  const options = { tgt_lang, interventions, trace: [name] };
  const { trace } = await translator.forward(text, target, options);
  const scores = select(trace.get(name), head, row);
  const { output } = await Operations.softmax(scores, { temperature });
  return output;
};
