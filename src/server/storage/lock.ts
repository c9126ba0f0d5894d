import type { Clock } from '../clock.js';
import { randomText } from '../crypto/hash.js';
import type { Storage } from './storage.js';

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/** A lock that one process over all holds; it is lost by itself a while after its holder dies. */
export interface Lock {
  release(): Promise<void>;
}

/** Takes a lock and keeps it until `release`; `undefined` when somebody else holds it. */
export async function tryLock(storage: Storage, clock: Clock, key: string): Promise<Lock | undefined> {
  const owner = randomText(12);
  if (!(await storage.setIfAbsent(key, owner, { expiresInMs: LEASE_MS }))) return undefined;
  const released = new AbortController();
  let renewal = Promise.resolve();
  const renew = async () => {
    await clock.sleep(RENEW_MS, released.signal);
    while (!released.signal.aborted) {
      if ((await storage.get(key)) !== owner) return;
      await storage.set(key, owner, { expiresInMs: LEASE_MS });
      await clock.sleep(RENEW_MS, released.signal);
    }
  };
  // A storage that fails here fails the holder's next own call too, where it can be answered.
  renewal = renew().catch(() => undefined);
  return {
    async release() {
      released.abort();
      await renewal;
      // Somebody else's lock, taken after ours ran out, is not ours to remove.
      if ((await storage.get(key)) === owner) await storage.delete(key);
    },
  };
}

const WAIT_MS = 40_000;
const LOOK_AGAIN_MS = 50;

/** Waits until the lock is free and takes it; throws when its holder keeps it for longer than any call takes. */
export async function waitForLock(storage: Storage, clock: Clock, key: string): Promise<Lock> {
  const until = clock.now() + WAIT_MS;
  for (;;) {
    const lock = await tryLock(storage, clock, key);
    if (lock) return lock;
    if (clock.now() >= until) throw new Error('A lock was not released in time.');
    await clock.sleep(LOOK_AGAIN_MS);
  }
}
