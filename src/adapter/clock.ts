/** Time, passed in so that tests move it themselves. */
export interface Clock {
  /** The device's time of day, in milliseconds since 1970. It may be wrong, and it may be set back at any moment. */
  now(): number;
  /** Milliseconds that only grow, from any beginning: for durations, speeds, and deadlines. They may stand still in sleep. */
  elapsed(): number;
  /** Resolves after `milliseconds`, or rejects with the signal's reason as soon as it aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop, { once: true });
    }),
};
