import type { PhotoStore } from './photo-store.js';

/** How a value is kept. */
export interface WriteOptions {
  /** Milliseconds until the value expires, by the storage's own clock; without it, the value is kept until it is deleted. */
  readonly expiresInMs?: number;
  /** The value must survive a power cut once the write has resolved. Other writes only have to survive the process. */
  readonly durable?: boolean;
}

/**
 * Where the kit keeps everything that a second process or a restarted one needs. Keys are short ASCII texts, values are
 * texts of up to about 1 MB; secrets arrive here already encrypted. An expired value counts as absent everywhere.
 */
export interface Storage {
  /** A store for photos that comes with this storage, unless the option `photos.store` names another one. */
  readonly photos?: PhotoStore;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, options?: WriteOptions): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Stores the value only if the key holds none, and returns whether it did. Atomic over all processes that share the
   * storage: locks and at-most-once depend on it.
   */
  setIfAbsent(key: string, value: string, options?: WriteOptions): Promise<boolean>;
  /**
   * Replaces the value only if the key holds exactly `expected`, and returns whether it did; `undefined` deletes. Atomic
   * like `setIfAbsent`: leases are renewed and released with it, and records are changed without losing an update.
   */
  compareAndSet(key: string, expected: string, value: string | undefined, options?: WriteOptions): Promise<boolean>;
}
