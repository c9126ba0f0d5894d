/** How long a value is kept, in milliseconds; without it, until it is deleted. */
export interface Expiry {
  readonly expiresInMs?: number;
}

/**
 * Where the kit keeps everything that a second process or a restarted one needs. Keys are short ASCII texts, values are
 * texts of up to about 1 MB; what is secret arrives here already encrypted.
 */
export interface Storage {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, expiry?: Expiry): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Stores the value only if the key holds none, and says whether it did. It must be atomic over all processes that
   * share the storage: locks and at-most-once stand on it.
   */
  setIfAbsent(key: string, value: string, expiry?: Expiry): Promise<boolean>;
}
