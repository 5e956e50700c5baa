/** For tests: a question whose answers come when the test says so. */
import { flushSync } from 'svelte';
import { Latest } from './latest.svelte';

interface Settle {
  readonly resolve: (answer: string) => void;
  readonly reject: (problem: Error) => void;
}

export function asking() {
  let question: string | null = $state(null);
  const open = new Map<string, Settle>();
  let latest: Latest<string> | undefined;
  const stop = $effect.root(() => {
    latest = new Latest(() => {
      if (question === null) return null;
      const asked = question;
      return new Promise<string>((resolve, reject) => open.set(asked, { resolve, reject }));
    });
  });
  if (!latest) throw new Error('The effect did not run.');
  flushSync();
  return {
    latest,
    stop,
    ask: (next: string | null) => flushSync(() => (question = next)),
    answer: (to: string, answer: string) => open.get(to)?.resolve(answer),
    refuse: (to: string, problem: Error) => open.get(to)?.reject(problem),
  };
}
