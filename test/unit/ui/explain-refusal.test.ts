import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { initialState } from '../../../src/composer/initial-state.js';
import type { ComposerState, Refusal } from '../../../src/composer/state.js';
import { photo } from '../../../src/testing/builders.js';
import { explainRefusal } from '../../../src/ui/explain-refusal.js';

const refusal: Refusal = { kind: 'too_many', max: 35, name: 'photo-36.jpg', others: 0 };

/** What is explained about files that the host or the user has given. */
function explained(by: 'host' | 'user', event: ComposerEvent): readonly unknown[] {
  const request = { kind: 'files', by, adding: false, orReplacing: false, files: [], name: 'photo-1.jpg' } as const;
  const before = { ...initialState(), importState: { kind: 'reading', request } } as ComposerState;
  const all: unknown[] = [];
  explainRefusal({ before, now: before, event }, (problem) => all.push(problem));
  return all;
}

describe('preset photos of which some are left out', () => {
  const media = { kind: 'photo', photos: [photo('a')], coverIndex: 0 } as const;
  const offers = [{ kind: 'convert', name: 'a.png' }] as const;
  const events: readonly ComposerEvent[] = [
    { type: 'media-imported', run: 1, media, files: {}, refusal },
    { type: 'photos-offered', run: 1, offers, entries: [], files: {}, refusal },
    { type: 'import-refused', run: 1, refusal },
  ];
  for (const event of events) {
    it(`are explained to the developer of the page, and files of a user are not: ${event.type}`, () => {
      assert.deepEqual(explained('host', event), [{ code: 'media-refused', about: 'too_many' }]);
      assert.deepEqual(explained('user', event), []);
    });
  }

  it('are not explained when all of them have come', () => {
    assert.deepEqual(explained('host', { type: 'media-imported', run: 1, media, files: {} }), []);
  });
});
