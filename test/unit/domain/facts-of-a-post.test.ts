import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MediaSource, PhotoFacts, PostStatus } from '../../../src/domain/index.js';
import { bytesToSend, disclosedKinds, exceeds, isFinal } from '../../../src/domain/index.js';
import { disclosing, draft, photo, photos, video } from './builders.js';

const HOSTED: MediaSource = { origin: 'url', url: 'https://media.example/sea.mp4' };

describe('bytesToSend', () => {
  it('counts a file on the device', () => assert.equal(bytesToSend(video({ bytes: 123 })), 123));
  it('counts nothing of a video on the host’s server', () =>
    assert.equal(bytesToSend(video({ bytes: 123 }, { source: HOSTED })), 0));
  it('counts nothing for bytes that are not known', () => assert.equal(bytesToSend(video({ bytes: undefined })), 0));
  it('adds up the photos that are on the device', () => {
    const hosted = { ...photo({ bytes: 1000 }), source: HOSTED };
    const album = [photo({ bytes: 1 }), hosted, photo({ bytes: 20 })];
    assert.equal(bytesToSend({ ...photos(), photos: album }), 21);
  });
});

describe('exceeds', () => {
  const limit = { shortSide: 1080, longSide: 1920 };
  const rows: readonly (readonly [PhotoFacts['width'], PhotoFacts['height'], boolean])[] = [
    [1080, 1920, false],
    [1920, 1080, false],
    [1081, 1920, true],
    [1920, 1081, true],
    [1080, 1921, true],
    [undefined, 9999, false],
    [9999, undefined, false],
  ];
  for (const [width, height, over] of rows) {
    it(`says ${over} for ${width} × ${height}`, () =>
      assert.equal(exceeds(photo({ width, height }).facts, limit), over));
  }
});

describe('disclosedKinds', () => {
  it('are none while the setting is off', () =>
    assert.deepEqual(disclosedKinds(draft()), { yourBrand: false, brandedContent: false }));
  it('are those that are ticked while it is on', () => {
    const both = { yourBrand: true, brandedContent: true };
    assert.deepEqual(disclosedKinds({ disclosure: disclosing('yourBrand') }), { ...both, brandedContent: false });
    assert.deepEqual(disclosedKinds({ disclosure: disclosing('brandedContent') }), { ...both, yourBrand: false });
    assert.deepEqual(disclosedKinds({ disclosure: disclosing('yourBrand', 'brandedContent') }), both);
  });
});

describe('isFinal', () => {
  const rows: readonly (readonly [PostStatus, boolean])[] = [
    [{ kind: 'processing', stage: 'upload', bytes: 1 }, false],
    [{ kind: 'processing', stage: 'download', bytes: undefined }, false],
    [{ kind: 'processing', stage: 'other', bytes: undefined }, false],
    [{ kind: 'in_inbox' }, true],
    [{ kind: 'complete', postIds: [] }, true],
    [{ kind: 'complete', postIds: ['7663542984343883021'] }, true],
    [{ kind: 'failed', reason: 'internal' }, true],
  ];
  for (const [status, final] of rows) {
    it(`is ${final} for ${JSON.stringify(status)}`, () => assert.equal(isFinal(status), final));
  }
});
