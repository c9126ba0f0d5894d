import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentTo } from '../../../src/composer/consent.js';
import type { Effect } from '../../../src/composer/effects/effect.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { deepFreeze } from '../../../src/domain/freeze.js';
import { withResources } from '../../../src/composer/resources.js';
import { isPresetAgain } from '../../../src/composer/preset-media.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { draftOf } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import { viewOf } from '../../../src/composer/view.js';
import { partsOf } from '../../../src/domain/media.js';
import type { VideoFacts } from '../../../src/domain/media-facts.js';
import { completeDraft, creator, video, videoFacts } from '../../../src/testing/builders.js';
import { editing, page } from '../../../src/testing/states.js';

const file = new File(['long'], 'harbor.mp4');
const short = new File(['short'], 'harbor.mp4');
const result = videoFacts({ durationSeconds: 60 });

type Said<E> = E extends { readonly run: number } ? Omit<E, 'run'> : E;

/** One step of the machine; an event of a run is of the change that runs now, or of one that has ended. */
function step(state: ComposerState, event: Said<ComposerEvent>): { state: ComposerState; effects: readonly Effect[] } {
  const run = state.page.runs.fix ?? -1;
  // The type says which events have a run.
  const said = (
    event.type.startsWith('fix-') && !/requested|canceled/.test(event.type) ? { run, ...event } : event
  ) as ComposerEvent;
  const [next, effects] = transition(state, said);
  return { state: deepFreeze(next), effects };
}

function after(state: ComposerState, ...events: readonly Said<ComposerEvent>[]): ComposerState {
  return events.reduce((now, event) => step(now, event).state, state);
}

/** The form with this video, for a creator of 60 seconds. */
function withVideo(
  facts: Partial<VideoFacts>,
  rest: Parameters<typeof page>[0] = {},
): [ComposerState, readonly Effect[]] {
  const draft = completeDraft({ media: video({ facts: videoFacts(facts) }) });
  const state = editing({
    creator: creator({ maxVideoDurationSeconds: 60 }),
    draft,
    page: page({ files: { video: file }, ...rest }),
  });
  const [now, effects] = withResources([state, []]);
  return [deepFreeze(now), effects];
}

const [checking] = withVideo({ durationSeconds: 90 });
const offered = after(checking, { type: 'fix-planned', encodes: false });
const working = after(offered, { type: 'fix-requested' });
const made = after(working, { type: 'fix-made', id: 'made', file: short, facts: result });
const now = new Date(0);

describe('a video that TikTok would refuse', () => {
  it('is looked at for what this browser can change about it, before anything is offered', () => {
    const [state, effects] = withVideo({ durationSeconds: 90, codec: 'av1', frameRate: 120 });
    const plan = effects.find(({ type }) => type === 'plan-video');
    assert.deepEqual(plan?.type === 'plan-video' && plan.change, {
      trim: { start: 0, end: 60 },
      target: { frameRate: 60 },
    });
    assert.equal(viewOf(state).fix, undefined);
    assert.equal(viewOf(after(state, { type: 'fix-planned', encodes: true })).fix?.action, 'trim-convert');
  });

  for (const [what, facts, rest] of [
    ['keeps every limit', {}, {}],
    ['cannot be read for a conversion', { container: 'avi' }, {}],
    ['the site has locked', { durationSeconds: 90 }, { setup: locked() }],
  ] as const) {
    it(`is offered no change where it ${what}`, () => {
      const [state, effects] = withVideo(facts, rest);
      assert.equal(state.page.fix, undefined);
      assert.ok(!effects.some(({ type }) => type === 'plan-video'));
    });
  }

  it('says so where this browser can make no change, and posts nothing', () => {
    const state = after(checking, { type: 'fix-refused', reason: 'unencodable' });
    const { fix } = viewOf(state);
    assert.deepEqual(fix?.kind === 'unavailable' && fix.reason, 'unencodable');
    assert.equal(after(state, { type: 'fix-requested' }), state);
  });

  it('is looked at again when the part of the page that plans it did not load', () => {
    const [state] = transition(checking, { type: 'part-not-loaded', run: checking.page.runs.fix ?? -1 });
    const { fix } = viewOf(state);
    assert.equal(fix?.kind === 'unavailable' && fix.reason, 'not_loaded');
    assert.equal(after(state, { type: 'fix-requested' }).page.fix?.kind, 'checking');
  });

  it('is looked at again when the part of the page that changes it did not load', () => {
    const state = after(checking, { type: 'fix-refused', reason: 'not_loaded' });
    const { state: again, effects } = step(state, { type: 'fix-requested' });
    assert.equal(again.page.fix?.kind, 'checking');
    assert.deepEqual(effects.map(({ type }) => type).includes('plan-video'), true);
  });
});

