import { GlassformerError, quote } from './errors.js';
import type { Numbers, Tensor } from './types.js';

/** No operation takes more; an array that holds itself would have no end of them. */
const MOST_DIMS = 8;

/** Numbers as a caller gives them, as a tensor. Throws where they have no shape. */
export function tensorOf(name: string, numbers: Numbers): Tensor {
  if (numbers instanceof Float32Array) return { dims: [numbers.length], data: numbers };
  if (isTensor(numbers)) {
    const { dims, data } = numbers;
    const count = dims.reduce((product, size) => product * size, 1);
    if (count === data.length) return { dims, data };
    const message = `${name} of shape [${dims.join(', ')}] must have ${count} numbers, not ${data.length}`;
    throw new GlassformerError('invalid_argument', message);
  }
  if (!Array.isArray(numbers)) throw notNumbers(name, numbers);
  const dims: number[] = [];
  for (let level: unknown = numbers; Array.isArray(level); level = level[0]) {
    dims.push(level.length);
    if (dims.length > MOST_DIMS) {
      const message = `${name} must be nested at most ${MOST_DIMS} deep`;
      throw new GlassformerError('invalid_argument', message);
    }
  }
  const data = new Float32Array(dims.reduce((product, size) => product * size, 1));
  let next = 0;
  const fill = (values: unknown, depth: number): void => {
    if (depth === dims.length) {
      if (typeof values !== 'number') throw notNumbers(name, values);
      data[next++] = values;
    } else if (Array.isArray(values) && values.length === dims[depth]) {
      for (const value of values) fill(value, depth + 1);
    } else {
      const row = Array.isArray(values) ? `one of ${values.length}` : quote(values);
      const message = `rows of ${name} must all have ${dims[depth]} numbers, but there is ${row}`;
      throw new GlassformerError('invalid_argument', message);
    }
  };
  fill(numbers, 0);
  return { dims, data };
}

function isTensor(value: unknown): value is Tensor {
  const { dims, data } = (value ?? {}) as Partial<Tensor>;
  const isSize = (size: unknown) => Number.isSafeInteger(size) && Number(size) >= 0;
  return data instanceof Float32Array && Array.isArray(dims) && dims.every(isSize);
}

function notNumbers(name: string, found: unknown): GlassformerError {
  const expected = 'numbers: { dims, data }, a Float32Array or (nested) arrays';
  return new GlassformerError(
    'invalid_argument',
    `${name} must be ${expected}, not ${quote(found)}`,
  );
}
