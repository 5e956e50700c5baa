// Measuring on a machine that others use too: waiting for a second in which they do little.
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The processors' time so far, in milliseconds. */
function times() {
  const all = os.cpus().map(({ times }) => times);
  const idle = all.reduce((sum, each) => sum + each.idle, 0);
  const busy = all.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0);
  return { idle, total: idle + busy };
}

/**
 * Resolves after a second in which the processors were idle at least nine tenths of the time, or
 * when `seconds` are over.
 * @param {number} seconds
 * @returns {Promise<boolean>} whether such a second came
 */
export async function quietSecond(seconds) {
  for (let i = 0; i < seconds; i++) {
    const before = times();
    await sleep(1000);
    const after = times();
    if (after.idle - before.idle > 0.9 * (after.total - before.total)) return true;
  }
  return false;
}
