/** Time as the kit sees it; tests pass one that they move by hand. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `milliseconds`, or as soon as the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/** Runs a call with a signal that aborts when it takes too long or when the caller's own signal does. */
export async function withTimeout<T>(
  clock: Clock,
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const call = new AbortController();
  const over = new AbortController();
  const abort = () => call.abort(outer?.reason);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  void clock.sleep(milliseconds, over.signal).then(() => {
    if (!over.signal.aborted) call.abort(new DOMException('The call took too long.', 'TimeoutError'));
  });
  try {
    return await run(call.signal);
  } finally {
    over.abort();
    outer?.removeEventListener('abort', abort);
  }
}
