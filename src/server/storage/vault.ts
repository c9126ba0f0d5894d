import type { KeyRing } from '../crypto/key-ring.js';
import type { Expiry, Storage } from './storage.js';

/** Storage for JSON that is encrypted at rest. A value opens only under the key that it was stored under. */
export interface Vault {
  get<T>(key: string): Promise<T | undefined>;
  /** The same, and whether an older key than the newest has sealed it, so that what lasts can be sealed anew. */
  read<T>(key: string): Promise<{ readonly value: T; readonly outdated: boolean } | undefined>;
  set(key: string, value: object, expiry?: Expiry): Promise<void>;
  setIfAbsent(key: string, value: object, expiry?: Expiry): Promise<boolean>;
  delete(key: string): Promise<void>;
}

export function vault(storage: Storage, ring: KeyRing): Vault {
  const seal = (key: string, value: object) => ring.seal(`storage:${key}`, JSON.stringify(value));
  const read = async <T>(key: string) => {
    const sealed = await storage.get(key);
    const text = sealed === undefined ? undefined : await ring.open(`storage:${key}`, sealed);
    if (sealed === undefined || text === undefined) return undefined;
    // The seal proves that this kit wrote the value under this very key.
    return { value: JSON.parse(text) as T, outdated: !(await ring.isNewest(sealed)) };
  };
  return {
    read,
    get: async <T>(key: string) => (await read<T>(key))?.value,
    set: async (key, value, expiry) => storage.set(key, await seal(key, value), expiry),
    setIfAbsent: async (key, value, expiry) => storage.setIfAbsent(key, await seal(key, value), expiry),
    delete: (key) => storage.delete(key),
  };
}
