import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as rules from '../../../src/rules.js';
import * as testing from '../../../src/testing/index.js';

/** A name that is published once has to be kept, so each is chosen here, too. */
const PUBLIC = [
  {
    module: 'rules.js',
    exported: rules,
    names: `EMPTY_DRAFT FAIL_REASONS KNOWN_PRIVACY_LEVELS OWN_ERROR_CODES PHOTO_LIMITS POLICIES POSTING_BLOCKS PRESCRIBED
      PROCESSING_NOTICE RULES_VERSION SECTIONS SECTION_OF ShareError TIKTOK_ERROR_CODES VIDEO_LIMITS brandedContentBlock
      chunkRange consentCovers declarationFor evaluate giveConsent interactionBlock interactionsFor isFinal
      isShareErrorCode labelFor photoViolation planChunks privacyOptionBlock sentencesShown titleLimit`,
  },
  {
    module: 'testing.js',
    exported: testing,
    names: `FakeAdapter ManualClock completeDraft consent createScriptedAdapter creator creatorInfoData draft never photo
      photoFacts photos refuse settings states statusData video videoFacts whenState`,
  },
];

describe('the public names', () => {
  for (const { module, exported, names } of PUBLIC) {
    it(`of ${module} are those of the list, no more and no fewer`, () => {
      assert.deepEqual(Object.keys(exported).sort(), names.split(/\s+/).sort());
    });
  }
});
