import { waitUntil } from '@open-wc/testing';

/** Waits until something holds, for as long as a test may take: a busy machine is slow, and not wrong. */
export function until(holds: () => unknown, what = 'it holds'): Promise<void> {
  return waitUntil(holds, what, { interval: 10, timeout: 50_000 });
}
