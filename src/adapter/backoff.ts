import type { ShareError } from '../domain/errors.js';

export interface Backoff {
  /** The first pause, in milliseconds; each further one is twice as long. */
  readonly first: number;
  readonly longest: number;
}

/**
 * The pause before the next try, in milliseconds, after so many failures in a row. It is drawn from the upper half of the
 * exponential pause, so that pages that failed together do not return together. A pause that the other side asked for
 * is a minimum.
 */
export function backoffPause(
  { first, longest }: Backoff,
  failures: number,
  error?: ShareError,
  random: () => number = Math.random,
): number {
  const pause = Math.min(first * 2 ** Math.max(failures - 1, 0), longest);
  return Math.max(Math.round((pause * (1 + random())) / 2), error?.retryAfterMs ?? 0);
}
