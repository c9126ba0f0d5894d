import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EMPTY_DRAFT, evaluate, withCreator } from '../../../src/domain/index.js';
import { anyCreator, anyDraft } from './arbitraries.js';
import { creator, deepFreeze, disclosing, draft } from './builders.js';

const ALL_ON = { comment: true, duet: true, stitch: true };
const ALL_OFF = { comment: false, duet: false, stitch: false };
const mara = deepFreeze(creator());
const juno = deepFreeze(creator({ username: 'juno' }));
const filled = deepFreeze(draft({ interactions: ALL_ON, disclosure: disclosing('yourBrand'), description: 'Waves' }));

describe('withCreator', () => {
  it('keeps the whole draft when the same account still offers it [U-11]', () => {
    assert.deepEqual(withCreator(filled, mara, creator({ nickname: 'Mara', avatarUrl: undefined })), filled);
  });

  it('lets go of a level that the account no longer offers, and picks no other [A-10]', () => {
    const now = creator({ privacyLevels: ['SELF_ONLY'] });
    assert.deepEqual(withCreator(filled, mara, now), { ...filled, privacy: undefined });
  });

  it('lets go of an interaction that the creator switched off, and of no other [G-2c.1]', () => {
    const now = creator({ disabledInteractions: ['duet'] });
    const interactions = { comment: true, duet: false, stitch: true };
    assert.deepEqual(withCreator(filled, mara, now), { ...filled, interactions });
  });

  it('takes no privacy and no interaction over to another account, but keeps what the user made [A-12, U-11]', () => {
    assert.deepEqual(withCreator(filled, mara, juno), { ...filled, privacy: undefined, interactions: ALL_OFF });
    assert.deepEqual(withCreator(filled, undefined, mara), { ...filled, privacy: undefined, interactions: ALL_OFF });
  });

  it('chooses nothing for an untouched draft, even from a lone option [G-2b.2, G-2c.2, C-03]', () => {
    const lone = creator({ privacyLevels: ['SELF_ONLY'] });
    assert.deepEqual(withCreator(EMPTY_DRAFT, undefined, lone), EMPTY_DRAFT);
    assert.deepEqual(withCreator(EMPTY_DRAFT, lone, lone), EMPTY_DRAFT);
  });

  it('never leaves a choice that the account does not offer, and never adds one', () => {
    fc.assert(
      fc.property(anyDraft, fc.option(anyCreator, { nil: undefined }), anyCreator, (before, then, now) => {
        const after = withCreator(deepFreeze(before), then, now);
        const wrong = evaluate({
          draft: after,
          creator: { kind: 'available', creator: now },
          settings: { mode: 'direct', unaudited: false, accept: 'any' },
        }).map(({ code }) => code);
        assert.ok(!wrong.includes('privacy_not_offered') && !wrong.includes('interaction_not_available'));
        assert.ok(after.privacy === undefined || after.privacy === before.privacy);
        for (const each of ['comment', 'duet', 'stitch'] as const) {
          assert.ok(!after.interactions[each] || before.interactions[each]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
