import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { Failure } from '../../../src/server/http/failure.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { InitResult } from '../../../src/server/posts/init-once.js';
import { attemptIdOf, initsOnce } from '../../../src/server/posts/init-once.js';
import type { Storage } from '../../../src/server/storage/storage.js';
import { vault as vaultOf } from '../../../src/server/storage/vault.js';
import { COOKIE_KEY } from './support/constants.js';
import { manualClock } from './support/manual-clock.js';

const ATTEMPT = { owner: 'alice', key: 'key-1', request: 'the request' };
const CREATED: InitResult = { kind: 'created', publishId: 'own' };

/** The calls of init over a storage that a test may let fail. */
function open(change: (storage: Storage) => Partial<Storage> = () => ({})) {
  const clock = manualClock(1_000_000);
  const inner = memoryStorage({ now: clock.now });
  const storage: Storage = { ...inner, ...change(inner) };
  const vault = vaultOf(storage, keyRing([COOKIE_KEY]));
  const inits = initsOnce({ storage, vault, clock });
  const calls: string[] = [];
  const make = (
    call: InitResult | (() => Promise<InitResult>),
    given: {
      readonly needsBytes?: boolean;
      readonly key?: string;
      readonly request?: string;
      readonly nonce?: string;
    } = {},
  ) =>
    inits
      .make({
        ...ATTEMPT,
        nonce: 'nonce-1',
        needsBytes: false,
        ...given,
        prepare: async () => 'token',
        call: async (token) => {
          calls.push(token);
          return typeof call === 'function' ? call() : call;
        },
      })
      .catch(failureOf);
  const earlier = (request = ATTEMPT.request) => inits.earlier({ ...ATTEMPT, request }).catch(failureOf);
  return { clock, storage, vault, inits, calls, make, earlier };
}

/** Code, log id and status of a failure: 503 says that nothing was sent. */
function failureOf(thrown: unknown): string {
  assert.ok(thrown instanceof Failure, String(thrown));
  return `${thrown.code} ${thrown.logId} ${thrown.status}`;
}

const intentKey = async () => `intent:${await attemptIdOf(ATTEMPT)}`;

