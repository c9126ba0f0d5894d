import type { Clock } from '../runtime/clock.js';
import { randomText } from '../crypto/hash.js';
import type { Storage } from './storage.js';

/** Measured by the storage: a process with a wrong clock neither loses its locks nor takes those of others. */
export const LEASE_MS = 15_000;

/** A lock that one process over all holds; it expires a while after its holder dies. */
export interface Lock {
  /**
   * Renews the lease now and returns whether the lock is still held. A process that was stopped for longer than the lease
   * has to ask before it acts on what the lock protects.
   */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** Takes a lock and keeps it until `release`; `undefined` when somebody else holds it. */
export async function tryLock(
  storage: Storage,
  clock: Clock,
  key: string,
  leaseMs = LEASE_MS,
): Promise<Lock | undefined> {
  const owner = randomText(12);
  if (!(await storage.setIfAbsent(key, owner, { expiresInMs: leaseMs }))) return undefined;
  const released = new AbortController();
  const renew = () => storage.compareAndSet(key, owner, owner, { expiresInMs: leaseMs });
  const keep = async () => {
    for (let isHeld = true; isHeld;) {
      await clock.sleep(leaseMs / 3, released.signal);
      if (released.signal.aborted) return;
      // A storage that fails once may not at the next try, which still comes within the lease.
      isHeld = await renew().catch(() => true);
    }
  };
  const kept = keep();
  return {
    renew,
    async release() {
      released.abort();
      await kept;
      // It expires by itself, so what was done under it does not fail for a storage that fails now.
      await storage.compareAndSet(key, owner, undefined).catch(() => false);
    },
  };
}

const WAIT_MS = 40_000;
const LOOK_AGAIN_MS = 50;

/** Waits until the lock is free and takes it; throws when its holder keeps it for longer than any call takes. */
export async function waitForLock(storage: Storage, clock: Clock, key: string): Promise<Lock> {
  for (let waited = 0; waited <= WAIT_MS; waited += LOOK_AGAIN_MS) {
    const lock = await tryLock(storage, clock, key);
    if (lock) return lock;
    await clock.sleep(LOOK_AGAIN_MS);
  }
  throw new Error('A lock was not released in time.');
}
