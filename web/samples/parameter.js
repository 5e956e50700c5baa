/** @type {import('./sample.ts').Sample<'name' | 'from' | 'to'>} */
export default async ({ translator, name, from, to }) => {
  const { dims, data } = await translator.parameters.get(name);
  const size = Number(dims.at(-1)); // of a row
  return { dims: [to - from, size], data: data.subarray(from * size, to * size) };
};
