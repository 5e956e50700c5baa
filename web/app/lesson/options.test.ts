import { expect, it } from 'vitest';
import { matrixOf } from '../views/matrix/slice';
import { distinct, largestIn, optionsOf } from './options';

it('finds the largest of a row, −∞ and all', () => {
  const data = new Float32Array([-3, -1, -Infinity, 5, 2, 9]);
  const view = matrixOf({ dims: [2, 3], data });
  expect([largestIn(view, 0), largestIn(view, 1)]).toEqual([1, 2]);
});

it('tells words apart that come twice', () => {
  expect(distinct(['the', 'dog', 'the', 'the'])).toEqual(['the', 'dog', 'the (2)', 'the (3)']);
});

it('always has the right one, and one only', () => {
  const names = Array.from({ length: 20 }, (_, index) => `w${index}`);
  for (let right = 0; right < names.length; right++) {
    const options = optionsOf(names, right);
    expect(options).toHaveLength(6);
    expect(options.filter(({ correct }) => correct).map(({ text }) => text)).toEqual([`w${right}`]);
  }
  expect(optionsOf(['a', 'b'], 1)).toHaveLength(2);
});
