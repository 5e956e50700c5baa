/** @type {import('./sample.ts').Sample<'texts' | 'interventions'>} */
export default async ({ translator, texts, interventions }) => {
  const translations = await translator.translate(texts, { interventions });
  return translations.map(({ text }, row) => ({ text: texts[row], translation: text }));
};
