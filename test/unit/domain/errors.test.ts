import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OWN_ERROR_CODES, ShareError, TIKTOK_ERROR_CODES, isShareErrorCode } from '../../../src/domain/index.js';

const ALL = [...TIKTOK_ERROR_CODES, ...OWN_ERROR_CODES];

describe('ShareError', () => {
  it('carries a secret neither in its message nor in its text', () => {
    const cause = new Error('https://open-upload.tiktokapis.com/?upload_token=secret');
    const error = new ShareError('network', { cause, logId: '20260101000000AB' });
    assert.equal(error.message, 'network');
    assert.equal(String(error), 'ShareError: network');
    assert.equal(error.cause, cause);
    assert.equal(error.logId, '20260101000000AB');
    assert.ok(error instanceof Error);
  });

  it('may be tried again for just the failures that pass by themselves', () => {
    const retryable = ALL.filter((code) => new ShareError(code).retryable);
    assert.deepEqual(retryable.toSorted(), [
      'connect_failed',
      'internal_error',
      'network',
      'popup_blocked',
      'rate_limit_exceeded',
    ]);
  });

  it('never offers to repeat an init of unknown outcome', () => {
    assert.equal(new ShareError('unknown_outcome').retryable, false);
  });

  it('lets the place that knows more say whether it may be tried again', () => {
    assert.equal(new ShareError('network', { retryable: false }).retryable, false);
    assert.equal(new ShareError('adapter', { retryable: true }).retryable, true);
  });

  it('is certain that nothing was done only where it was said', () => {
    assert.equal(new ShareError('network').nothingDone, false);
    assert.equal(new ShareError('network', { nothingDone: true }).nothingDone, true);
  });

  it('has no log id where TikTok gave none', () => assert.equal(new ShareError('adapter').logId, undefined));
});

describe('isShareErrorCode', () => {
  it('knows each code once', () => {
    assert.equal(new Set(ALL).size, ALL.length);
    for (const code of ALL) assert.ok(isShareErrorCode(code), code);
  });

  it('has a code of its own for each of the causes that are often confused', () => {
    const confused = [
      'unaudited_client_can_only_post_to_private_accounts',
      'reached_active_user_cap',
      'url_ownership_unverified',
    ];
    for (const code of confused) assert.ok(isShareErrorCode(code), code);
  });

  for (const code of ['ok', '', 'Network', 'toString', '__proto__', undefined, null, 1, {}, ['network']]) {
    it(`does not know ${JSON.stringify(code)}`, () => assert.equal(isShareErrorCode(code), false));
  }
});
