/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'name' | 'interventions'>} */
export default async ({ translator, text, target, tgt_lang, name, interventions }) => {
  const options = { tgt_lang, interventions, trace: [name] };
  const { trace } = await translator.forward(text, target, options);
  return trace.get(name);
};
