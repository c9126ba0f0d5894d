/** Counts calls per key within a window that slides with the clock. */
export class SlidingWindow {
  readonly #windowMs: number;
  readonly #calls = new Map<string, number[]>();

  /** @param windowMs Length of the window in milliseconds. */
  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts one more call unless `limit` calls already lie within the window, and says whether it was counted. */
  tryCount(key: string, limit: number, now: number): boolean {
    const calls = this.#within(key, now);
    if (calls.length >= limit) return false;
    calls.push(now);
    return true;
  }

  /** The number of calls within the window. */
  count(key: string, now: number): number {
    return this.#within(key, now).length;
  }

  clear(): void {
    this.#calls.clear();
  }

  #within(key: string, now: number): number[] {
    const calls = (this.#calls.get(key) ?? []).filter((time) => time > now - this.#windowMs);
    this.#calls.set(key, calls);
    return calls;
  }
}