describe('a trim', () => {
  it('is made of what the handles say', () => {
    const moved = after(offered, { type: 'trim-moved', handle: 'end', milliseconds: 75_000 });
    const { effects } = step(moved, { type: 'fix-requested' });
    const [convert] = effects;
    assert.deepEqual(convert?.type === 'convert-video' && [convert.change, convert.file], [
      { trim: { start: 15, end: 75 } },
      file,
    ]);
  });

  it('cannot be moved while it is made', () => {
    assert.equal(after(working, { type: 'trim-moved', handle: 'end', milliseconds: 5000 }), working);
  });

  it('reports how far it is', () => {
    const { fix } = viewOf(after(working, { type: 'fix-progressed', share: 0.4 }));
    assert.equal(fix?.kind === 'working' && fix.share, 0.4);
  });

  it('keeps the original when it is canceled, and what comes late changes nothing', () => {
    const canceled = after(working, { type: 'fix-canceled' });
    assert.equal(canceled.page.fix?.kind, 'offered');
    assert.equal(draftOf(canceled).media, draftOf(offered).media);
    assert.equal(after(canceled, { type: 'fix-made', id: 'made', file: short, facts: result }), canceled);
  });

  it('keeps the original when it fails, and can be tried again', () => {
    const failed = after(working, { type: 'fix-refused', reason: 'undecodable' });
    assert.equal(failed.page.fix?.kind, 'failed');
    assert.equal(failed.page.files['video'], file);
    assert.equal(after(failed, { type: 'fix-requested' }).page.fix?.kind, 'working');
  });

  it('stops while the page is away, and can be made when it is back', () => {
    const away = after(working, { type: 'page-hidden' });
    const [gone] = transition(away, { type: 'absence-noticed', run: away.page.runs.absence ?? -1 });
    assert.equal(gone.page.fix?.kind, 'offered');
    assert.equal(gone.page.runs.fix, undefined);
  });

  it('lets nothing be posted while it is made', () => {
    assert.equal(consentTo(working, { locale: 'en', now }), undefined);
    assert.equal(viewOf(working).form.fixing, true);
  });
});