describe('initsOnce', () => {
  it('calls once, and returns the publish id again [U-08]', async () => {
    const { make, earlier, calls } = open();
    assert.equal(await earlier(), undefined);
    assert.deepEqual([await make(CREATED), await make(CREATED), await earlier()], ['own', 'own', 'own']);
    assert.deepEqual(calls, ['token']);
  });

  for (const [what, result, expected, isRepeatable] of [
    [
      'has nothing',
      { kind: 'nothing', failure: new Failure('rate_limit_exceeded') },
      'rate_limit_exceeded undefined 429',
      true,
    ],
    ['is unknown', { kind: 'unknown', logId: 'log-1' }, 'unknown_outcome log-1 504', false],
    ['has no upload address', { kind: 'missing_upload_url', logId: 'log-1' }, 'invalid_response log-1 503', false],
  ] as const) {
    it(`throws what became of a call that ${what}, and ${isRepeatable ? 'makes it again' : 'never makes it again'} [U-08]`, async () => {
      const { make, earlier, calls } = open();
      assert.equal(await make(result), expected);
      const [code] = expected.split(' ');
      if (isRepeatable) {
        assert.equal(await earlier(), undefined);
        assert.equal(await make(CREATED), 'own');
      } else {
        assert.match(String(await earlier()), new RegExp(`^${code} `));
        assert.match(String(await make(CREATED)), new RegExp(`^${code} `));
      }
      assert.equal(calls.length, isRepeatable ? 2 : 1);
    });
  }

  it('takes a call that throws as one of unknown outcome', async () => {
    const { make, calls } = open();
    const throws = () => Promise.reject(new Error('a fault of ours'));
    assert.equal(await make(throws), 'unknown_outcome undefined 504');
    assert.equal(await make(CREATED), 'unknown_outcome undefined 504');
    assert.equal(calls.length, 1);
  });

  it('refuses another request under the key, before, while and after the call is made [G-5c]', async () => {
    const { make, earlier } = open();
    let during: unknown;
    const outcome = await make(async () => {
      during = await earlier('another request');
      return CREATED;
    });
    assert.deepEqual([outcome, during], ['own', 'consent_mismatch undefined 409']);
    assert.equal(await earlier('another request'), 'consent_mismatch undefined 409');
    assert.equal(await make(CREATED, { key: 'key-2' }), 'consent_mismatch undefined 409', 'the nonce is used');
  });

  it('returns a known outcome at once, though somebody holds the lock', async () => {
    const { make, earlier, storage } = open();
    await make(CREATED);
    await storage.set(`lock:${await intentKey()}`, 'somebody');
    assert.equal(await earlier(), 'own');
  });

  for (const needsBytes of [false, true]) {
    for (const [what, result] of [
      ['created', CREATED],
      ['nothing', { kind: 'nothing', failure: new Failure('rate_limit_exceeded') }],
      ['missing_upload_url', { kind: 'missing_upload_url', logId: undefined }],
      ['unknown', { kind: 'unknown', logId: undefined }],
    ] as const) {
      it(`leaves what another process has noted meanwhile: ${what}, ${needsBytes ? 'upload' : 'pull'} [R20]`, async () => {
        const { make, earlier, vault, inits } = open();
        const other = { state: 'done', digest: '', publishId: 'theirs' };
        const taken = async (): Promise<InitResult> => {
          await vault.update<{ digest: string }>(await intentKey(), (mine) => ({
            ...other,
            digest: mine?.digest ?? '',
          }));
          return result;
        };
        const outcome = await make(taken, { needsBytes });
        // The caller gets the post of the process that has taken over.
        if (what === 'created') assert.equal(outcome, 'theirs');
        assert.equal(await earlier(), 'theirs');
        assert.equal(await inits.earlier(ATTEMPT), 'theirs');
      });

      it(`leaves a call that another process has begun: ${what}, ${needsBytes ? 'upload' : 'pull'} [R20]`, async () => {
        const { make, vault } = open();
        const begun: object[] = [];
        const taken = async (): Promise<InitResult> => {
          await vault.update<{ call: string }>(await intentKey(), (mine) => {
            const theirs = { ...mine, call: 'theirs' };
            begun.push(theirs);
            return theirs as { call: string };
          });
          return result;
        };
        let turns = 0;
        await make(
          async () => {
            turns += 1;
            // Their call is over when this process looks again: it ends the test.
            return turns === 1 ? taken() : { kind: 'nothing', failure: new Failure('not_found') };
          },
          { needsBytes },
        );
        if (turns === 1) assert.deepEqual(await vault.get(await intentKey()), begun[0]);
        else assert.ok(what === 'created' && needsBytes, 'only an upload may be begun again');
      });
    }
  }

  for (const [needsBytes, expected] of [
    [false, 'own'],
    [true, 'adapter undefined 503'],
  ] as const) {
    it(`${needsBytes ? 'hands out no upload' : 'returns the post'} whose outcome could not be noted`, async () => {
      let isDown = false;
      const { make } = open((storage) => ({
        compareAndSet: (key, ...rest) =>
          isDown && key.startsWith('intent:') ? Promise.reject(new Error('down')) : storage.compareAndSet(key, ...rest),
      }));
      const outcome = await make(
        async () => {
          isDown = true;
          return CREATED;
        },
        { needsBytes },
      );
      assert.equal(outcome, expected);
    });

    it(`${needsBytes ? 'hands out no upload' : 'returns the post'} whose note has gone meanwhile`, async () => {
      const { make, vault } = open();
      const outcome = await make(
        async () => {
          await vault.delete(await intentKey());
          return CREATED;
        },
        { needsBytes },
      );
      assert.equal(outcome, expected);
    });
  }
});
