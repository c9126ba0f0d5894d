import { redisConnection } from './redis-connection.js';
import type { Storage } from './storage.js';

/** The few commands that are used; a connected client of node-redis has them. */
export interface RedisClient {
  get(key: string): Promise<string | null>;
  set(
    key: string,
    value: string,
    options?: { readonly condition?: 'NX'; readonly expiration?: { readonly type: 'PX'; readonly value: number } },
  ): Promise<string | null>;
  del(key: string): Promise<number>;
}

export type RedisStorageOptions = {
  /** Put in front of every key. Default: `share-to-tiktok:`. */
  readonly prefix?: string;
} & (
  | { readonly client: RedisClient }
  /** Connects by itself, with the package `redis`; `close` ends the connection. */
  | { readonly url: string }
);

/** Storage in Redis, for many processes on many machines. Its atom is `SET … NX`. */
export function redisStorage(options: RedisStorageOptions): Storage & { close(): Promise<void> } {
  const { prefix = 'share-to-tiktok:' } = options;
  // A client of the host's is the host's to close.
  const source =
    'client' in options
      ? { ready: async (): Promise<RedisClient> => options.client, close: async () => {} }
      : redisConnection(options.url);
  const expiration = (expiresInMs: number | undefined) =>
    // Redis wants whole milliseconds, at least one.
    expiresInMs === undefined
      ? {}
      : { expiration: { type: 'PX' as const, value: Math.max(1, Math.ceil(expiresInMs)) } };

  return {
    get: async (key) => (await (await source.ready()).get(prefix + key)) ?? undefined,
    set: async (key, value, expiry) => {
      await (await source.ready()).set(prefix + key, value, expiration(expiry?.expiresInMs));
    },
    delete: async (key) => {
      await (await source.ready()).del(prefix + key);
    },
    setIfAbsent: async (key, value, expiry) => {
      const done = await (
        await source.ready()
      ).set(prefix + key, value, { condition: 'NX', ...expiration(expiry?.expiresInMs) });
      return done === 'OK';
    },
    close: () => source.close(),
  };
}
