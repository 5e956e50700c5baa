/** @type {import('./sample.ts').Sample<'texts' | 'tgt_lang' | 'attention' | 'interventions'>} */
export default async ({ translator, texts, tgt_lang, attention, interventions }) => {
  const name = `${attention}.weights`; // sentences × heads × tokens × tokens
  const nothing = texts.map(() => '');
  const options = { tgt_lang, interventions, trace: [name] };
  const { trace } = await translator.forward(texts, nothing, options);
  return trace.get(name);
};
