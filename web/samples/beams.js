/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang' | 'num_beams'>} */
export default async ({ translator, text, tgt_lang, num_beams }) => {
  const options = { tgt_lang, num_beams, length_penalty: 1 };
  const { nodes } = await translator.beams(text, options);
  return nodes.map(({ parent, step, token, probability, score, state }) => ({
    parent,
    step,
    token: token.text,
    probability,
    score,
    state,
  }));
};
