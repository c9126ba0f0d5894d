import type { KeyRing } from '../crypto/key-ring.js';
import type { Storage, WriteOptions } from './storage.js';

/** Storage for JSON that is encrypted at rest. A value opens only under the key that it was stored under. */
export interface Vault {
  get<T>(key: string): Promise<T | undefined>;
  /** The same, and whether an older key than the newest has sealed it, so that what lasts can be sealed again. */
  read<T>(key: string): Promise<{ readonly value: T; readonly outdated: boolean } | undefined>;
  set(key: string, value: object, options?: WriteOptions): Promise<void>;
  setIfAbsent(key: string, value: object, options?: WriteOptions): Promise<boolean>;
  /**
   * Changes a value in one atomic step and returns what stands there afterwards. `change` returns the next value,
   * `undefined` to delete it, or `current` itself to leave it; it runs again when another process wrote in between.
   */
  update<T extends object>(
    key: string,
    change: (current: T | undefined) => T | undefined,
    options?: (value: T) => WriteOptions,
  ): Promise<T | undefined>;
  delete(key: string): Promise<void>;
}

export function vault(storage: Storage, ring: KeyRing): Vault {
  const seal = (key: string, value: object) => ring.seal(`storage:${key}`, JSON.stringify(value));
  const open = async <T>(key: string, sealed: string | undefined) => {
    const text = sealed === undefined ? undefined : await ring.open(`storage:${key}`, sealed);
    // The seal proves that this kit wrote the value under this very key.
    return text === undefined ? undefined : (JSON.parse(text) as T);
  };
  return {
    async read<T>(key: string) {
      const sealed = await storage.get(key);
      const value = await open<T>(key, sealed);
      if (sealed === undefined || value === undefined) return undefined;
      return { value, outdated: !(await ring.isNewest(sealed)) };
    },
    get: async <T>(key: string) => open<T>(key, await storage.get(key)),
    set: async (key, value, options) => storage.set(key, await seal(key, value), options),
    setIfAbsent: async (key, value, options) => storage.setIfAbsent(key, await seal(key, value), options),
    async update<T extends object>(
      key: string,
      change: (current: T | undefined) => T | undefined,
      options?: (value: T) => WriteOptions,
    ) {
      for (;;) {
        const sealed = await storage.get(key);
        const current = await open<T>(key, sealed);
        const next = change(current);
        if (next === current) return current;
        const text = next && (await seal(key, next));
        const given = next && options?.(next);
        const done =
          sealed !== undefined
            ? await storage.compareAndSet(key, sealed, text, given)
            : text === undefined || (await storage.setIfAbsent(key, text, given));
        if (done) return next;
      }
    },
    delete: (key) => storage.delete(key),
  };
}
