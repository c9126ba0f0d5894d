import type { Storage } from './storage.js';

/** Keeps everything in this process and forgets it at the end: for tests and first steps. */
export function memoryStorage({ now = Date.now }: { readonly now?: () => number } = {}): Storage {
  const entries = new Map<string, { readonly value: string; readonly expiresAt: number }>();
  let writes = 0;

  const live = (key: string) => {
    const entry = entries.get(key);
    if (entry && entry.expiresAt <= now()) entries.delete(key);
    return entries.get(key);
  };
  const write = (key: string, value: string, expiresInMs = Number.POSITIVE_INFINITY) => {
    entries.set(key, { value, expiresAt: now() + expiresInMs });
    // Keys that nobody asks for again would otherwise stay for ever.
    if (++writes % 1000 === 0) for (const each of entries.keys()) live(each);
  };

  return {
    get: async (key) => live(key)?.value,
    set: async (key, value, expiry) => write(key, value, expiry?.expiresInMs),
    delete: async (key) => {
      entries.delete(key);
    },
    setIfAbsent: async (key, value, expiry) => {
      if (live(key)) return false;
      write(key, value, expiry?.expiresInMs);
      return true;
    },
  };
}
