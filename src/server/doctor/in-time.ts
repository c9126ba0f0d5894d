import type { Clock } from '../runtime/clock.js';
import { withTimeout } from '../runtime/clock.js';

/** Long enough for a server that is busy. */
const REPLY_MS = 10_000;

/** Gives up what does not come: neither the doctor nor a probe of `health` may wait for a server that never replies. */
export function inTime<T>(clock: Clock, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return withTimeout(clock, REPLY_MS, (signal) => {
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    return Promise.race([ask(signal), late]);
  });
}
