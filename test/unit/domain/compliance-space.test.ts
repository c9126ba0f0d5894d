import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ControlBlock } from '../../../src/domain/index.js';
import {
  PRESCRIBED,
  brandedContentBlock,
  declarationFor,
  evaluate,
  interactionBlock,
  interactionsFor,
  labelFor,
  privacyOptionBlock,
} from '../../../src/domain/index.js';
import { compareWithOracle } from '../../compliance/compare.js';
import type { State } from '../../compliance/oracle.js';
import { expected } from '../../compliance/oracle.js';
import { allStates, describeState, isReachable, pairsOf, sampleStates, toFacts } from '../../compliance/states.js';

const STATES = allStates();

/** Compares one thing that the domain says with what the oracle says, in every state. */
function agrees(name: string, says: (state: State) => unknown, wanted: (state: State) => unknown): void {
  for (const state of STATES) assert.deepEqual(says(state), wanted(state), describeState(state));
  console.log(`${name}: compared ${STATES.length} states with the oracle, 0 differences`);
}

describe('the whole compliance space', () => {
  it('is some 20,000 different states', () => {
    assert.equal(STATES.length, 20_800);
    assert.equal(new Set(STATES.map(describeState)).size, STATES.length);
  });

  it('has the same violations in the same order by the rules and by the oracle [G-1b, G-1c, G-2b.1, G-2c.1, G-3a.5, G-3b.1, A-09]', async () => {
    const { compared, publishable, differences } = await compareWithOracle('rules', (facts) => {
      const codes = evaluate(facts).map(({ code }) => code);
      return { mayPublish: codes.length === 0, codes };
    });
    assert.deepEqual(differences, []);
    assert.equal(compared, STATES.length);
    assert.ok(publishable > 500 && publishable < compared / 2, `${publishable} states may be published`);
  });

  it('closes the same privacy options, for the same reasons [G-3b.1, G-3b.3, A-06, A-14.1]', () => {
    agrees(
      'privacy options',
      (state) => {
        const facts = toFacts(state);
        const levels = facts.creator.kind === 'available' ? facts.creator.creator.privacyLevels : [];
        return levels.map((level) => [level, privacyOptionBlock(level, facts)]);
      },
      (state) => expected(state).privacyOptions.map(({ level, closedBecause }) => [level, closedBecause]),
    );
  });

  it('closes the branded box in the same states, for the same reasons [G-3b.2]', () => {
    agrees(
      'branded box',
      (state) => {
        const facts = toFacts(state);
        return facts.draft.disclosure.on ? [brandedContentBlock(facts)] : undefined;
      },
      (state) => {
        const { kinds } = expected(state);
        return kinds && [kinds.brandedContent.closedBecause];
      },
    );
  });

  it('shows, greys and leaves out the same interactions [G-2c.1, G-2c.3, A-16]', () => {
    agrees(
      'interactions',
      (state) => {
        const facts = toFacts(state);
        const existing = interactionsFor(facts.draft.media?.kind ?? 'video');
        const looks = (each: 'comment' | 'duet' | 'stitch') => {
          if (!existing.includes(each)) return 'absent';
          const block: ControlBlock | undefined = interactionBlock(each, facts);
          return block === undefined ? 'open' : 'greyed';
        };
        return { comment: looks('comment'), duet: looks('duet'), stitch: looks('stitch') };
      },
      (state) => expected(state).interactions,
    );
  });

  it('has the same declaration and the same label [G-2n, G-3a.2, G-3a.3, G-3a.4, G-4.1, G-4.2, G-4.3, G-4.4, A-04, A-05]', () => {
    agrees(
      'declaration and label',
      (state) => {
        const { draft } = toFacts(state);
        const label = labelFor(draft);
        return [PRESCRIBED[declarationFor(draft)], label && PRESCRIBED[label]];
      },
      (state) => [expected(state).declaration, expected(state).label],
    );
  });

  it('asks to indicate the kind in the same states, in TikTok’s words [G-3a.6]', () => {
    agrees(
      'prompt on the button',
      (state) =>
        evaluate(toFacts(state)).some(({ code }) => code === 'disclosure_incomplete')
          ? PRESCRIBED.disclosureIncomplete
          : undefined,
      (state) => expected(state).prompt,
    );
  });
});

describe('compareWithOracle', () => {
  it('finds a check that lets one fault through, and one that refuses a sound post', async () => {
    const lax = await compareWithOracle('a check without the rule of 3b', (facts) => {
      const codes = evaluate(facts).flatMap(({ code }) => (code === 'branded_content_private' ? [] : [code]));
      return { mayPublish: codes.length === 0 };
    });
    assert.ok(lax.differences.length > 0);
    assert.ok(lax.differences.every((line) => line.includes('SELF_ONLY') && line.includes('branded_content_private')));
    const strict = await compareWithOracle('a check that refuses all', () => ({ mayPublish: false }));
    assert.equal(strict.differences.length, strict.publishable);
  });
});

describe('the sample for the rendered page', () => {
  const sample = sampleStates();

  it('has 500 states, each once, each of which a user can reach', () => {
    assert.equal(sample.length, 500);
    assert.equal(new Set(sample.map(describeState)).size, 500);
    assert.ok(sample.every(isReachable));
  });

  it('is the same in every run', () => assert.deepEqual(sampleStates(), sample));

  it('holds each pair of values that any reachable state holds', () => {
    const wanted = new Set(STATES.filter(isReachable).flatMap(pairsOf));
    const held = new Set(sample.flatMap(pairsOf));
    assert.deepEqual(
      [...wanted].filter((pair) => !held.has(pair)),
      [],
    );
  });

  it('holds states that may be published and states with each fault that a user can make', () => {
    const codes = new Set(sample.flatMap((state) => expected(state).violations));
    const wanted = ['creator_cannot_post', 'creator_unknown', 'disclosure_incomplete', 'media_missing'];
    assert.deepEqual([...codes].toSorted(), [...wanted, 'privacy_missing', 'video_too_long']);
    assert.ok(sample.filter((state) => expected(state).mayPublish).length >= 50);
  });
});
