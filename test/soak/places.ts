import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { startPostgres } from '../unit/server/support/postgres.js';
import { startRedis } from '../unit/server/support/redis.js';
import type { Place } from './backend.js';

/** Where the backends of a soak keep everything, seen from outside. */
export interface Places {
  readonly place: Place;
  /** Lets time pass for a server with a clock of its own. */
  advance(milliseconds: number): Promise<void>;
  /** Files, and keys of the server. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

async function openFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-soak-'));
  return {
    directory,
    countFiles: () =>
      readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
    remove: () => rm(directory, { recursive: true }),
  };
}

export async function filePlaces(): Promise<Places> {
  const { directory, countFiles, remove } = await openFolder();
  return {
    place: { kind: 'files', directory },
    // The backends' own clock is the storage's.
    advance: async () => {},
    count: async () => countFiles(),
    stop: remove,
  };
}

export async function redisPlaces(): Promise<Places | undefined> {
  const redis = await startRedis();
  if (!redis) return undefined;
  const { url } = redis;
  const { directory, countFiles, remove } = await openFolder();
  const client = createClient({ url });
  await client.connect();
  return {
    place: { kind: 'redis', directory, url },
    async advance(milliseconds) {
      for (const key of await client.keys('*')) {
        const left = await client.pTTL(key);
        if (left >= 0) await client.pExpire(key, left - milliseconds);
      }
    },
    count: async () => countFiles() + (await client.dbSize()),
    async stop() {
      client.destroy();
      await redis.stop();
      await remove();
    },
  };
}

export async function postgresPlaces(): Promise<Places | undefined> {
  const postgres = await startPostgres();
  if (!postgres) return undefined;
  const { directory, countFiles, remove } = await openFolder();
  const pool = postgres.openPool();
  const { host, port, user, database } = pool.options;
  return {
    place: { kind: 'postgres', directory, pool: { host, port, user, database } },
    async advance(milliseconds) {
      const earlier = `expires_at = expires_at - ${milliseconds} * interval '1 millisecond'`;
      await pool.query(`update share_to_tiktok set ${earlier} where expires_at is not null`);
    },
    async count() {
      const { rows } = await pool.query<{ readonly count: string }>('select count(*) from share_to_tiktok');
      return countFiles() + Number(rows[0]?.count);
    },
    async stop() {
      await pool.end();
      await postgres.stop();
      await remove();
    },
  };
}
