import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { issueNonce, nonceIssuedAt } from '../../../src/server/consent/nonce.js';
import type { SignedReceipt } from '../../../src/server/consent/receipt.js';
import { receiptStore, signReceipt, verifyReceipt } from '../../../src/server/consent/receipt.js';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { Storage, WriteOptions } from '../../../src/server/storage/storage.js';
import { vault } from '../../../src/server/storage/vault.js';
import { consent } from '../../../src/testing/builders.js';
import { COOKIE_KEY } from './support/constants.js';

const ring = keyRing([COOKIE_KEY]);
const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 9, 1, 12);

describe('a nonce', () => {
  const holder = { owner: 'alice', accountKey: 'account-1', now: NOW };

  for (const [what, change, expected] of [
    ['of its owner, for its account, at once', {}, NOW],
    ['after two days', { now: NOW + 48 * HOUR }, NOW],
    ['a millisecond after that', { now: NOW + 48 * HOUR + 1 }, undefined],
    ['of a clock that is an hour ahead', { now: NOW - HOUR }, NOW],
    ['of a clock that is more than an hour ahead', { now: NOW - HOUR - 1 }, undefined],
    ['of another owner', { owner: 'bob' }, undefined],
    ['for another account', { accountKey: 'account-2' }, undefined],
  ] as const) {
    it(`${what} ${expected === undefined ? 'is refused' : 'says when it was issued'} [R12, S18]`, async () => {
      const nonce = await issueNonce(ring, holder);
      assert.equal(await nonceIssuedAt(ring, nonce, { ...holder, ...change }), expected);
    });
  }

  it('is a JWS of its own type, and no two are alike', async () => {
    const nonces = await Promise.all(Array.from({ length: 50 }, () => issueNonce(ring, holder)));
    assert.equal(new Set(nonces).size, 50);
    const [header = '', payload = ''] = (nonces[0] ?? '').split('.', 2).map((part) => atob(part));
    assert.equal((JSON.parse(header) as { typ: string }).typ, 'share-to-tiktok-nonce');
    const { id, ...said } = JSON.parse(payload) as { id: string };
    assert.deepEqual(said, { owner: 'alice', accountKey: 'account-1', issuedAt: NOW });
    assert.equal(id.length, 16);
    const ofAnotherType = await ring.sign('share-to-tiktok-receipt', payload);
    for (const wrong of [undefined, '', ofAnotherType]) {
      assert.equal(await nonceIssuedAt(ring, wrong, holder), undefined, String(wrong));
    }
  });
});

function receipt(change: Partial<SignedReceipt> = {}): SignedReceipt {
  const at = new Date(NOW).toISOString();
  return {
    consent: consent({ now: new Date(NOW) }),
    openId: 'open-id',
    idempotencyKey: 'key-of-consent',
    sentAt: at,
    creatorAskedAt: at,
    ...change,
  };
}

const read = async (signed: string | undefined) =>
  JSON.parse(JSON.stringify(await verifyReceipt(signed ?? '', [COOKIE_KEY]))) as unknown;
const plain = (value: object) => JSON.parse(JSON.stringify(value)) as unknown;

describe('receipts', () => {
  /** Keeps what is written together with how it is to be kept. */
  function open(retentionMs: number | undefined) {
    const writes: [string, WriteOptions | undefined][] = [];
    const inner = memoryStorage();
    const storage: Storage = {
      ...inner,
      set: (key, value, options) => (writes.push([key, options]), inner.set(key, value, options)),
    };
    return { writes, receipts: receiptStore({ vault: vault(storage, ring), ring, retentionMs }) };
  }

  it('outlive a power cut, and stay until they are deleted or for as long as the host has set [S11, R35]', async () => {
    for (const [retentionMs, options] of [
      [undefined, { durable: true }],
      [2 * 24 * HOUR, { durable: true, expiresInMs: 2 * 24 * HOUR }],
    ] as const) {
      const { receipts, writes } = open(retentionMs);
      await receipts.keep('post-1', receipt());
      assert.deepEqual(writes, [['receipt:post-1', options]]);
      assert.deepEqual(await read(await receipts.read('post-1')), plain(receipt()));
      assert.equal(await receipts.read('post-2'), undefined);
      await receipts.drop('post-1');
      assert.equal(await receipts.read('post-1'), undefined);
    }
  });

  it('are signed again with what became known later; where there is none, none is made [S20]', async () => {
    const { receipts } = open(undefined);
    await receipts.keep('post-1', receipt({ publishId: 'post-1' }));
    await receipts.amend('post-1', { chunkDigests: ['digest', null] });
    const amended = receipt({ publishId: 'post-1', chunkDigests: ['digest', null] });
    assert.deepEqual(await read(await receipts.read('post-1')), plain(amended));
    await receipts.amend('post-2', { chunkDigests: [] });
    assert.equal(await receipts.read('post-2'), undefined);
  });

  it('are JWS of their own type, and verify only as what this kit signs', async () => {
    const signed = await signReceipt(ring, receipt());
    assert.equal((JSON.parse(atob(signed.split('.')[0] ?? '')) as { typ: string }).typ, 'share-to-tiktok-receipt');
    const another = await keyRing([COOKIE_KEY]).sign('share-to-tiktok-nonce', JSON.stringify(receipt()));
    const { consent: _, ...without } = receipt();
    const noConsent = await keyRing([COOKIE_KEY]).sign('share-to-tiktok-receipt', JSON.stringify(without));
    for (const wrong of ['', 'no token', another, noConsent]) {
      assert.equal(await verifyReceipt(wrong, [COOKIE_KEY]), undefined, wrong);
    }
  });
});
