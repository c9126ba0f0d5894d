import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PageJournal } from '../../../../src/journal/journal.js';
import { Profile } from '../profile.js';

const ADAPTER = 'https://example.com/api/tiktok/';

const draft = (title: string) => ({ account: 'creator', preset: '', title, description: '', media: undefined });

describe('the draft of a page', () => {
  it('is one when it is written down again before the browser has granted its lock', async () => {
    const profile = new Profile();
    const journal = new PageJournal({ store: profile.store, locks: profile.locksOf({}) });
    // A page that is covered writes at once what the pause after a word is about to write.
    await Promise.all(['Har', 'Harbor'].map((title) => journal.saveDraft(ADAPTER, draft(title), {})));
    assert.deepEqual(
      [...profile.records.values()].map((record) => Object(record).saved),
      [draft('Harbor')],
    );
    await journal.forgetDraft();
    assert.deepEqual([profile.records.size, profile.locks.size], [0, 0]);
  });
});
