import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

describe('the types for frameworks', () => {
  const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const { modules } = JSON.parse(read('custom-elements.json')) as {
    modules: readonly {
      declarations: readonly {
        tagName?: string;
        attributes: readonly { name: string }[];
        members: readonly { kind: string; name: string; readonly?: boolean }[];
      }[];
    }[];
  };
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName !== undefined);
  const types = read('src/framework-props.ts');

  it('have each property of the element that can be set', () => {
    const [, listed = ''] = /type PropertyName =([^;]*);/.exec(types) ?? [];
    const settable = element?.members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
    assert.deepEqual(
      [...listed.matchAll(/'(\w+)'/g)].map(([, name]) => name).sort(),
      settable?.map(({ name }) => name).sort(),
    );
  });

  it('have each attribute of the element; those of every element come with the framework', () => {
    const [, listed = ''] = /interface ShareToTikTokAttributes \{([^}]*)\}/.exec(types) ?? [];
    const own = element?.attributes.map(({ name }) => name).filter((name) => name !== 'lang' && name !== 'dir');
    assert.deepEqual([...listed.matchAll(/^ {2}'?([\w-]+)'?\?:/gm)].map(([, name]) => name).sort(), own?.sort());
  });
});
