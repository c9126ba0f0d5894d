import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsentReceipt, Media, PhotoFacts, VideoFacts } from '../../../src/domain/index.js';
import { parseConsentReceipt } from '../../../src/wire/consent.js';
import { creator, facts, photo, video } from '../domain/builders.js';

const DIGEST = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';

// Required makes the compiler ask for every fact that there is.
const ALL_OF_A_VIDEO: Required<VideoFacts> = {
  ...{
    ...video().facts,
    frameRateIsEstimate: true,
    hdr: 'hlg',
    hasLocation: true,
    provenance: { hasCredentials: true, ai: 'edited' },
    chunkDigests: [DIGEST, DIGEST],
  },
};
const ALL_OF_A_PHOTO: Required<PhotoFacts> = {
  ...{ ...photo().facts, hasLocation: true, location: 'place', extras: ['animation', 'motion', 'hdr'] },
  provenance: { hasCredentials: false, ai: 'generated' },
  digest: DIGEST,
};

function receipt(media: Media): ConsentReceipt {
  const { draft, settings } = facts({ draft: { media } });
  const agreedAt = '2026-11-26T12:00:00.000Z';
  return { rulesVersion: '1', sentences: [], draft, creator: creator(), settings, locale: 'en', agreedAt };
}

describe('parseConsentReceipt', () => {
  for (const media of [
    video(ALL_OF_A_VIDEO),
    { kind: 'photo', photos: [photo(ALL_OF_A_PHOTO)], coverIndex: 0 } as const,
  ]) {
    it(`keeps every fact of a ${media.kind}`, () => {
      const sent = receipt(media);
      assert.deepEqual(parseConsentReceipt(JSON.parse(JSON.stringify(sent)))?.draft.media, media);
    });
  }
});
