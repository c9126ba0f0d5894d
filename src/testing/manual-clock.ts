import type { Clock } from '../adapter/clock.js';

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock that stands still until the test moves it. */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  #watchers: (() => void)[] = [];

  constructor(now: Date | number = Date.UTC(2026, 0, 1, 12)) {
    this.#now = Number(now);
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now;
  }

  /** How many sleeps wait. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      };
      const wake = (): void => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper = { wakesAt: this.#now + milliseconds, wake };
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', stop, { once: true });
      for (const watcher of this.#watchers.splice(0)) watcher();
    });
  }

  /** Resolves when at least one sleep waits. */
  async whenSleeping(): Promise<void> {
    if (this.#sleepers.length === 0) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Moves the clock and wakes every sleeper whose time has come. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#sleepers.filter(({ wakesAt }) => wakesAt <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ wakesAt }) => wakesAt > this.#now);
    for (const { wake } of due) wake();
  }

  /** Waits for a sleep and ends it; answers how long it was to last, in milliseconds. */
  async passNextSleep(): Promise<number> {
    await this.whenSleeping();
    const next = Math.min(...this.#sleepers.map(({ wakesAt }) => wakesAt));
    const lasts = next - this.#now;
    this.advance(lasts);
    return lasts;
  }
}
