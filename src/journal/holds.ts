/** As much of a `LockManager` as is used. */
export type Locks = Pick<LockManager, 'request'> & Partial<Pick<LockManager, 'query'>>;

/** What this page is at, told to other pages by locks, which end with it. */
export interface Holds {
  /** Takes a post or a draft for this page, until it lets go or ends; `false`: another page is at it. */
  take(key: string): Promise<boolean>;
  letGo(key: string): void;
  /** Whether a page is at it now. */
  isTaken(key: string): Promise<boolean>;
}

const lockName = (key: string): string => `share-to-tiktok ${key}`;

export function createHolds(locks: Locks | undefined): Holds {
  const held = new Map<string, () => void>();
  return {
    take(key) {
      if (held.has(key)) return Promise.resolve(true);
      return new Promise<boolean>((resolve) => {
        const whileHeld = (lock: Lock | null): Promise<void> | undefined => {
          const hold = lock ? new Promise<void>((release) => held.set(key, release)) : undefined;
          resolve(lock !== null);
          return hold;
        };
        const request = locks?.request(lockName(key), { ifAvailable: true }, whileHeld);
        const takeAlone = (): void => {
          held.set(key, () => {});
          resolve(true);
        };
        if (request) request.catch(takeAlone);
        else takeAlone();
      });
    },
    letGo(key) {
      held.get(key)?.();
      held.delete(key);
    },
    async isTaken(key) {
      const all = await locks?.query?.().catch(() => undefined);
      return all?.held?.some(({ name }) => name === lockName(key)) ?? false;
    },
  };
}
