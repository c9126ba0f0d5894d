import type { Clock } from '../../../../src/server/index.js';

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Clock {
  readonly now: () => number;
  /** Moves the time and wakes who has slept long enough. */
  advance(milliseconds: number): void;
  /** How many sleep now. */
  readonly sleepers: number;
}

export function manualClock(start: number, moved: (milliseconds: number) => void = () => {}): ManualClock {
  let now = start;
  const sleeping = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const sleeper = {
          at: now + milliseconds,
          wake() {
            sleeping.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        if (signal?.aborted) return resolve();
        sleeping.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
    advance(milliseconds) {
      now += milliseconds;
      moved(milliseconds);
      for (const sleeper of [...sleeping]) if (sleeper.at <= now) sleeper.wake();
    },
    get sleepers() {
      return sleeping.size;
    },
  };
}
