import { expect, it } from 'vitest';
import { fixtureTrace } from '../../views/fixture';
import { headMatrix } from '../../views/attention/head';
import { matrixOf } from '../../views/matrix/slice';
import { ahead, hiddenIn } from './triangle';

it('counts the upper triangle of the mask that PyTorch used, and finds nothing ahead', async () => {
  const trace = await fixtureTrace('single');
  const place = { kind: 'decoder', layer: 0, head: 1 } as const;
  const mask = headMatrix(trace, place, 'mask');
  const weights = headMatrix(trace, place, 'weights');
  if (!mask || !weights) throw new Error('The fixture lacks the head.');
  expect(hiddenIn(mask)).toBe((mask.rows * (mask.rows - 1)) / 2);
  for (let row = 0; row < weights.rows; row++) expect(ahead(weights, row)).toBe(0);
});

it('sums what comes after the row’s own token', () => {
  const weights = matrixOf({
    dims: [2, 3],
    data: Float32Array.of(0.5, 0.25, 0.25, 0.125, 0.5, 0.375),
  });
  expect([ahead(weights, 0), ahead(weights, 1)]).toEqual([0.5, 0.375]);
});
