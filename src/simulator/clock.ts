/** The time that the simulator lives in: it can be moved forward, and every timer of the simulator hangs on it. */
export interface SimulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The time that other machines go by, where this clock can be ahead of it; absent: `now`. */
  machineTime?(): number;
  /** Calls `run` with its due time once the clock has reached `time`; a time that has passed runs at the next turn. */
  at(time: number, run: (time: number) => void): () => void;
  /** Moves the clock forward and runs what has become due, in order of due times. */
  advance(milliseconds: number): void;
  /** Runs what is due now and says how many timers ran. */
  runDue(): number;
  /** Drops every timer. */
  clear(): void;
}

interface Timer {
  readonly time: number;
  readonly order: number;
  readonly run: (time: number) => void;
}

/** The timers of a clock, in order of due times and then of their creation. */
class TimerList {
  #timers: Timer[] = [];
  #order = 0;

  add(time: number, run: (time: number) => void): Timer {
    const timer = { time, order: this.#order++, run };
    this.#timers.push(timer);
    this.#timers.sort((a, b) => a.time - b.time || a.order - b.order);
    return timer;
  }

  remove(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }

  clear(): void {
    this.#timers = [];
  }

  next(): Timer | undefined {
    return this.#timers[0];
  }

  runUntil(now: number): number {
    let count = 0;
    for (let timer = this.#timers[0]; timer !== undefined && timer.time <= now; timer = this.#timers[0]) {
      this.#timers.shift();
      timer.run(timer.time);
      count += 1;
    }
    return count;
  }
}

/** Makes a clock that moves only when it is told to, for tests. It starts at 1 October 2026, noon UTC. */
export function createManualClock(start: number = Date.UTC(2026, 9, 1, 12)): SimulatorClock {
  const timers = new TimerList();
  let now = start;
  const runDue = (): number => timers.runUntil(now);
  return {
    now: () => now,
    at(time, run) {
      const timer = timers.add(time, run);
      if (time <= now) queueMicrotask(runDue);
      return () => timers.remove(timer);
    },
    advance(milliseconds) {
      now += milliseconds;
      runDue();
    },
    runDue,
    clear: () => timers.clear(),
  };
}

/** Makes a clock that runs with the machine's and can be moved ahead of it, for demos. */
export function createRealClock(): SimulatorClock {
  const timers = new TimerList();
  let offset = 0;
  let native: NodeJS.Timeout | undefined;
  const now = (): number => Date.now() + offset;
  const runDue = (): number => {
    const count = timers.runUntil(now());
    arm();
    return count;
  };
  const arm = (): void => {
    clearTimeout(native);
    const next = timers.next();
    if (next === undefined) return;
    // Longer delays than 2^31 − 1 ms fire at once in Node, so a far timer is looked at again once a day.
    native = setTimeout(runDue, Math.min(Math.max(next.time - now(), 0), 86_400_000));
    native.unref();
  };
  return {
    now,
    machineTime: () => Date.now(),
    at(time, run) {
      const timer = timers.add(time, run);
      arm();
      return () => timers.remove(timer);
    },
    advance(milliseconds) {
      offset += milliseconds;
      runDue();
    },
    runDue,
    clear() {
      timers.clear();
      clearTimeout(native);
    },
  };
}
