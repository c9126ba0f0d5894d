import { toShareError } from '../wire/error.js';
import type { Clock } from './clock.js';
import type { CallOptions } from './contract.js';
import { raceAbort } from './race-abort.js';
import { limitTime } from './time-limit.js';
import type { TimeLimit } from './time-limit.js';

/** One call of host code. */
export interface HostCall<T> {
  /** How long its answer may take; absent: as long as the caller waits. */
  readonly milliseconds: number | undefined;
  readonly run: (options: CallOptions, restart: TimeLimit['restart']) => unknown;
  readonly read: (reply: unknown) => T;
}

/** Also ends a call whose adapter ignores the signal, and one that throws before it returns a promise. */
export async function guardedCall<T>(
  clock: Clock,
  { signal }: CallOptions,
  { milliseconds, run, read }: HostCall<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = limitTime(clock, milliseconds, signal);
  try {
    const work = Promise.resolve().then(() => run({ signal: limit.signal }, limit.restart));
    return read(await raceAbort(work, limit.signal));
  } catch (thrown) {
    signal.throwIfAborted();
    throw toShareError(thrown);
  } finally {
    limit.end();
  }
}
