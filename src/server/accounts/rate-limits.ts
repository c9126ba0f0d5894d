import { Failure } from '../http/failure.js';
import type { LimitName, Limits } from '../options/limits.js';
import type { Clock } from '../runtime/clock.js';
import type { Storage } from '../storage/storage.js';

const WINDOW_MS = 60_000;

/** Counts a request of a subject and throws `rate_limit_exceeded` beyond the limit. */
export type CountRequest = (name: LimitName, subjectKey: string) => Promise<void>;

/** The count is in the storage, so that all processes share it; each minute begins again. */
export function rateLimits(needs: {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly limits: Limits;
}): CountRequest {
  const { storage, clock, limits } = needs;
  return async (name, subjectKey) => {
    const now = clock.now();
    const window = Math.floor(now / WINDOW_MS);
    const key = `limit:${name}:${subjectKey}:${window}`;
    const expiry = { expiresInMs: 2 * WINDOW_MS };
    for (;;) {
      const text = await storage.get(key);
      const count = Number(text ?? 0) + 1;
      if (count > limits[name]) {
        throw new Failure('rate_limit_exceeded', { retryAfterSeconds: ((window + 1) * WINDOW_MS - now) / 1000 });
      }
      const counted =
        text === undefined
          ? await storage.setIfAbsent(key, String(count), expiry)
          : await storage.compareAndSet(key, text, String(count), expiry);
      if (counted) return;
    }
  };
}
