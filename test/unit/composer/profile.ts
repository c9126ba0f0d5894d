import type { RecordStore } from '../../../src/journal/record-store.js';

/** A profile of a browser: what its pages store outlives them, and the locks of a page that ends are free. */
export class Profile {
  readonly records = new Map<string, unknown>();
  /** The page that holds each lock. */
  readonly locks = new Map<string, object>();
  readonly store: RecordStore = {
    keys: async (prefix) => [...this.records.keys()].filter((key) => key.startsWith(prefix)),
    get: async (key) => this.records.get(key),
    put: async (key, value) => void this.records.set(key, value),
    delete: async (key) => void this.records.delete(key),
  };

  /** The locks as one page sees them; one that another holds is not waited for. */
  locksOf(page: object): Pick<LockManager, 'request'> {
    const request = async (name: string, _: unknown, work: (lock: Lock | null) => unknown): Promise<unknown> => {
      await Promise.resolve();
      if (this.locks.has(name)) return work(null);
      this.locks.set(name, page);
      await work({ name, mode: 'exclusive' });
      this.locks.delete(name);
      return undefined;
    };
    return { request: request as LockManager['request'] };
  }

  leave(page: object): void {
    for (const [name, holder] of this.locks) if (holder === page) this.locks.delete(name);
  }
}

/** Lets everything happen that needs no time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}
