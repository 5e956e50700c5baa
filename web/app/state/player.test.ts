import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player, STEP_TIME } from './player.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function playerOf(length: number): Player {
  const player = new Player();
  player.resize(length);
  return player;
}

describe('the player', () => {
  it('takes one step after another and stops at the end', () => {
    const player = playerOf(3);
    player.play();
    expect(player.position).toBe(1);
    vi.advanceTimersByTime(STEP_TIME);
    expect([player.position, player.playing]).toEqual([2, true]);
    vi.advanceTimersByTime(STEP_TIME);
    expect([player.position, player.playing]).toEqual([3, false]);
    vi.advanceTimersByTime(10 * STEP_TIME);
    expect(player.position).toBe(3);
  });

  it('starts over from the end', () => {
    const player = playerOf(3);
    player.seek(3);
    player.play();
    expect(player.position).toBe(1);
  });

  it('stays where it is paused', () => {
    const player = playerOf(5);
    player.play();
    vi.advanceTimersByTime(STEP_TIME);
    player.toggle();
    vi.advanceTimersByTime(10 * STEP_TIME);
    expect([player.position, player.playing]).toEqual([2, false]);
    player.toggle();
    vi.advanceTimersByTime(STEP_TIME);
    expect(player.position).toBe(3);
  });

  it('plays at the speed that is set, at once', () => {
    const player = playerOf(9);
    player.play();
    player.speed = 4;
    vi.advanceTimersByTime(STEP_TIME);
    expect(player.position).toBe(5);
  });

  it('pauses when the visitor takes over', () => {
    const player = playerOf(5);
    player.play();
    player.step(1);
    expect([player.position, player.playing]).toEqual([2, false]);
    player.play();
    player.seek(4);
    expect([player.position, player.playing]).toEqual([4, false]);
  });

  it('never leaves the table', () => {
    const player = playerOf(3);
    player.step(-5);
    expect(player.position).toBe(1);
    player.seek(99);
    expect(player.position).toBe(3);
    player.seek(Number.POSITIVE_INFINITY);
    expect(player.position).toBe(3);
    player.resize(2);
    expect(player.position).toBe(2);
  });

  it('has nothing to play without a table', () => {
    const player = playerOf(0);
    player.play();
    expect(player.playing).toBe(false);
    player.step(1);
    expect(player.position).toBe(1);
  });
});
