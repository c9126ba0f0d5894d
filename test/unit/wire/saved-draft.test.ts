import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSavedDraft } from '../../../src/wire/saved-post.js';

describe('parseSavedDraft', () => {
  it('brings back a text of any length, so that nothing a creator wrote is lost before it is shortened', () => {
    const draft = { account: 'ada', preset: '', title: 'x'.repeat(50_000), description: 'y'.repeat(50_000) };
    assert.deepEqual(parseSavedDraft({ ...draft, media: undefined }), { ...draft, media: undefined });
  });
});
