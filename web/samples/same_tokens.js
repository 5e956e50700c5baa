import { select } from 'glassformer';

/** @type {import('./sample.ts').Sample<'texts' | 'name' | 'interventions'>} */
export default async ({ translator, texts, name, interventions }) => {
  const sentences = [];
  for (const text of texts) {
    const { source, trace } = await translator.forward(text, '', { interventions, trace: [name] });
    const ids = source.flat().map(({ id }) => id);
    sentences.push({ ids, vectors: ids.map((_, row) => [...select(trace.get(name), row).data]) });
  }
  const [first = { ids: [], vectors: [] }, second = first] = sentences;
  const left = [...second.ids];
  return first.ids.map((id, row) => {
    // The same token of the other sentence, each once.
    const other = left.indexOf(id);
    if (other >= 0) left[other] = NaN;
    const apart = first.vectors[row]?.map(
      (value, k) => value - (second.vectors[other]?.[k] ?? NaN),
    );
    const difference = Math.max(...(apart ?? []).map(Math.abs));
    return { token: translator.token(id).text, first: row, second: other, difference };
  });
};
