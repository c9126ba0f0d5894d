import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Holds } from '../../../../src/journal/holds.js';
import type { Locks } from '../../../../src/journal/holds.js';

/** Locks of a browser that answers when it is told to; one that is held is refused to everybody. */
function slowLocks(): { readonly locks: Locks; readonly held: ReadonlySet<string>; answer(): void } {
  const held = new Set<string>();
  const asked: (() => void)[] = [];
  const request = (name: string, _: LockOptions, work: (lock: Lock | null) => unknown): Promise<unknown> =>
    new Promise<void>((resolve) => {
      asked.push(() => {
        if (held.has(name)) return resolve(void work(null));
        held.add(name);
        void Promise.resolve(work({ name, mode: 'exclusive' })).then(() => {
          held.delete(name);
          resolve();
        });
      });
    });
  return {
    locks: { request: request as LockManager['request'] },
    held,
    answer: () => asked.splice(0).forEach((grant) => grant()),
  };
}

describe('what a page holds', () => {
  it('is free again when it was let go before the browser had answered', async () => {
    const { locks, held, answer } = slowLocks();
    const holds = new Holds(locks);
    const first = holds.take('draft');
    holds.letGo('draft');
    answer();
    await first;
    assert.equal(held.size, 0);
    const again = holds.take('draft');
    answer();
    assert.equal(await again, true);
  });

  it('stays held when it was let go and taken again before the browser had answered', async () => {
    const { locks, held, answer } = slowLocks();
    const holds = new Holds(locks);
    void holds.take('draft');
    holds.letGo('draft');
    const again = holds.take('draft');
    answer();
    assert.equal(await again, true);
    assert.equal(held.size, 1);
    holds.letGo('draft');
    await Promise.resolve();
    await Promise.resolve();
    assert.equal(held.size, 0);
  });
});
