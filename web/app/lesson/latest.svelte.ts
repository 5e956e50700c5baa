/**
 * What the model answered to the last of several questions. A component makes one in its script,
 * and its question is asked again whenever something changes that it reads before it waits. The old
 * answer stays until the new one is there, and one that comes too late is dropped.
 */
export class Latest<Answer> {
  #answer: Answer | null = $state.raw(null);
  #problem: unknown = $state.raw(null);
  #waiting = $state(false);

  /** `ask` gives null where there is nothing to ask. */
  constructor(ask: (signal: AbortSignal) => Promise<Answer> | null) {
    $effect(() => {
      const work = new AbortController();
      const { signal } = work;
      const settle = (answer: Answer | null, problem: unknown) => {
        if (signal.aborted) return;
        this.#answer = answer;
        this.#problem = problem;
        this.#waiting = false;
      };
      const answer = ask(signal);
      this.#waiting = answer !== null;
      if (answer) {
        answer.then(
          (value) => settle(value, null),
          (problem: unknown) => settle(null, problem),
        );
      } else settle(null, null);
      return () => work.abort();
    });
  }

  get answer(): Answer | null {
    return this.#answer;
  }

  /** Why there is no answer. */
  get problem(): unknown {
    return this.#problem;
  }

  /** Whether the answer belongs to an earlier question. */
  get waiting(): boolean {
    return this.#waiting;
  }
}
