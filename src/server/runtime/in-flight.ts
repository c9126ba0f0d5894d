/** The requests in progress. */
export interface InFlight {
  readonly count: number;
  /** Runs one; it counts until it has its response. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when none is left. */
  idle(): Promise<void>;
}

export function inFlight(): InFlight {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    get count() {
      return count;
    },
    async run(work) {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        if (count === 0) for (const resolve of waiting) resolve();
      }
    },
    idle: () =>
      new Promise((resolve) => {
        if (count === 0) return resolve();
        waiting.add(resolve);
      }),
  };
}
