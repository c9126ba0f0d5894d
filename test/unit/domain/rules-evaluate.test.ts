import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Facts, Section, ViolationCode } from '../../../src/domain/index.js';
import { SECTIONS, SECTION_OF, evaluate } from '../../../src/domain/index.js';
import { evaluateForm } from '../../../src/domain/rules/form-rules.js';
import { anyFacts } from './arbitraries.js';
import { disclosing, facts, photo, photos, video } from './builders.js';

const codes = (given: Facts) => evaluate(given).map(({ code }) => code);

/** For each code, facts that break that rule alone. */
const ALONE: Record<ViolationCode, Facts> = {
  creator_unknown: facts({ answer: { kind: 'unknown' } }),
  creator_cannot_post: facts({ answer: { kind: 'blocked', block: 'spam_risk_too_many_posts' } }),
  media_missing: facts({ draft: { media: undefined } }),
  media_kind_not_accepted: facts({ settings: { accept: 'photo' } }),
  video_container_unsupported: facts({ draft: { media: video({ container: 'avi' }) } }),
  video_codec_unsupported: facts({ draft: { media: video({ codec: 'av1' }) } }),
  video_frame_rate_outside: facts({ draft: { media: video({ frameRate: 15 }) } }),
  video_size_outside: facts({ draft: { media: video({ width: 270 }) } }),
  video_too_large: facts({ draft: { media: video({ bytes: 4_000_000_001 }) } }),
  video_empty: facts({ draft: { media: video({ bytes: 0 }) } }),
  video_duration_unknown: facts({ draft: { media: video({ durationSeconds: undefined }) } }),
  video_too_long: facts({ draft: { media: video({ durationSeconds: 61 }) } }),
  too_many_photos: facts({ draft: { media: photos(...'abcdefghijklmnopqrstuvwxyz0123456789') } }),
  photo_type_unsupported: photoPost({ contentType: 'image/png' }),
  photo_too_large: photoPost({ bytes: 20_000_001 }),
  photo_too_many_pixels: photoPost({ width: 4000 }),
  title_too_long: facts({ draft: { title: 'a'.repeat(2201) } }),
  description_too_long: facts({ draft: { media: photos('a.jpg'), description: 'a'.repeat(4001) } }),
  privacy_missing: facts({ draft: { privacy: undefined } }),
  privacy_not_offered: facts({ draft: { privacy: 'FOLLOWER_OF_CREATOR' } }),
  privacy_unaudited: facts({ settings: { unaudited: true } }),
  interaction_not_available: facts({
    creator: { disabledInteractions: ['duet'] },
    draft: { interactions: { comment: false, duet: true, stitch: false } },
  }),
  disclosure_incomplete: facts({ draft: { disclosure: disclosing() } }),
  branded_content_private: facts({ draft: { privacy: 'SELF_ONLY', disclosure: disclosing('brandedContent') } }),
  branded_content_followers: facts({
    creator: { privacyLevels: ['FOLLOWER_OF_CREATOR'] },
    draft: { privacy: 'FOLLOWER_OF_CREATOR', disclosure: disclosing('brandedContent') },
  }),
};

function photoPost(given: Parameters<typeof photo>[0]): Facts {
  return facts({ draft: { media: { kind: 'photo', photos: [photo(given)], coverIndex: 0 } } });
}

describe('evaluate', () => {
  it('finds nothing wrong with a finished draft', () => {
    assert.deepEqual(evaluate(facts()), []);
    assert.deepEqual(evaluate(facts({ draft: { media: photos('a.jpg') } })), []);
    assert.deepEqual(evaluate(facts({ settings: { mode: 'inbox' }, draft: { privacy: undefined } })), []);
  });

  for (const [code, given] of Object.entries(ALONE)) {
    it(`finds ${code} and nothing else`, () => assert.deepEqual(codes(given), [code]));
  }

  it('has each violation fixed in the section that its code names', () => {
    const named: Readonly<Record<string, Section>> = { video: 'media', photo: 'media', interaction: 'interactions' };
    const others: Readonly<Record<string, Section>> = {
      too_many_photos: 'media',
      branded_content_private: 'disclosure',
      branded_content_followers: 'disclosure',
    };
    for (const [code, section] of Object.entries(SECTION_OF)) {
      const word = code.split('_')[0] ?? '';
      assert.equal(section, others[code] ?? named[word] ?? word, code);
    }
  });

  it('finds all that is wrong at once, in the order of the page [A-09]', () => {
    const given = facts({
      creator: { disabledInteractions: ['comment'] },
      settings: { unaudited: true, accept: 'photo' },
      draft: {
        media: video({
          bytes: 5e9,
          container: 'avi',
          codec: 'av1',
          frameRate: 1,
          width: 1,
          durationSeconds: 61,
        }),
        title: 'a'.repeat(2201),
        privacy: 'FOLLOWER_OF_CREATOR',
        interactions: { comment: true, duet: false, stitch: false },
        disclosure: disclosing('brandedContent'),
      },
    });
    assert.deepEqual(codes(given), [
      'media_kind_not_accepted',
      'video_too_large',
      'video_container_unsupported',
      'video_codec_unsupported',
      'video_frame_rate_outside',
      'video_size_outside',
      'video_too_long',
      'title_too_long',
      'privacy_not_offered',
      'privacy_unaudited',
      'interaction_not_available',
      'branded_content_followers',
    ]);
  });

  it('finds all that is wrong with photos at once, in the order of the page [A-09]', () => {
    const given = facts({
      answer: { kind: 'blocked', block: 'reached_active_user_cap' },
      draft: {
        media: { kind: 'photo', coverIndex: 0, photos: Array.from({ length: 36 }, () => photo({ bytes: 3e7 })) },
        title: 'a'.repeat(91),
        description: 'a'.repeat(4001),
        privacy: undefined,
        disclosure: disclosing(),
      },
    });
    assert.deepEqual(codes(given), [
      'creator_cannot_post',
      'too_many_photos',
      'photo_too_large',
      'title_too_long',
      'description_too_long',
      'privacy_missing',
      'disclosure_incomplete',
    ]);
  });

  it('keeps the order of the page for any facts, and says the same twice [A-09]', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const found = evaluate(given);
        const sections = found.map(({ code }) => SECTIONS.indexOf(SECTION_OF[code]));
        assert.deepEqual(
          sections,
          sections.toSorted((a, b) => a - b),
        );
        assert.equal(new Set(found.map(({ code }) => code)).size, found.length);
        assert.deepEqual(evaluate(given), found);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('evaluateForm', () => {
  it('finds in any draft without media what evaluate finds', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const empty = { ...given, draft: { ...given.draft, media: undefined } };
        assert.deepEqual(evaluateForm(empty), evaluate(empty));
      }),
      { numRuns: 1_000 },
    );
  });
});
