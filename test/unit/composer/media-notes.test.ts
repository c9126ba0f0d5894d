import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { viewOf } from '../../../src/composer/view.js';
import { applyFieldEdit } from '../../../src/composer/draft-edit.js';
import { rateDoubt } from '../../../src/domain/rules/video-frame-rate.js';
import { completeDraft, photoFacts, video, videoFacts } from '../../../src/testing/builders.js';
import { editing } from '../../../src/testing/states.js';

const provenance = (ai: 'generated' | 'edited') => ({ hasCredentials: true, ai });

describe('what a file says of AI', () => {
  const draft = completeDraft({ media: video({ facts: videoFacts({ provenance: provenance('generated') }) }) });

  it('suggests the switch and never turns it on [M19]', () => {
    const form = viewOf(editing({ draft })).form;
    assert.deepEqual([form.aiSaid, form.aiGenerated], ['generated', false]);
  });

  it('suggests nothing once the switch is on', () => {
    const on = applyFieldEdit(draft, { field: 'aiGenerated', value: true });
    assert.equal(viewOf(editing({ draft: on })).form.aiSaid, undefined);
  });

  it('says that AI made a post of which it made one photo and edited another', () => {
    const photo = (ai: 'generated' | 'edited', id: string) => ({
      source: { origin: 'file', id } as const,
      facts: photoFacts({ provenance: provenance(ai) }),
    });
    const photos = [photo('edited', 'a'), photo('generated', 'b')];
    const media = { kind: 'photo', photos, coverIndex: 0 } as const;
    assert.equal(viewOf(editing({ draft: completeDraft({ media }) })).form.aiSaid, 'generated');
  });

  it('is nothing for a file that says nothing', () => {
    assert.equal(viewOf(editing({ draft: completeDraft() })).form.aiSaid, undefined);
  });
});

describe('the cover of a post', () => {
  for (const [privacy, isIgnored] of [
    [undefined, false],
    ['PUBLIC_TO_EVERYONE', false],
    ['MUTUAL_FOLLOW_FRIENDS', true],
    ['SELF_ONLY', true],
  ] as const) {
    it(`is ${isIgnored ? 'said to be ignored' : 'shown'} for ${privacy ?? 'an audience that is not chosen yet'}`, () => {
      assert.equal(viewOf(editing({ draft: completeDraft({ privacy }) })).form.coverIsIgnored, isIgnored);
    });
  }
});

describe('rateDoubt', () => {
  for (const [what, facts, expected] of [
    ['30 fps', { frameRate: 30 }, undefined],
    ['60.03 fps', { frameRate: 60.03 }, undefined],
    ['60.5 fps', { frameRate: 60.5 }, { kind: 'edge', frameRate: 60.5, max: 60 }],
    ['61.5 fps, which a rule refuses', { frameRate: 61.5 }, undefined],
    [
      '120 fps as an estimate',
      { frameRate: 120, frameRateIsEstimate: true },
      { kind: 'estimate', frameRate: 120, min: 23, max: 60 },
    ],
    ['30 fps as an estimate', { frameRate: 30, frameRateIsEstimate: true }, undefined],
    [
      'an estimate of a rate that varies',
      { frameRate: 120, frameRateIsEstimate: true, variableFrameRate: true },
      { kind: 'varies' },
    ],
    ['a video of too few frames [M11]', { frameRate: undefined }, { kind: 'unknown' }],
    ['a video that could not be read', { frameRate: undefined, codec: undefined }, undefined],
    ['a rate that varies', { frameRate: 29, variableFrameRate: true }, { kind: 'varies' }],
  ] as const) {
    it(`is ${expected?.kind ?? 'nothing'} for ${what}`, () => {
      assert.deepEqual(rateDoubt(videoFacts(facts)), expected);
    });
  }
});

describe('the film strip', () => {
  const frame = (url?: string) => ({ timestampMs: 0, url });
  const shownWith = (frames: readonly ReturnType<typeof frame>[], unplayable: readonly string[]): boolean => {
    const { page, ...rest } = editing({ draft: completeDraft({ media: video() }) });
    const strip = { fileId: 'video', durationMs: 1000, frames };
    return viewOf({ ...rest, page: { ...page, strip, unplayable } }).cover !== undefined;
  };

  it('is there before its frames are, so that what is below stays where it is', () => {
    assert.equal(shownWith([frame(), frame()], []), true);
  });

  it('goes with the player of a video that cannot be played, and comes back should a frame be decoded', () => {
    assert.equal(shownWith([frame(), frame()], ['video']), false);
    assert.equal(shownWith([frame('blob:first'), frame()], ['video']), true);
  });

  it('is not there without frames', () => {
    assert.equal(shownWith([], []), false);
  });
});
