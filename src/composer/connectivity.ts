import type { Connectivity } from './effects/effect.js';

/** The browser's own reports; where it makes none, there is a connection, and no page comes into view. */
export const browserConnectivity: Connectivity = {
  isOnline: () => globalThis.navigator?.onLine !== false,
  whenOnline: (signal) => next(globalThis, 'online', () => true, signal),
  whenVisible: (signal) =>
    next(globalThis.document, 'visibilitychange', () => document.visibilityState === 'visible', signal),
};

function next(
  target: Partial<EventTarget> | undefined,
  type: string,
  isIt: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    target?.addEventListener?.(type, () => isIt() && resolve(), { signal });
  });
}
