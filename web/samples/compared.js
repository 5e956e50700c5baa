import { select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang' | 'ways'>} */
export default async ({ translator, text, tgt_lang, ways }) => {
  const table = [];
  for (const ids of ways) {
    const given = ids.length > 1 ? ids.slice(0, -1) : '';
    const options = { tgt_lang, trace: ['probabilities'] };
    const { trace } = await translator.forward(text, given, options);
    let score = 0;
    for (const [step, id] of ids.entries()) {
      const probability = Number(select(trace.get('probabilities'), step).data[id]);
      score += Math.log(probability);
      table.push({ step: step + 2, token: translator.token(id).text, probability });
    }
    table.push({ score });
  }
  return table;
};
