import { GlassformerError, quote } from './errors.js';
import type { Tensor } from './types.js';

/**
 * A copy of the part of a tensor that has these leading indices, as torch.select gives it:
 * `select(weights, 3)` of (H, T, S) is (T, S), head 3.
 */
export function select({ dims, data }: Tensor, ...indices: readonly number[]): Tensor {
  if (indices.length > dims.length) {
    throw new GlassformerError(
      'invalid_argument',
      `[${indices.join(', ')}] has more indices than the shape [${dims.join(', ')}]`,
    );
  }
  const rest = dims.slice(indices.length);
  const count = rest.reduce((product, size) => product * size, 1);
  let part = 0;
  for (const [axis, index] of indices.entries()) {
    const size = dims[axis] ?? 0;
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      throw new GlassformerError(
        'invalid_argument',
        `index ${axis} must be an integer from 0 to ${size - 1}, not ${quote(index)}`,
      );
    }
    part = part * size + index;
  }
  return { dims: rest, data: data.slice(part * count, (part + 1) * count) };
}
