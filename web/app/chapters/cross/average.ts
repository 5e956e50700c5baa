/** What all heads look at on average; by the package. */
import { Operations, type Tensor } from 'glassformer';

/** (H, T, S) → (T, S): each head counts 1 / H. */
export async function averageOf({ dims, data }: Tensor): Promise<Tensor> {
  const [heads = 1, rows = 0, cols = 0] = dims;
  const shares: Tensor = { dims: [1, heads], data: new Float32Array(heads).fill(1 / heads) };
  const { output } = await Operations.matmul(shares, { dims: [heads, rows * cols], data });
  return { dims: [rows, cols], data: output.data };
}
