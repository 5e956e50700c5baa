import { Operations, select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'attention' | 'head' | 'left' | 'right'>} */
export default async ({ translator, text, target, tgt_lang, attention, head, left, right }) => {
  const { trace } = await translator.forward(text, target, { tgt_lang, trace: [`${attention}.*`] });
  const a = select(trace.get(`${attention}.${left}`), head);
  const b = select(trace.get(`${attention}.${right}`), head);
  const answer = await Operations.matmul(a, b).then(
    ({ output }) => output.dims.join(' × '),
    (error) => error.message,
  );
  return answer;
};
