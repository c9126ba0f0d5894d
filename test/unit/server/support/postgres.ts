import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { SERVERS_WANTED } from './redis.js';

const run = promisify(execFile);

export interface TestPostgres {
  /** Another pool of connections, as another process has it. */
  openPool(): Pool;
  /** Makes every row of a table that expires do so now. */
  expire(table: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of the test's own, reached through a socket in its folder; `undefined` where it is not wanted or installed. */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  if (!SERVERS_WANTED) return undefined;
  const bin = await binaries();
  // The server refuses to run as root.
  const user = await unprivileged();
  if (bin === undefined || user === undefined) return undefined;
  const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-postgres-'));
  if ('uid' in user) await chown(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const port = await freePort();
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync', '-E', 'UTF8'], user);
  const options = ['-D', data, '-k', directory, '-p', String(port), '-c', 'listen_addresses=', '-c', 'fsync=off'];
  const server = spawn(join(bin, 'postgres'), options, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('PostgreSQL did not start.')));
    server.stderr.on('data', (text: Buffer) => text.includes('ready to accept connections') && resolve());
  });
  const openPool = () => {
    const pool = new Pool({ host: directory, port, user: 'test', database: 'postgres' });
    // A connection that ends while nobody uses it is nobody's failure.
    pool.on('error', () => undefined);
    return pool;
  };
  const admin = openPool();
  return {
    openPool,
    async expire(table) {
      await admin.query(`update ${table} set expires_at = clock_timestamp() where expires_at is not null`);
    },
    async stop() {
      await admin.end();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(directory, { recursive: true });
    },
  };
}

/** Debian keeps the server out of the path, one folder a version. */
async function binaries(): Promise<string | undefined> {
  const debian = (await readdir('/usr/lib/postgresql').catch((): string[] => [])).map((version) =>
    join('/usr/lib/postgresql', version, 'bin'),
  );
  for (const folder of [...(process.env['PATH'] ?? '').split(':'), ...debian]) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes('initdb') && names.includes('postgres')) return folder;
  }
  return undefined;
}

async function unprivileged(): Promise<{ uid: number; gid: number } | Record<string, never> | undefined> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((which) => run('id', [which, name]))).catch(() => undefined);
    const [uid, gid] = (ids ?? []).map(({ stdout }) => Number(stdout));
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
