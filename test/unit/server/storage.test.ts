import assert from 'node:assert/strict';
import promises, * as fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { fileStorage, memoryStorage, postgresStorage, redisStorage } from '../../../src/server/index.js';
import { ABANDONED_MS, lockFile, removeAbandoned } from '../../../src/server/storage/file-lock.js';
import { LEASE_MS, tryLock, waitForLock } from '../../../src/server/storage/lock.js';
import { vault } from '../../../src/server/storage/vault.js';
import { manualClock } from './support/manual-clock.js';
import { COOKIE_KEY } from './support/stage.js';

const temporary = () => fs.mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));

/** Every file below a directory, by its path. */
async function filesIn(directory: string): Promise<string[]> {
  const entries = await fs.readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** The files of entries, without what the storage keeps for itself. */
const entriesIn = async (directory: string) => (await filesIn(directory)).filter((path) => /[\da-f]{62}$/.test(path));

describe('redisStorage without a Redis', () => {
  it('says so in good time, keeps no secret of its address in the message, and can be closed', async () => {
    const storage = redisStorage({ url: 'redis://user:password@127.0.0.1:1' });
    await assert.rejects(storage.get('a'), { message: 'Redis cannot be reached.' });
    await storage.close();
  });
});

describe('redisStorage on a connection that is cut without a sign', { concurrency: true }, () => {
  /** Replies `OK` to every command, until it is silent; what it gets then is never replied to. */
  async function startRedisThatCanFallSilent() {
    const state = { isSilent: false };
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('data', (data) => {
        if (state.isSilent) return;
        // Each command is an array, and no argument of these tests has an asterisk.
        for (const _ of data.toString().matchAll(/\*\d+\r\n/g)) socket.write('+OK\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // An address is a string for pipes alone, and this server listens on a port.
    const { port } = server.address() as AddressInfo;
    const close = () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    };
    return { state, url: `redis://127.0.0.1:${port}`, close };
  }

  it('gives up what waits for a reply, and begins with a new connection', async () => {
    const redis = await startRedisThatCanFallSilent();
    const storage = redisStorage({ url: redis.url });
    assert.equal(await storage.get('a'), 'OK');
    redis.state.isSilent = true;
    const waiting = await Promise.allSettled([storage.get('a'), storage.set('a', 'b'), storage.delete('a')]);
    assert.deepEqual(
      waiting.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    redis.state.isSilent = false;
    assert.equal(await storage.get('a'), 'OK');
    await storage.close();
    redis.close();
  });

  it('gives up a connection that never becomes ready, and begins with a new one', async () => {
    const redis = await startRedisThatCanFallSilent();
    redis.state.isSilent = true;
    const storage = redisStorage({ url: redis.url });
    await assert.rejects(storage.get('a'), { message: 'Redis cannot be reached.' });
    redis.state.isSilent = false;
    assert.equal(await storage.get('a'), 'OK');
    await storage.close();
    redis.close();
  });

  it('gives up what waits for a reply when the host has its own client', async () => {
    const never = () => new Promise<never>(() => {});
    const storage = redisStorage({ client: { get: never, set: never, del: never, eval: never } });
    await assert.rejects(storage.get('a'), { message: 'Redis does not reply.' });
  });
});

describe('postgresStorage', () => {
  it('refuses a table name that is more than a name', () => {
    const pool = { query: () => Promise.reject(new Error('never called')) };
    assert.throws(() => postgresStorage({ pool, table: 'a; drop table b' }), TypeError);
  });

  it('reports a database that cannot be reached, and asks it again at the next call', async () => {
    let calls = 0;
    const pool = {
      query: async () => {
        calls += 1;
        if (calls === 1) throw new Error('ECONNREFUSED');
        return { rows: [], rowCount: 0 };
      },
    };
    const storage = postgresStorage({ pool });
    await assert.rejects(storage.get('a'), /ECONNREFUSED/);
    assert.equal(await storage.get('a'), undefined);
    storage.close();
  });
});

describe('fileStorage', () => {
  it('survives a restart, and a sweep deletes what has expired and leaves nothing behind [S10, R35]', async () => {
    const clock = manualClock(1_000_000);
    const directory = await temporary();
    const first = fileStorage({ directory, now: clock.now });
    await first.set('stays', 'here');
    await first.set('stays for a year', 'here', { expiresInMs: 365 * 24 * 60 * 60 * 1000 });
    for (let index = 0; index < 50; index += 1) await first.set(`goes ${index}`, 'soon', { expiresInMs: 1000 });
    for (let index = 0; index < 50; index += 1) await first.setIfAbsent(`lock ${index}`, 'a', { expiresInMs: 1000 });
    clock.advance(1000);
    for (let index = 0; index < 25; index += 1) await first.setIfAbsent(`lock ${index}`, 'b', { expiresInMs: 1000 });
    clock.advance(1000);
    const second = fileStorage({ directory, now: clock.now });
    await second.sweep();
    assert.equal(await second.get('stays'), 'here');
    assert.equal(await second.get('stays for a year'), 'here');
    assert.deepEqual(
      (await filesIn(directory)).filter((path) => !path.endsWith('clock')).sort(),
      (await entriesIn(directory)).sort(),
    );
    assert.equal((await entriesIn(directory)).length, 2);
    first.close();
    second.close();
    await fs.rm(directory, { recursive: true });
  });

  it('sweeps by itself at the first use after a restart [S10]', async () => {
    const clock = manualClock(1_000_000);
    const directory = await temporary();
    const before = fileStorage({ directory, now: clock.now });
    await before.set('goes', 'soon', { expiresInMs: 1000 });
    before.close();
    clock.advance(30 * 24 * 60 * 60 * 1000);
    const restarted = fileStorage({ directory, now: clock.now });
    await restarted.get('anything');
    while ((await entriesIn(directory)).length > 0) await new Promise(setImmediate);
    restarted.close();
    await fs.rm(directory, { recursive: true });
  });

  it('keeps entries of a copy that lost the times of its files', async () => {
    const directory = await temporary();
    const storage = fileStorage({ directory });
    await storage.set('eternal', '1');
    await storage.set('long', '2', { expiresInMs: 60_000 });
    for (const path of await entriesIn(directory)) await fs.utimes(path, 0, 0);
    await storage.sweep();
    assert.deepEqual([await storage.get('eternal'), await storage.get('long')], ['1', '2']);
    for (const path of await entriesIn(directory)) assert.ok((await fs.stat(path)).mtimeMs > Date.now());
    storage.close();
    await fs.rm(directory, { recursive: true });
  });

  const damages: Readonly<Record<string, (whole: string) => string>> = {
    'is empty': () => '',
    'is cut off in its header': (whole) => whole.slice(0, 20),
    'is cut off in its value': (whole) => whole.slice(0, -1),
    'is zeros': (whole) => '\0'.repeat(whole.length),
    'holds JSON of something else': () => '{"a":1}\n',
    'has another value than it was written with': (whole) => whole.replace('value', 'eulav'),
  };
  for (const [damage, of] of Object.entries(damages)) {
    it(`treats an entry whose file ${damage} as absent, sets it aside and reports it [S11]`, async () => {
      const directory = await temporary();
      const reported: string[] = [];
      const open = () => fileStorage({ directory, onDamaged: (file) => reported.push(file) });
      const storage = open();
      await storage.set('entry', 'the value');
      const [path = ''] = await entriesIn(directory);
      await storage.set('other', 'whole');
      const damaged = of(await fs.readFile(path, 'utf8'));
      await fs.writeFile(path, damaged);
      await fs.utimes(path, 0, 0);
      await storage.sweep();
      assert.equal(await storage.get('entry'), undefined);
      assert.equal(reported.length, 1);
      assert.equal(await fs.readFile(reported[0] ?? '', 'utf8'), damaged);
      assert.equal(await storage.get('other'), 'whole');

      await storage.set('entry', 'new');
      await fs.writeFile(path, damaged);
      const restarted = open();
      assert.equal(await restarted.get('entry'), undefined, 'reading it is no failure either');
      assert.equal(await restarted.setIfAbsent('entry', 'again'), true);
      assert.equal(reported.length, 2);
      storage.close();
      restarted.close();
      await fs.rm(directory, { recursive: true });
    });
  }

  it('syncs file and folder of a durable value, and of no other [S11]', async (test) => {
    const directory = await temporary();
    const storage = fileStorage({ directory });
    await storage.set('key', 'value');
    const handle = await fs.open(directory, 'r');
    const sync = test.mock.method(Object.getPrototypeOf(handle), 'sync');
    await handle.close();
    await storage.set('key', 'value');
    assert.equal(sync.mock.callCount(), 0);
    await storage.set('key', 'value', { durable: true });
    assert.equal(sync.mock.callCount(), 2);
    await storage.compareAndSet('key', 'value', 'next', { durable: true });
    assert.equal(sync.mock.callCount(), 4);
    await storage.setIfAbsent('a new folder', 'value', { durable: true });
    assert.equal(sync.mock.callCount(), 7);
    storage.close();
    await fs.rm(directory, { recursive: true });
  });

  it('stores durable values on Windows too, where a folder cannot be synced', async (test) => {
    const directory = await temporary();
    const storage = fileStorage({ directory });
    const handle = await fs.open(directory, 'r');
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    const { sync } = prototype;
    test.mock.method(prototype, 'sync', async function (this: typeof handle) {
      if ((await this.stat()).isDirectory()) throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
      return sync.call(this);
    });
    await storage.set('key', 'value', { durable: true });
    assert.equal(await storage.get('key'), 'value');
    storage.close();
    await fs.rm(directory, { recursive: true });
  });

  it('reads, writes and locks without touching any other entry, however many there are [R32]', async (test) => {
    const directory = await temporary();
    const storage = fileStorage({ directory });
    for (let entry = 0; entry < 600; entry += 1) await storage.set(`entry-${entry}`, 'value', { expiresInMs: 60_000 });
    const touched = new Set<string>();
    for (const name of ['open', 'readFile', 'readdir', 'stat', 'rename', 'unlink'] as const) {
      const real = promises[name] as (path: unknown, ...rest: unknown[]) => unknown;
      const noted = (path: unknown, ...rest: unknown[]) => (touched.add(String(path)), real(path, ...rest));
      test.mock.method(promises as Record<typeof name, typeof noted>, name, noted);
    }
    syncBuiltinESMExports();
    // Far beyond any number of writes after which a store might be walked.
    for (let turn = 0; turn < 1200; turn += 1) {
      await storage.set('one', String(turn), { expiresInMs: 60_000 });
      await storage.get('one');
      await storage.setIfAbsent('lock', 'held', { expiresInMs: 60_000 });
      await storage.compareAndSet('lock', 'held', undefined);
    }
    test.mock.restoreAll();
    syncBuiltinESMExports();
    const others = (await entriesIn(directory)).filter((path) => touched.has(path));
    assert.ok(touched.size > 0);
    assert.ok(others.length <= 2, `${others.length} entries`);
    storage.close();
    await fs.rm(directory, { recursive: true });
  });

  it('leaves a lease to its holder when the clock of another process is wrong [R21]', async (test) => {
    const directory = await temporary();
    const [one, other] = [fileStorage({ directory }), fileStorage({ directory })];
    assert.equal(await one.setIfAbsent('lease', 'one', { expiresInMs: 30_000 }), true);
    const { now } = Date;
    for (const wrongBy of [40_000, -40_000, 365 * 24 * 60 * 60 * 1000]) {
      const clock = test.mock.method(Date, 'now', () => now() + wrongBy);
      assert.equal(await other.setIfAbsent('lease', 'other', { expiresInMs: 30_000 }), false);
      await other.sweep();
      clock.mock.restore();
    }
    assert.equal(await one.get('lease'), 'one');
    one.close();
    other.close();
    await fs.rm(directory, { recursive: true });
  });

  it('fails a write that finds no space, and leaves nothing of it [R35]', async (test) => {
    const directory = await temporary();
    const storage = fileStorage({ directory });
    await storage.set('key', 'before');
    const handle = await fs.open(directory, 'r');
    const write = test.mock.method(Object.getPrototypeOf(handle), 'writeFile', () =>
      Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    );
    await handle.close();
    await assert.rejects(storage.set('key', 'after'), /no space/);
    write.mock.restore();
    assert.equal(await storage.get('key'), 'before');
    assert.deepEqual(
      (await filesIn(directory)).filter((path) => path.includes('.lock')),
      [],
    );
    storage.close();
    await fs.rm(directory, { recursive: true });
  });
});

describe('the lock of a file', () => {
  it('that its process left behind is removed after a while, and one that is held is not', async () => {
    const directory = await temporary();
    const path = join(directory, 'entry');
    const lock = await lockFile(fs, path, async () => Date.now());
    assert.ok(lock);
    await removeAbandoned(fs, `${path}.lock`, Date.now() + ABANDONED_MS / 2);
    assert.deepEqual(await fs.readdir(directory), ['entry.lock']);
    const dead = async () => Date.now() + 2 * ABANDONED_MS;
    const heirs = await Promise.all([removeAbandoned(fs, `${path}.lock`, await dead()), lockFile(fs, path, dead)]);
    assert.ok(heirs[1]);
    await heirs[1].release();
    await lock.release();
    assert.deepEqual(await fs.readdir(directory), []);
    await fs.rm(directory, { recursive: true });
  });
});

describe('vault', () => {
  it('leaves nothing readable in the storage, and opens a value only under its own key [G-T1b]', async () => {
    const directory = await temporary();
    const storage = fileStorage({ directory });
    const safe = vault(storage, keyRing([COOKIE_KEY]));
    await safe.set('account:1', { accessToken: 'act.canary', refreshToken: 'rft.canary' });
    const files = await filesIn(directory);
    assert.ok(files.length > 0);
    for (const path of files) assert.doesNotMatch(await fs.readFile(path, 'utf8'), /canary/);
    assert.deepEqual(await safe.get('account:1'), { accessToken: 'act.canary', refreshToken: 'rft.canary' });
    await storage.set('account:2', (await storage.get('account:1')) ?? '');
    assert.equal(await safe.get('account:2'), undefined);
    storage.close();
    await fs.rm(directory, { recursive: true });
  });
});

describe('vault.update', () => {
  const open = () => vault(memoryStorage(), keyRing([COOKIE_KEY]));

  it('loses no change, however many are made at once', async () => {
    const safe = open();
    const add = (name: string) =>
      safe.update<{ names: string[] }>('list', (list) => ({ names: [...(list?.names ?? []), name] }));
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(String(index))));
    assert.equal((await safe.get<{ names: string[] }>('list'))?.names.length, 20);
  });

  it('deletes, leaves alone, and returns what stands there afterwards', async () => {
    const safe = open();
    assert.equal(await safe.update('a', () => undefined), undefined);
    assert.deepEqual(await safe.update('a', () => ({ b: 1 })), { b: 1 });
    assert.deepEqual(await safe.update<{ b: number }>('a', (current) => current), { b: 1 });
    assert.equal(await safe.update('a', () => undefined), undefined);
    assert.equal(await safe.get('a'), undefined);
  });

  it('replaces what no key opens any more', async () => {
    const storage = memoryStorage();
    await vault(storage, keyRing(['a-key-that-was-taken-out-0123456789ab'])).set('a', { old: true });
    const safe = vault(storage, keyRing([COOKIE_KEY]));
    assert.deepEqual(await safe.update('a', (current) => current ?? { fresh: true }), { fresh: true });
    assert.deepEqual(await safe.get('a'), { fresh: true });
  });
});

describe('tryLock', () => {
  it('is held by one, renewed while it is held, and lost when its holder dies', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage({ now: clock.now });
    const lock = await tryLock(storage, clock, 'lock');
    assert.ok(lock);
    assert.equal(await tryLock(storage, clock, 'lock'), undefined);
    for (let turn = 0; turn < 10; turn += 1) {
      clock.advance(LEASE_MS / 3);
      // The renewal reads, writes and sleeps again before the clock moves on.
      while (clock.sleepers === 0) await new Promise(setImmediate);
    }
    assert.equal(await tryLock(storage, clock, 'lock'), undefined, 'renewed beyond its first lease');
    await lock.release();
    assert.ok(await tryLock(storage, clock, 'lock'));

    const dead = manualClock(clock.now());
    assert.ok(await tryLock(storage, dead, 'other'), 'the dead process has a clock that never moves');
    clock.advance(LEASE_MS);
    assert.ok(await tryLock(storage, clock, 'other'));
  });

  it('is kept through a storage that fails once, as while Redis changes its leader', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage({ now: clock.now });
    let renewals = 0;
    const compareAndSet: typeof storage.compareAndSet = (...given) => {
      renewals += 1;
      return renewals === 1 ? Promise.reject(new Error('no leader')) : storage.compareAndSet(...given);
    };
    const lock = await tryLock({ ...storage, compareAndSet }, clock, 'lock');
    for (let turn = 1; turn <= 6; turn += 1) {
      clock.advance(LEASE_MS / 3);
      for (let step = 0; step < 5; step += 1) await new Promise(setImmediate);
    }
    assert.ok(renewals > 1);
    assert.equal(await tryLock(storage, clock, 'lock'), undefined);
    await lock?.release();
    assert.ok(await tryLock(storage, clock, 'lock'));
  });

  it('costs what was done under it nothing when the storage fails at its release', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage({ now: clock.now });
    const compareAndSet = () => Promise.reject(new Error('no leader'));
    const lock = await tryLock({ ...storage, compareAndSet }, clock, 'lock');
    await lock?.release();
    clock.advance(LEASE_MS);
    assert.ok(await tryLock(storage, clock, 'lock'), 'it has expired');
  });

  it('does not release a lock that somebody else has by now', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage({ now: clock.now });
    const dead = manualClock(clock.now());
    const late = await tryLock(storage, dead, 'lock');
    clock.advance(LEASE_MS);
    assert.ok(await tryLock(storage, clock, 'lock'));
    await late?.release();
    assert.equal(await tryLock(storage, clock, 'lock'), undefined);
  });

  it('reports to a holder that was stopped for too long that the lock is lost [R20]', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage({ now: clock.now });
    const stopped = await tryLock(storage, manualClock(clock.now()), 'lock');
    assert.equal(await stopped?.renew(), true);
    clock.advance(LEASE_MS - 1);
    assert.equal(await stopped?.renew(), true);
    clock.advance(LEASE_MS);
    assert.equal(await stopped?.renew(), false, 'nobody has taken it, but somebody might have');
    assert.ok(await tryLock(storage, clock, 'lock'));
    assert.equal(await stopped?.renew(), false);
  });

  it('is waited for, but not for ever', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage();
    assert.ok(await tryLock(storage, manualClock(0), 'lock'));
    const waiting = waitForLock(storage, clock, 'lock').then(
      () => 'taken',
      () => 'given up',
    );
    let outcome: string | undefined;
    void waiting.then((how) => (outcome = how));
    while (outcome === undefined) {
      await new Promise(setImmediate);
      clock.advance(1000);
    }
    assert.equal(outcome, 'given up');
  });
});
