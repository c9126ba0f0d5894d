import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Storage } from '../../../src/server/index.js';
import { fileStorage, memoryStorage, redisStorage } from '../../../src/server/index.js';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { tryLock } from '../../../src/server/storage/lock.js';
import { vault } from '../../../src/server/storage/vault.js';
import { COOKIE_KEY } from './support/stage.js';
import { manualClock } from './support/manual-clock.js';
import { startRedis } from './support/redis.js';

interface Kind {
  readonly name: string;
  /** The same storage as two processes see it, and how to let time pass. */
  open(): Promise<{
    readonly one: Storage;
    readonly other: Storage;
    readonly pass: (ms: number) => Promise<void>;
    readonly close: () => Promise<void>;
  }>;
}

const kinds: Kind[] = [
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
      const options = { directory, now: clock.now };
      return {
        one: fileStorage(options),
        other: fileStorage(options),
        pass: async (ms) => clock.advance(ms),
        close: () => rm(directory, { recursive: true }),
      };
    },
  },
];

const redis = await startRedis();
after(() => redis?.stop());
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
        close: async () => {
          await one.close();
          await other.close();
        },
      };
    },
  });
} else {
  it('leaves out redisStorage, because redis-server is not installed here', () => {});
}

for (const kind of kinds) {
  describe(kind.name, () => {
    it('gives back what was set, to every process', async () => {
      const { one, other, close } = await kind.open();
      assert.equal(await one.get('a'), undefined);
      await one.set('a', 'first');
      await other.set('a', 'sécond 😀');
      assert.equal(await one.get('a'), 'sécond 😀');
      await other.delete('a');
      await other.delete('a');
      assert.equal(await one.get('a'), undefined);
      await close();
    });

    it('forgets a value when its time is over', async () => {
      const { one, pass, close } = await kind.open();
      await one.set('short', '1', { expiresInMs: 5_000 });
      await one.set('long', '1');
      assert.equal(await one.get('short'), '1');
      await pass(5_000);
      assert.equal(await one.get('short'), undefined);
      assert.equal(await one.get('long'), '1');
      await close();
    });

    it('lets one of many set an absent key', async () => {
      const { one, other, pass, close } = await kind.open();
      const race = async () => {
        const tries = Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? one : other).setIfAbsent('key', String(index), { expiresInMs: 1_000 }),
        );
        return (await Promise.all(tries)).filter(Boolean).length;
      };
      assert.equal(await race(), 1);
      assert.equal(await race(), 0);
      await pass(1_000);
      assert.equal(await race(), 1, 'an expired key is absent, and one takes it over');
      assert.equal(await race(), 0);
      await one.delete('key');
      assert.equal(await race(), 1);
      await close();
    });

    it('takes an expired key over again and again', async () => {
      const { one, other, pass, close } = await kind.open();
      for (let round = 0; round < 5; round += 1) {
        const won = await Promise.all(
          [one, other, one, other].map((each) => each.setIfAbsent('k', 'v', { expiresInMs: 10 })),
        );
        assert.equal(won.filter(Boolean).length, 1, `round ${round}`);
        await pass(10);
      }
      await close();
    });

    it('keeps a value of a million characters', async () => {
      const { one, other, close } = await kind.open();
      const value = 'x'.repeat(1_000_000);
      await one.set('big', value);
      assert.equal(await other.get('big'), value);
      await close();
    });
  });
}

describe('redisStorage without a Redis', () => {
  it('says so in good time, keeps no secret of its address in the message, and can be closed', async () => {
    const storage = redisStorage({ url: 'redis://user:password@127.0.0.1:1' });
    await assert.rejects(storage.get('a'), { message: 'Redis cannot be reached.' });
    await storage.close();
  });
});

describe('fileStorage on disk', () => {
  it('survives a restart and clears up what has expired', async () => {
    const clock = manualClock(1_000_000);
    const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
    const first = fileStorage({ directory, now: clock.now });
    await first.set('stays', 'here');
    await first.set('goes', 'soon', { expiresInMs: 1 });
    const second = fileStorage({ directory, now: clock.now });
    assert.equal(await second.get('stays'), 'here');
    clock.advance(120_000);
    for (let count = 0; count < 500; count += 1) await second.set('busy', String(count));
    const files = (await readdir(directory)).filter((name) => name.endsWith('.json'));
    assert.equal(files.length, 2);
    assert.equal((await readdir(directory)).filter((name) => name.endsWith('.tmp')).length, 0);
    await rm(directory, { recursive: true });
  });
});

describe('vault', () => {
  it('leaves nothing readable in the storage, and opens a value only under its own key [G-T1b]', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
    const storage = fileStorage({ directory });
    const safe = vault(storage, keyRing([COOKIE_KEY]));
    await safe.set('account:1', { accessToken: 'act.canary', refreshToken: 'rft.canary' });
    for (const name of await readdir(directory)) {
      assert.doesNotMatch(await readFile(join(directory, name), 'utf8'), /canary/);
    }
    assert.deepEqual(await safe.get('account:1'), { accessToken: 'act.canary', refreshToken: 'rft.canary' });
    await storage.set('account:2', (await storage.get('account:1')) ?? '');
    assert.equal(await safe.get('account:2'), undefined);
    await rm(directory, { recursive: true });
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
      clock.advance(10_000);
      // The renewal reads, writes and sleeps again before the clock moves on.
      while (clock.sleepers === 0) await new Promise(setImmediate);
    }
    assert.equal(await tryLock(storage, clock, 'lock'), undefined, 'renewed beyond its first 30 s');
    await lock.release();
    assert.ok(await tryLock(storage, clock, 'lock'));

    const dead = manualClock(clock.now());
    assert.ok(await tryLock(storage, dead, 'other'), 'the dead process has a clock that never moves');
    clock.advance(30_000);
    assert.ok(await tryLock(storage, clock, 'other'));
  });

  it('does not release a lock that somebody else has by now', async () => {
    const clock = manualClock(1_000_000);
    const storage = memoryStorage({ now: clock.now });
    const dead = manualClock(clock.now());
    const late = await tryLock(storage, dead, 'lock');
    clock.advance(30_000);
    assert.ok(await tryLock(storage, clock, 'lock'));
    await late?.release();
    assert.equal(await tryLock(storage, clock, 'lock'), undefined);
  });
});
