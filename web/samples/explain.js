/** @type {import('./sample.ts').Sample<'text' | 'target' | 'tgt_lang' | 'name' | 'index'>} */
export default async ({ translator, text, target, tgt_lang, name, index }) => {
  const { explain } = await translator.forward(text, target, { tgt_lang });
  const { operation, value, recomputed, ingredients } = await explain(name, index);
  return [
    { name, from: index.join(', '), operation, value, recomputed },
    ...ingredients.map(({ role, name, index, values }) => ({
      name,
      from: index.join(', '),
      operation: role,
      value: values[0],
    })),
  ];
};
