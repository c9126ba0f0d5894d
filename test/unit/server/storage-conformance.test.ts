import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { startStorages } from './support/storages.js';

const { kinds, missing, stop } = await startStorages();
after(stop);
for (const name of missing) it(`storage conformance, ${name}`, { skip: `${name} is not installed here` }, () => {});

for (const kind of kinds) {
  describe(kind.name, () => {
    it('returns to every process what one has set, until one deletes it', async () => {
      const { one, other, close } = await kind.open();
      assert.equal(await one.get('a'), undefined);
      await one.set('a', 'first');
      await other.set('a', 'sécond 😀\n"');
      assert.equal(await one.get('a'), 'sécond 😀\n"');
      await one.set('empty', '', { durable: true });
      assert.equal(await other.get('empty'), '');
      await other.delete('a');
      await other.delete('a');
      assert.equal(await one.get('a'), undefined);
      await close();
    });

    it('treats a value as absent from the moment it expires', async () => {
      const { one, pass, close } = await kind.open();
      await one.set('short', '1', { expiresInMs: 5_000 });
      await one.set('long', '1');
      await one.set('made eternal', '1', { expiresInMs: 5_000 });
      await one.set('made eternal', '2');
      assert.equal(await one.get('short'), '1');
      await pass(5_000);
      assert.equal(await one.get('short'), undefined);
      assert.equal(await one.compareAndSet('short', '1', '2'), false);
      assert.equal(await one.get('long'), '1');
      assert.equal(await one.get('made eternal'), '2');
      await close();
    });

    it('lets exactly one of many callers in two processes set an absent or expired key', async () => {
      const { one, other, pass, close } = await kind.open();
      const race = async () => {
        const tries = Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? one : other).setIfAbsent('key', String(index), { expiresInMs: 60_000 }),
        );
        return (await Promise.all(tries)).filter(Boolean).length;
      };
      for (let round = 0; round < 5; round += 1) {
        assert.equal(await race(), 1, `round ${round}`);
        assert.equal(await race(), 0, `round ${round}`);
        await pass(60_000);
      }
      assert.equal(await race(), 1);
      await one.delete('key');
      assert.equal(await race(), 1);
      await close();
    });

    it('replaces or deletes a value only where it is the expected one', async () => {
      const { one, other, pass, close } = await kind.open();
      assert.equal(await one.compareAndSet('key', 'a', 'b'), false);
      assert.equal(await one.compareAndSet('key', 'a', undefined), false);
      await one.set('key', 'a');
      assert.equal(await other.compareAndSet('key', 'b', 'c'), false);
      assert.equal(await other.compareAndSet('key', 'b', undefined), false);
      assert.equal(await one.get('key'), 'a');
      assert.equal(await other.compareAndSet('key', 'a', 'b', { expiresInMs: 60_000 }), true);
      assert.equal(await one.get('key'), 'b');
      assert.equal(await one.compareAndSet('key', 'b', 'b', { expiresInMs: 120_000 }), true);
      assert.equal(await one.compareAndSet('key', 'b', undefined), true);
      assert.equal(await other.get('key'), undefined);
      assert.equal(await other.setIfAbsent('key', 'c', { expiresInMs: 60_000 }), true);
      assert.equal(await one.compareAndSet('key', 'c', 'd'), true);
      await pass(60_000);
      assert.equal(await one.get('key'), 'd', 'a value set without an expiry has none');
      await close();
    });

    it('lets exactly one of many callers replace the same value', async () => {
      const { one, other, close } = await kind.open();
      await one.set('key', 'start');
      const tries = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).compareAndSet('key', 'start', index % 3 ? String(index) : undefined),
      );
      assert.equal((await Promise.all(tries)).filter(Boolean).length, 1);
      await close();
    });

    it('loses no increment of a counter that two processes change by compareAndSet', async () => {
      const { one, other, close } = await kind.open();
      await one.set('counter', '0');
      const increment = async (storage: typeof one) => {
        for (;;) {
          const value = (await storage.get('counter')) ?? '';
          if (await storage.compareAndSet('counter', value, String(Number(value) + 1))) return;
        }
      };
      await Promise.all(Array.from({ length: 40 }, (_, index) => increment(index % 2 ? one : other)));
      assert.equal(await one.get('counter'), '40');
      await close();
    });

    it('keeps a value of a million characters', async () => {
      const { one, other, close } = await kind.open();
      const value = 'x'.repeat(1_000_000);
      await one.set('big', value);
      assert.equal(await other.get('big'), value);
      assert.equal(await other.compareAndSet('big', value, 'small'), true);
      await close();
    });
  });
}
