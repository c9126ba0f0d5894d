import type { Clock } from './clock.js';
import { Failure } from './http/failure.js';
import type { Storage } from './storage/storage.js';

/** How often one user may do what costs something, in a minute; a page in use stays far below. */
export const DEFAULT_LIMITS = {
  connect: 20,
  creatorInfo: 60,
  posts: 60,
  photos: 175,
} as const;

export type LimitName = keyof typeof DEFAULT_LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

const WINDOW_MS = 60_000;

/**
 * Counts a request of a subject and throws `rate_limit_exceeded` beyond the limit. The count is in the storage, so that all
 * processes share it; each minute begins again.
 */
export async function countRequest(
  given: { readonly storage: Storage; readonly clock: Clock; readonly config: { readonly limits: Limits } },
  name: LimitName,
  subjectKey: string,
): Promise<void> {
  const { storage, clock, config } = given;
  const now = clock.now();
  const window = Math.floor(now / WINDOW_MS);
  const key = `limit:${name}:${subjectKey}:${window}`;
  const expiry = { expiresInMs: 2 * WINDOW_MS };
  for (;;) {
    const text = await storage.get(key);
    const count = Number(text ?? 0) + 1;
    if (count > config.limits[name]) {
      throw new Failure('rate_limit_exceeded', { retryAfterSeconds: ((window + 1) * WINDOW_MS - now) / 1000 });
    }
    const counted =
      text === undefined
        ? await storage.setIfAbsent(key, String(count), expiry)
        : await storage.compareAndSet(key, text, String(count), expiry);
    if (counted) return;
  }
}
