import { expect, it } from 'vitest';
import { at } from '../../views/matrix/slice';
import { columnsOf } from './projection';

it('takes a head’s rows of a linear layer as columns of W', () => {
  // (outputs, inputs) = (4, 3): output o, input i is 10·o + i.
  const data = Float32Array.from({ length: 12 }, (_, n) => 10 * Math.floor(n / 3) + (n % 3));
  const head = columnsOf({ dims: [4, 3], data }, 2, 2);
  expect([head.rows, head.cols]).toEqual([3, 2]);
  for (let input = 0; input < 3; input++) {
    for (let output = 0; output < 2; output++) {
      expect(at(head, input, output)).toBe(10 * (output + 2) + input);
    }
  }
});
