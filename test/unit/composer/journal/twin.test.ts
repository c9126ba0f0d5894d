import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PageJournal } from '../../../../src/journal/journal.js';
import { consent } from '../../../../src/testing/builders.js';
import { Profile } from '../profile.js';

const ADAPTER = 'https://example.com/api/tiktok/';

/** Photos that differ in size, by their names. */
const filesOf = (names: string) =>
  Object.fromEntries([...names].map((name) => [name, new File([name.repeat(name.charCodeAt(0))], name)]));

function begun(key: string, names: string, profile = new Profile()) {
  const journal = new PageJournal({ store: profile.store, locks: profile.locksOf({}) });
  const post = { consent: consent(), key, step: 'creating', publishId: undefined, photoUrls: [] } as const;
  void journal.save(ADAPTER, { ...post, confirmedBytes: 0, expiresAt: undefined }, filesOf(names));
  return { journal, profile };
}

describe('another post', () => {
  for (const [before, after, isTwin] of [
    ['ab', 'ab', true],
    ['ab', 'ba', true],
    ['ab', 'a', false],
    ['a', 'ab', false],
    ['ab', 'ac', false],
  ] as const)
    it(`of the photos ${after} is ${isTwin ? '' : 'not '}taken for that of the photos ${before}`, async () => {
      const { journal, profile } = begun('key-00000001', before);
      await journal.findTwin(ADAPTER, 'key-00000001');
      const next = begun('key-00000002', after, profile).journal;
      assert.equal(await next.findTwin(ADAPTER, 'key-00000002'), isTwin ? 'under-way' : undefined);
      await journal.forget('key-00000001', true);
      assert.equal(await next.findTwin(ADAPTER, 'key-00000002'), isTwin ? 'posted' : undefined);
    });
});
