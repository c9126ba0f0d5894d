import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShareToTikTokElement } from '../../../src/share-to-tiktok.element.js';

describe('the element without a browser', () => {
  it('is created, takes what a host sets, and is loading', () => {
    const element = new ShareToTikTokElement();
    element.endpoint = '/api/tiktok';
    element.accept = 'video';
    assert.equal(element.endpoint, '/api/tiktok');
    assert.equal(element.phase, 'loading');
  });
});
