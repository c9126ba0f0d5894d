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
  let own: Promise<OwnClient> | undefined;
  const client = async (): Promise<RedisClient> =>
    'client' in options ? options.client : (await (own ??= connectTo(options.url))).client;
  const expiration = (expiresInMs: number | undefined) =>
    // Redis wants whole milliseconds, at least one.
    expiresInMs === undefined
      ? {}
      : { expiration: { type: 'PX' as const, value: Math.max(1, Math.ceil(expiresInMs)) } };

  return {
    get: async (key) => (await (await client()).get(prefix + key)) ?? undefined,
    set: async (key, value, expiry) => {
      await (await client()).set(prefix + key, value, expiration(expiry?.expiresInMs));
    },
    delete: async (key) => {
      await (await client()).del(prefix + key);
    },
    setIfAbsent: async (key, value, expiry) => {
      const done = await (
        await client()
      ).set(prefix + key, value, { condition: 'NX', ...expiration(expiry?.expiresInMs) });
      return done === 'OK';
    },
    close: async () => (await own)?.close(),
  };
}

interface OwnClient {
  readonly client: RedisClient;
  close(): Promise<void>;
}

async function connectTo(url: string): Promise<OwnClient> {
  // Loaded here, so that hosts without Redis do not need the package.
  const { createClient } = await import('redis');
  const client = createClient({ url });
  // Without a listener node-redis ends the process; each command fails by itself and is answered.
  client.on('error', () => undefined);
  await client.connect();
  return { client, close: () => client.close() };
}
