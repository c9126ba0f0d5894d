import { ShareError } from '../domain/errors.js';
import type { Clock } from './clock.js';

/** How long an answer may take, in milliseconds: longer than the backend kit waits for TikTok, so that its word comes first. */
export const ANSWER_LIMIT = 45_000;

/** How long a page that stood still, frozen or asleep, has to read what came meanwhile, in milliseconds. */
const CATCH_UP = 5000;

/**
 * A timer that is so many milliseconds late says that the page stood still. One hidden for minutes is taken for it too: its timers are
 * late by up to a minute, and to wait a little longer does no harm.
 */
const LATE = 2000;

/** A call with an end to the waiting for it. */
export interface TimeLimit {
  /** Aborts with the caller's signal, or with `network` when the time is over. */
  readonly signal: AbortSignal;
  /** Something was heard: the time begins again, as long as before or as told. */
  readonly restart: (milliseconds?: number) => void;
  readonly end: () => void;
}

/** Begins to wait, for so many milliseconds; without a number for as long as the caller does. */
export function limitTime(clock: Clock, milliseconds: number | undefined, caller: AbortSignal): TimeLimit {
  const call = new AbortController();
  const stop = (): void => call.abort(caller.reason);
  caller.addEventListener('abort', stop);
  let waiting: AbortController | undefined;
  const restart = (limit = milliseconds): void => {
    waiting?.abort();
    if (limit === undefined) return;
    waiting = new AbortController();
    pass(clock, limit, waiting.signal).then(
      () => call.abort(new ShareError('network')),
      () => {},
    );
  };
  restart();
  return {
    signal: call.signal,
    restart,
    end() {
      caller.removeEventListener('abort', stop);
      waiting?.abort();
    },
  };
}

/** When a page goes on, its timers may fire before it gets a reply that has been there for minutes. */
async function pass(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  const due = clock.elapsed() + milliseconds;
  await clock.sleep(milliseconds, signal);
  if (clock.elapsed() > due + LATE) await clock.sleep(CATCH_UP, signal);
}
