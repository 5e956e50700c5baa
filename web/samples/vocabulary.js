import { select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'step' | 'ranks'>} */
export default async ({ translator, text, target, tgt_lang, step, ranks }) => {
  const options = { tgt_lang, trace: ['logits', 'probabilities'] };
  const { trace } = await translator.forward(text, target, options);
  const logits = [...select(trace.get('logits'), step).data];
  const probabilities = select(trace.get('probabilities'), step).data;
  const order = logits.map((logit, id) => ({ id, logit })).sort((a, b) => b.logit - a.logit);
  return ranks.map((rank) => {
    const { id = 0, logit } = order[rank] ?? {};
    const { text } = translator.token(id);
    return { rank: rank + 1, token: text, id, logit, probability: probabilities[id] };
  });
};
