/** As much of a `LockManager` as is used. */
export type Locks = Pick<LockManager, 'request'> & Partial<Pick<LockManager, 'query'>>;

const lockName = (key: string): string => `share-to-tiktok ${key}`;

/** What this page is at, told to other pages by locks, which end with it. */
export class Holds {
  readonly #locks: Locks | undefined;
  /** What was asked for and not refused: a second call before the browser has answered waits for the same lock. */
  readonly #taken = new Map<string, Promise<boolean>>();
  readonly #held = new Map<string, () => void>();
  /** What was let go before the browser had answered. */
  readonly #unwanted = new Set<string>();

  constructor(locks: Locks | undefined) {
    this.#locks = locks;
  }

  /** Takes a post or a draft for this page, until it lets go or ends; `false`: another page is at it. */
  take(key: string): Promise<boolean> {
    this.#unwanted.delete(key);
    const before = this.#taken.get(key);
    if (before) return before;
    const taken = this.#request(key);
    this.#taken.set(key, taken);
    void taken.then((isTaken) => isTaken || this.#taken.delete(key));
    return taken;
  }

  #request(key: string): Promise<boolean> {
    return new Promise<boolean>((resolve) => {
      const whileHeld = (lock: Lock | null): Promise<void> | undefined => {
        const isHeld = lock !== null && !this.#unwanted.delete(key);
        const hold = isHeld ? new Promise<void>((release) => this.#held.set(key, release)) : undefined;
        resolve(isHeld);
        return hold;
      };
      const request = this.#locks?.request(lockName(key), { ifAvailable: true }, whileHeld);
      const takeAlone = (): void => {
        this.#held.set(key, () => {});
        resolve(true);
      };
      if (request) request.catch(takeAlone);
      else takeAlone();
    });
  }

  letGo(key: string): void {
    const release = this.#held.get(key);
    if (!release) {
      if (this.#taken.has(key)) this.#unwanted.add(key);
      return;
    }
    release();
    this.#held.delete(key);
    this.#taken.delete(key);
  }

  /** Whether a page is at it now. */
  async isTaken(key: string): Promise<boolean> {
    const all = await this.#locks?.query?.().catch(() => undefined);
    return all?.held?.some(({ name }) => name === lockName(key)) ?? false;
  }
}
