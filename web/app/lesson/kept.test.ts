import { expect, it } from 'vitest';
import { Kept } from '../state/kept.svelte';
import { keptCell } from './kept_cell';
import { keptLayer } from './kept_layer';
import { keptQuestion } from './kept_question';

it('a pinned cell comes back from the address, and nothing from what is none', () => {
  const kept = new Kept();
  const cell = keptCell(kept, 'feed_forward.cell');
  expect(cell.value).toBeNull();
  cell.value = { row: 3, col: 100 };
  expect([...kept.of('feed_forward')]).toEqual([['feed_forward.cell', '3,100']]);
  expect(cell.value).toEqual({ row: 3, col: 100 });
  for (const text of ['3', '3,', '-1,2', '3,1e9', '1,2,3']) {
    kept.take(new Map([['feed_forward.cell', text]]));
    expect(cell.value).toBeNull();
  }
  cell.value = null;
  expect(kept.of('feed_forward').size).toBe(0);
});

it('a layer comes back with its stack', () => {
  const kept = new Kept();
  const layer = keptLayer(kept, 'residual');
  expect(layer.value).toEqual({ stack: 'encoder', layer: 0 });
  layer.value = { stack: 'decoder', layer: 1 };
  expect([...kept.of('residual')]).toEqual([
    ['residual.layer', '1'],
    ['residual.stack', 'decoder'],
  ]);
  expect(layer.value).toEqual({ stack: 'decoder', layer: 1 });
});

it('a number that is asked about comes back, of the tensors that it may be of', () => {
  const kept = new Kept();
  const asked = keptQuestion(kept, 'decoding.token', ['logits', 'probabilities']);
  expect(asked.value).toBeNull();
  asked.value = { name: 'logits', index: [2, 512] };
  expect([...kept.of('decoding')]).toEqual([['decoding.token', 'logits,2,512']]);
  expect(asked.value).toEqual({ name: 'logits', index: [2, 512] });
  for (const text of ['encoder.output,2,512', 'logits', 'logits,', 'logits,-1,2', '2,512']) {
    kept.take(new Map([['decoding.token', text]]));
    expect(asked.value).toBeNull();
  }
  asked.value = null;
  expect(kept.of('decoding').size).toBe(0);
});
