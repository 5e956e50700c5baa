import { select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'text' | 'tgt_lang'>} */
export default async ({ translator, text, tgt_lang }) => {
  // A row of 512 numbers for each token of the vocabulary; an id says which.
  const table = await translator.parameters.get('shared.weight');
  const tokens = translator.tokenize(text, { tgt_lang });
  return tokens.map(({ id }) => select(table, id).data);
};
