import { memoryPhotos } from './memory-photos.js';
import type { Storage } from './storage.js';

/** Keeps everything in this process and forgets it at the end: for tests and first steps. */
export function memoryStorage({ now = () => performance.now() }: { readonly now?: () => number } = {}): Storage {
  const entries = new Map<string, { readonly value: string; readonly expiresAt: number }>();
  let writes = 0;

  const live = (key: string) => {
    const entry = entries.get(key);
    if (entry && entry.expiresAt <= now()) entries.delete(key);
    return entries.get(key)?.value;
  };
  const write = (key: string, value: string, expiresInMs = Number.POSITIVE_INFINITY) => {
    entries.set(key, { value, expiresAt: now() + expiresInMs });
    // Keys that nobody asks for again would otherwise stay for ever.
    if (++writes % 1000 === 0) for (const each of entries.keys()) live(each);
  };

  return {
    photos: memoryPhotos(now),
    get: async (key) => live(key),
    set: async (key, value, options) => write(key, value, options?.expiresInMs),
    delete: async (key) => {
      entries.delete(key);
    },
    setIfAbsent: async (key, value, options) => {
      if (live(key) !== undefined) return false;
      write(key, value, options?.expiresInMs);
      return true;
    },
    compareAndSet: async (key, expected, value, options) => {
      if (live(key) !== expected) return false;
      if (value === undefined) entries.delete(key);
      else write(key, value, options?.expiresInMs);
      return true;
    },
  };
}
