import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ControlBlock, Disclosure, Facts, Interaction, PrivacyLevel } from '../../../src/domain/index.js';
import {
  KNOWN_PRIVACY_LEVELS,
  brandedContentBlock,
  evaluate,
  interactionBlock,
  privacyOptionBlock,
  withDisclosedKind,
  withInteraction,
  withPrivacy,
} from '../../../src/domain/index.js';
import { anyFacts } from './arbitraries.js';
import { disclosing, facts } from './builders.js';

const OFF: Disclosure = { on: false };
const BRANDED = disclosing('brandedContent');

describe('privacyOptionBlock', () => {
  const none = [undefined, undefined, undefined, undefined];
  const withBranded = [undefined, undefined, 'branded_content_followers', 'branded_content_private'];
  const unaudited = ['privacy_unaudited', 'privacy_unaudited', 'privacy_unaudited', undefined];
  const rows: readonly (readonly [title: string, given: Facts, blocks: readonly (string | undefined)[]])[] = [
    ['opens all without disclosure', facts({ draft: { disclosure: OFF } }), none],
    ['opens all with nothing ticked', facts({ draft: { disclosure: disclosing() } }), none],
    ['opens all with your brand', facts({ draft: { disclosure: disclosing('yourBrand') } }), none],
    ['closes two with branded content', facts({ draft: { disclosure: BRANDED, privacy: undefined } }), withBranded],
    [
      'closes two with both kinds',
      facts({ draft: { disclosure: disclosing('yourBrand', 'brandedContent') } }),
      withBranded,
    ],
    ['closes all but "Only me" before the audit', facts({ settings: { unaudited: true } }), unaudited],
  ];
  for (const [title, given, blocks] of rows) {
    it(`${title} [G-3b.3, G-3b.1, G-U, A-06]`, () => {
      assert.deepEqual(
        KNOWN_PRIVACY_LEVELS.map((level) => privacyOptionBlock(level, given)),
        blocks,
      );
    });
  }

  it('closes "Only me" to branded content before the audit as well, for TikTok’s own reason', () => {
    const given = facts({ settings: { unaudited: true }, draft: { disclosure: BRANDED } });
    assert.equal(privacyOptionBlock('SELF_ONLY', given), 'branded_content_private');
  });

  it('closes a level that is neither public nor friends to branded content [G-3b.1]', () => {
    const given = facts({ draft: { disclosure: BRANDED } });
    assert.equal(privacyOptionBlock('CLOSE_FRIENDS', given), 'branded_content_followers');
    assert.equal(privacyOptionBlock('CLOSE_FRIENDS', facts()), undefined);
  });
});

describe('brandedContentBlock', () => {
  const rows: readonly (readonly [PrivacyLevel | undefined, ControlBlock | undefined])[] = [
    [undefined, undefined],
    ['PUBLIC_TO_EVERYONE', undefined],
    ['MUTUAL_FOLLOW_FRIENDS', undefined],
    ['FOLLOWER_OF_CREATOR', 'followers_with_branded'],
    ['SELF_ONLY', 'private_with_branded'],
    ['CLOSE_FRIENDS', 'followers_with_branded'],
  ];
  for (const [privacy, block] of rows) {
    it(`is ${block ?? 'open'} with ${privacy ?? 'nothing'} chosen first [G-3b.2]`, () => {
      for (const disclosure of [disclosing(), disclosing('yourBrand')]) {
        assert.equal(brandedContentBlock(facts({ draft: { privacy, disclosure } })), block);
      }
    });
  }

  it('lets a tick be taken back with any level [A-14.4]', () => {
    for (const privacy of KNOWN_PRIVACY_LEVELS) {
      assert.equal(brandedContentBlock(facts({ draft: { privacy, disclosure: BRANDED } })), undefined);
    }
  });
});

describe('interactionBlock', () => {
  const interactions: readonly Interaction[] = ['comment', 'duet', 'stitch'];
  for (const interaction of interactions) {
    it(`closes ${interaction} when the creator switched it off, and no other [G-2c.1]`, () => {
      const given = facts({ creator: { disabledInteractions: [interaction] } });
      const blocks = interactions.map((each) => interactionBlock(each, given));
      const wanted = interactions.map((each) =>
        each === interaction ? `${interaction}_disabled_by_creator` : undefined,
      );
      assert.deepEqual(blocks, wanted);
    });
  }

  it('has no reason to give while the creator is not known', () => {
    assert.equal(interactionBlock('duet', facts({ answer: { kind: 'unknown' } })), undefined);
  });
});

describe('open controls', () => {
  it('never lead from a draft without that fault to one with it [G-3b.2, G-3b.3, G-2c.1]', () => {
    const codes = (given: Facts) => new Set(evaluate(given).map(({ code }) => code));
    const closed = ['privacy_unaudited', 'branded_content_private', 'branded_content_followers'] as const;
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...KNOWN_PRIVACY_LEVELS, 'CLOSE_FRIENDS'), (given, level) => {
        const before = codes(given);
        const afterwards = (draft: Facts['draft']) => codes({ ...given, draft });
        if (!privacyOptionBlock(level, given)) {
          const after = afterwards(withPrivacy(given.draft, level));
          for (const code of closed) assert.ok(!after.has(code), code);
        }
        if (
          !brandedContentBlock(given) &&
          !before.has('branded_content_private') &&
          !before.has('branded_content_followers')
        ) {
          const after = afterwards(withDisclosedKind(given.draft, 'brandedContent', true));
          assert.ok(!after.has('branded_content_private') && !after.has('branded_content_followers'));
        }
        for (const interaction of ['comment', 'duet', 'stitch'] as const) {
          if (interactionBlock(interaction, given) || before.has('interaction_not_available')) continue;
          assert.ok(!afterwards(withInteraction(given.draft, interaction, true)).has('interaction_not_available'));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
