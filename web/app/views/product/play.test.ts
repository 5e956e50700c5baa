import { describe, expect, it } from 'vitest';
import { ProductPlay } from './play.svelte';
import { type Timeline, completionOf, lengthOf } from './product';

const timeline: Timeline = { rows: 2, run: 8, cols: 3, preludes: ['copy', 'transpose'] };
const play = () => new ProductPlay(() => timeline);

describe('a product being played', () => {
  it('starts whole, with a cell picked', () => {
    const player = play();
    expect(player.cell).toEqual({ row: 1, col: 1 });
    expect([player.tick, player.terms]).toEqual([lengthOf(timeline), 8]);
  });

  it('picks the nearest cell of a smaller result', () => {
    const player = play();
    player.pick({ row: 9, col: 9 });
    expect(player.cell).toEqual({ row: 1, col: 2 });
  });

  it('begins anew from its end, stops at its end, and passes every sum on its way', () => {
    const player = play();
    player.toggle();
    expect([player.playing, player.tick, player.cell]).toEqual([true, 0, null]);
    const cells = new Set<string>();
    for (let frame = 0; player.playing && frame < 10_000; frame++) {
      player.advance(16);
      if (player.cell) cells.add(`${player.cell.row} ${player.cell.col}`);
    }
    expect(player.playing).toBe(false);
    expect(player.tick).toBe(lengthOf(timeline));
    expect([...cells]).toEqual(['0 0', '0 1', '0 2', '1 0', '1 1', '1 2']);
  });

  it('is interrupted by picking, scrubbing and stepping', () => {
    const player = play();
    for (const interrupt of [
      () => player.pick({ row: 0, col: 0 }),
      () => player.seek(20),
      () => player.step(1),
      () => player.show('transpose'),
    ]) {
      player.toggle();
      expect(player.playing).toBe(true);
      interrupt();
      expect(player.playing).toBe(false);
    }
    expect(player.moment).toMatchObject({ phase: 'transpose', progress: 0 });
  });

  it('steps from sum to sum', () => {
    const player = play();
    player.seek(completionOf(timeline, { row: 0, col: 1 }));
    player.step(1);
    expect([player.cell, player.terms]).toEqual([{ row: 0, col: 2 }, 8]);
    player.step(-1);
    expect([player.cell, player.terms]).toEqual([{ row: 0, col: 1 }, 8]);
  });

  it('shows no sum half done where motion is not wanted', () => {
    const player = play();
    player.calm = true;
    player.toggle();
    for (let frame = 0; player.playing && frame < 10_000; frame++) {
      player.advance(16);
      expect(player.moment.terms % timeline.run).toBe(0);
      expect(player.moment.progress % 1).toBe(0);
    }
  });
});
