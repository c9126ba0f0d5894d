/** Counts work that is under way, so that a caller can wait until nothing is. */
export class WorkTracker {
  readonly #running = new Set<Promise<unknown>>();

  /** Remembers `promise` until it settles; its failure is for its own caller to handle. */
  track<T>(promise: Promise<T>): Promise<T> {
    const settled = promise.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(settled);
    void settled.then(() => this.#running.delete(settled));
    return promise;
  }

  /** Says whether anything is under way. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Resolves when nothing is under way, work that was begun meanwhile included. */
  async idle(): Promise<void> {
    while (this.busy) await Promise.all(this.#running);
  }
}