describe('a video that was changed', () => {
  it('is what is previewed, agreed to and sent', () => {
    const media = draftOf(made).media;
    assert.deepEqual(media?.kind === 'video' && media.source, { origin: 'file', id: 'made' });
    assert.ok(consentTo(made, { locale: 'en', now }));
    const confirmed = consentTo(made, { locale: 'en', now });
    const posted = confirmed && after(made, confirmed);
    assert.equal(posted?.phase, 'uploading');
    assert.equal(posted.page.files['made'], short);
  });

  it('goes with the media of the host that it was made of', () => {
    const media = video({ source: { origin: 'file', id: 'preset-1' }, facts: videoFacts({ durationSeconds: 90 }) });
    const setup = { ...page().setup, media: { files: [file] } };
    const form = editing({
      creator: creator({ maxVideoDurationSeconds: 60 }),
      draft: completeDraft({ media }),
      page: page({ files: { 'preset-1': file }, setup }),
    });
    const [checked] = withResources([form, []]);
    const changed = after(
      checked,
      { type: 'fix-planned', encodes: false },
      { type: 'fix-requested' },
      { type: 'fix-made', id: 'made', file: short, facts: result },
    );
    assert.equal(changed.page.fix?.kind, 'made');
    assert.ok(!partsOf(draftOf(changed).media).some(isPresetAgain), 'a reload does not preset it again');
    const gone = after(changed, { type: 'setup-changed', setup: { ...setup, media: undefined } });
    assert.deepEqual([draftOf(gone).media, gone.page.fix, gone.page.files], [undefined, undefined, {}]);
  });

  it('gives the original back when the creator wants it', () => {
    const back = after(made, { type: 'fix-canceled' });
    assert.deepEqual(draftOf(back).media, draftOf(offered).media);
    assert.equal(back.page.files['video'], file);
    assert.equal(back.page.files['made'], undefined);
    assert.equal(back.page.fix?.kind, 'offered');
  });

  /** A cover at 20 seconds of the original, of which 15 to 75 are kept. */
  const covered = () =>
    after(
      after(offered, { type: 'draft-edited', edit: { field: 'cover-timestamp', value: 20_000 } }),
      { type: 'trim-moved', handle: 'end', milliseconds: 75_000 },
      { type: 'fix-requested' },
      { type: 'fix-made', id: 'made', file: short, facts: result },
    );
  const coverIn = (state: ComposerState) => {
    const { media } = draftOf(state);
    return media?.kind === 'video' && media.coverTimestampMs;
  };

  it('keeps its cover on the same frame, where that is kept', () => {
    assert.equal(coverIn(covered()), 5000);
  });

  it('hands its cover to the original when that comes back, on the same frame', () => {
    assert.equal(coverIn(after(covered(), { type: 'fix-canceled' })), 20_000);
    const chosen = after(covered(), { type: 'draft-edited', edit: { field: 'cover-timestamp', value: 8000 } });
    assert.equal(coverIn(after(chosen, { type: 'fix-canceled' })), 23_000);
  });

  it('still says that AI made it, but carries no credentials', () => {
    const [state] = withVideo({ durationSeconds: 90, provenance: { hasCredentials: true, ai: 'generated' } });
    const done = after(
      state,
      { type: 'fix-planned', encodes: false },
      { type: 'fix-requested' },
      { type: 'fix-made', id: 'made', file: short, facts: result },
    );
    const media = draftOf(done).media;
    assert.deepEqual(media?.kind === 'video' && media.facts.provenance, { hasCredentials: false, ai: 'generated' });
  });

  for (const [what, event] of [
    ['it is removed', { type: 'draft-edited', edit: { field: 'media-removed' } }],
    ['the page is reset', { type: 'reset' }],
  ] as const) {
    it(`goes with its original when ${what}`, () => {
      const gone = after(made, event);
      assert.equal(gone.page.fix, undefined);
      assert.deepEqual(gone.page.files, {});
    });
  }
});

describe('the location of a video', () => {
  const [state] = withVideo({ hasLocation: true });

  it('is offered to be removed where that costs no quality [M26]', () => {
    const { fix } = viewOf(after(state, { type: 'fix-planned', encodes: false }));
    assert.deepEqual([fix?.kind, fix?.action], ['offered', 'remove-location']);
  });

  it('is said to stay where it could only go with the frames made again [M26]', () => {
    const stays = after(state, { type: 'fix-planned', encodes: true });
    assert.deepEqual([viewOf(stays).fix?.kind, viewOf(stays).fix?.action], ['unavailable', 'remove-location']);
    assert.ok(consentTo(stays, { locale: 'en', now }));
  });
});

function locked() {
  return { ...page().setup, mediaLocked: true, media: { files: [file] } };
}
