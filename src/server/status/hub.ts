/** Tells viewers in this process that there may be news of a post, so that they need not wait for their next look. */
export interface StatusHub {
  notify(publishId: string): void;
  /** Resolves at the next news of the post, or when the signal aborts. */
  next(publishId: string, signal: AbortSignal): Promise<void>;
}

export function statusHub(): StatusHub {
  const waiting = new Map<string, Set<() => void>>();
  return {
    notify(publishId) {
      for (const wake of waiting.get(publishId) ?? []) wake();
    },
    next(publishId, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wakers = waiting.get(publishId) ?? new Set();
        waiting.set(publishId, wakers);
        const wake = () => {
          wakers.delete(wake);
          if (wakers.size === 0) waiting.delete(publishId);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        wakers.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    },
  };
}
