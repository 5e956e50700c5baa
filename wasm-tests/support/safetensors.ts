import type { Tensor } from 'glassformer';
import { read } from './files.js';

type Header = Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }>;

/** The tensors of a file of 32-bit floats, read without the package that is to be tested. */
export async function readSafetensors(url: string): Promise<Map<string, Tensor>> {
  const bytes = await read(url);
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  const { __metadata__, ...header } = JSON.parse(text) as Header;
  const tensors = new Map<string, Tensor>();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(header)) {
    if (dtype !== 'F32') throw new Error(`${url}: ${name} is ${dtype}`);
    const [begin, end] = data_offsets.map((offset) => 8 + length + offset) as [number, number];
    const data = new Float32Array(bytes.slice(begin, end).buffer);
    tensors.set(name, { dims: shape, data });
  }
  return tensors;
}
