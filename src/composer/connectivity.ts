import type { Connectivity } from './effects/effect.js';

/** The browser's own word on its connection; where nothing says so, there is one. */
export const browserConnectivity: Connectivity = {
  isOnline: () => globalThis.navigator?.onLine !== false,
  whenOnline: (signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        globalThis.removeEventListener('online', online);
        reject(signal.reason);
      };
      const online = (): void => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      globalThis.addEventListener('online', online, { once: true });
      signal.addEventListener('abort', stop, { once: true });
    }),
};
