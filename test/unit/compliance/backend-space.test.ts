import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { giveConsent } from '../../../src/domain/index.js';
import type { Facts } from '../../../src/domain/index.js';
import { checkPostRequest } from '../../../src/server/index.js';
import { toCreatePostRequest } from '../../../src/wire/post-request.js';
import { creator } from '../../../src/testing/builders.js';
import { compareWithOracle } from '../../compliance/compare.js';

const NOW = Date.UTC(2026, 10, 22);

/** The request that a page in this state would send, or one forged to look so; as JSON, as it arrives. */
function requestFor({ draft, creator: answer, settings }: Facts): unknown {
  const shown = answer.kind === 'available' ? answer.creator : creator();
  const consent = giveConsent({ draft, creator: shown, settings, locale: 'en', now: new Date(NOW) });
  const media = draft.media;
  const photos =
    media?.kind === 'photo' ? media.photos.map((_, index) => `https://media.example.com/${index}.jpg`) : [];
  const forged = {
    media_type: 'VIDEO',
    post_mode: 'DIRECT_POST',
    idempotency_key: 'k'.repeat(32),
    source_info: {},
    consent,
  };
  return JSON.parse(JSON.stringify(media ? toCreatePostRequest(consent, 'k'.repeat(32), photos) : forged));
}

describe('the backend’s check', () => {
  it('agrees with the oracle of the guideline in the whole space [G-1b, G-1c, G-2b.1, G-3a.5, G-3b.1, G-5c]', async () => {
    const { differences, compared, publishable } = await compareWithOracle('backend', (facts) => {
      const check = checkPostRequest(requestFor(facts), { creator: facts.creator, unaudited: false, now: NOW });
      // A request without media is no request at all, so it comes to no rule.
      const codes = check.ok ? [] : check.violations.map(({ code }) => code);
      return facts.draft.media ? { mayPublish: check.ok, codes } : { mayPublish: check.ok };
    });
    assert.deepEqual(differences.slice(0, 10), []);
    assert.equal(differences.length, 0);
    assert.equal(compared, 20_800);
    assert.ok(publishable > 500);
  });
});
