import { inReplyTime, redisConnection } from './redis-connection.js';
import type { Storage, WriteOptions } from './storage.js';

/** The few commands that are used; a connected client of node-redis has them. */
export interface RedisClient {
  get(key: string): Promise<string | null>;
  set(
    key: string,
    value: string,
    options?: { readonly condition?: 'NX'; readonly expiration?: { readonly type: 'PX'; readonly value: number } },
  ): Promise<string | null>;
  del(key: string): Promise<number>;
  eval(script: string, options: { readonly keys: string[]; readonly arguments: string[] }): Promise<unknown>;
}

export type RedisStorageOptions = {
  /** Put in front of every key. Default: `share-to-tiktok:`. */
  readonly prefix?: string;
} & (
  | { readonly client: RedisClient }
  /** Connects by itself, with the package `redis`; `close` ends the connection. */
  | { readonly url: string }
);

/** ARGV: the expected value, then the next one and its expiry in milliseconds where there are any. */
const COMPARE_AND_SET = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if not ARGV[2] then redis.call('DEL', KEYS[1])
elseif ARGV[3] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
else redis.call('SET', KEYS[1], ARGV[2]) end
return 1`;

/**
 * Storage in Redis, for many processes on many machines. Its atoms are `SET … NX` and one script; how much of it survives
 * a power cut is a setting of Redis (`appendfsync`).
 */
export function redisStorage(options: RedisStorageOptions): Storage & { close(): Promise<void> } {
  const { prefix = 'share-to-tiktok:' } = options;
  // The host closes its own client.
  const source =
    'client' in options
      ? {
          run: <T>(command: (client: RedisClient) => Promise<T>) => inReplyTime(command(options.client)),
          close: async () => {},
        }
      : redisConnection(options.url);

  return {
    get: async (key) => (await source.run((client) => client.get(prefix + key))) ?? undefined,
    set: async (key, value, given) => {
      await source.run((client) => client.set(prefix + key, value, expirationOf(given)));
    },
    delete: async (key) => {
      await source.run((client) => client.del(prefix + key));
    },
    setIfAbsent: async (key, value, given) => {
      const expiry = expirationOf(given);
      return (await source.run((client) => client.set(prefix + key, value, { condition: 'NX', ...expiry }))) === 'OK';
    },
    compareAndSet: async (key, expected, value, given) => {
      const { expiration } = expirationOf(given);
      const next = value === undefined ? [] : [value, ...(expiration ? [String(expiration.value)] : [])];
      const call = { keys: [prefix + key], arguments: [expected, ...next] };
      return (await source.run((client) => client.eval(COMPARE_AND_SET, call))) === 1;
    },
    close: () => source.close(),
  };
}

/** Redis wants whole milliseconds, at least one. */
function expirationOf({ expiresInMs }: WriteOptions = {}): {
  readonly expiration?: { readonly type: 'PX'; readonly value: number };
} {
  return expiresInMs === undefined ? {} : { expiration: { type: 'PX', value: Math.max(1, Math.ceil(expiresInMs)) } };
}
