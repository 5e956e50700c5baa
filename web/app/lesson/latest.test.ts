import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asking } from './fixture.svelte';

let stop = () => {};
afterEach(() => stop());

describe('the latest answer', () => {
  it('is that to the last question, in whichever order answers come', async () => {
    const { latest, ask, answer, ...rest } = asking();
    stop = rest.stop;
    ask('first');
    ask('second');
    expect(latest.waiting).toBe(true);
    answer('second', '2');
    await vi.waitFor(() => expect(latest.answer).toBe('2'));
    answer('first', '1');
    await Promise.resolve();
    flushSync();
    expect(latest.answer).toBe('2');
    expect(latest.waiting).toBe(false);
  });

  it('stays while the next question is open, and goes when there is none', async () => {
    const { latest, ask, answer, ...rest } = asking();
    stop = rest.stop;
    ask('first');
    answer('first', '1');
    await vi.waitFor(() => expect(latest.answer).toBe('1'));
    ask('second');
    expect([latest.answer, latest.waiting]).toEqual(['1', true]);
    ask(null);
    expect([latest.answer, latest.waiting]).toEqual([null, false]);
  });

  it('is a problem where the model refuses', async () => {
    const { latest, ask, refuse, ...rest } = asking();
    stop = rest.stop;
    ask('first');
    refuse('first', new RangeError('no'));
    await vi.waitFor(() => expect(latest.problem).toBeInstanceOf(RangeError));
    expect(latest.answer).toBeNull();
  });
});
