import { Operations } from 'glassformer';

/** @type {import('./sample.ts').Sample<'length' | 'size' | 'layout'>} */
export default async ({ length, size, layout }) => {
  const { output } = await Operations.positionalEncoding(length, size, { layout });
  return output;
};
