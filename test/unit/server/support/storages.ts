import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from '../../../../src/server/index.js';
import { fileStorage, memoryStorage, postgresStorage, redisStorage } from '../../../../src/server/index.js';
import { manualClock } from './manual-clock.js';
import { startPostgres } from './postgres.js';
import { SERVERS_WANTED, startRedis } from './redis.js';

/** A storage as two processes see it, and a way to let time pass for it. */
export interface OpenStorage {
  readonly one: Storage;
  readonly other: Storage;
  readonly pass: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StorageKind {
  readonly name: string;
  open(): Promise<OpenStorage>;
}

/** Every storage that the package ships and this machine can run. */
export async function startStorages(): Promise<{
  readonly kinds: readonly StorageKind[];
  /** What is not installed here. */
  readonly missing: readonly string[];
  stop(): Promise<void>;
}> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const kinds: StorageKind[] = [
    {
      name: 'memoryStorage',
      async open() {
        const clock = manualClock(1_000_000);
        const storage = memoryStorage({ now: clock.now });
        return { one: storage, other: storage, pass: async (ms) => clock.advance(ms), close: async () => {} };
      },
    },
    {
      name: 'fileStorage',
      async open() {
        const clock = manualClock(1_000_000);
        const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
        const [one, other] = [fileStorage({ directory, now: clock.now }), fileStorage({ directory, now: clock.now })];
        return {
          one,
          other,
          pass: async (ms) => clock.advance(ms),
          async close() {
            one.close();
            other.close();
            await rm(directory, { recursive: true });
          },
        };
      },
    },
  ];
  if (redis) {
    kinds.push({
      name: 'redisStorage',
      async open() {
        const prefix = `test-${crypto.randomUUID()}:`;
        const [one, other] = [redisStorage({ url: redis.url, prefix }), redisStorage({ url: redis.url, prefix })];
        return {
          one,
          other,
          // Redis has a clock of its own: the keys are made to expire now instead.
          pass: () => redis.expire(prefix),
          async close() {
            await one.close();
            await other.close();
          },
        };
      },
    });
  }
  if (postgres) {
    kinds.push({
      name: 'postgresStorage',
      async open() {
        const table = `t_${crypto.randomUUID().replaceAll('-', '')}`;
        const pools = [postgres.openPool(), postgres.openPool()] as const;
        const [one, other] = [postgresStorage({ pool: pools[0], table }), postgresStorage({ pool: pools[1], table })];
        return {
          one,
          other,
          pass: () => postgres.expire(table),
          async close() {
            one.close();
            other.close();
            for (const pool of pools) await pool.end();
          },
        };
      },
    });
  }
  return {
    kinds,
    missing: SERVERS_WANTED ? [...(redis ? [] : ['redis-server']), ...(postgres ? [] : ['PostgreSQL'])] : [],
    async stop() {
      await redis?.stop();
      await postgres?.stop();
    },
  };
}
