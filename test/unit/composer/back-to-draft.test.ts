import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentTo } from '../../../src/composer/consent.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { initialPage } from '../../../src/composer/initial-state.js';
import type { ComposerState, SavedPost, Setup } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import type { Media } from '../../../src/domain/media.js';
import { completeDraft, consent, creator, photos, video } from '../../../src/testing/builders.js';
import { editing, interrupted, loading, page } from '../../../src/testing/states.js';

type Said<E> = E extends { readonly run: number } ? Omit<E, 'run'> : E;

/** What runs report, by the lane that they run in. */
const REPORTS = {
  recall: /^post-recalled/,
  account: /^creator-loaded/,
  import: /^files-found/,
  post: /^(status-received|transfer-|post-created)/,
  deadline: /^upload-expired/,
} as const;

/** The state after these events; what a run reports comes from the one that is current in its lane. */
function after(state: ComposerState, ...events: readonly Said<ComposerEvent>[]): ComposerState {
  return events.reduce((now, event) => {
    const [lane] = (['recall', 'account', 'import', 'post', 'deadline'] as const).filter((each) =>
      REPORTS[each].test(event.type),
    );
    // The type says which events have a run.
    return transition(now, (lane ? { run: now.page.runs[lane], ...event } : event) as ComposerEvent)[0];
  }, state);
}

const opening = (overrides: Parameters<typeof page>[0] = {}): ComposerState =>
  loading({ page: page({ runs: { recall: 1, account: 2 }, lastRun: 2, ...overrides }) });

/** A post of these media that the page finds when it is loaded, without a copy of any file unless some are given. */
function recalled(
  media: Media,
  saved: Partial<SavedPost> = {},
  files: Readonly<Record<string, File>> = {},
): Said<ComposerEvent> {
  const post = { ...interrupted().saved, consent: consent({ draft: completeDraft({ media }) }), ...saved };
  return { type: 'post-recalled', saved: post, files, canOpen: false };
}

const refused = { type: 'status-received', status: { kind: 'failed', reason: 'internal' } } as const;
const backToForm = [{ type: 'edit-requested' }, { type: 'creator-loaded', creator: creator() }] as const;

describe('a post that becomes a draft again without its files', () => {
  for (const [what, media] of [
    ['video', video()],
    ['photos', photos(2)],
  ] as const) {
    it(`asks for the ${what} of a refused post again, and posts nothing before`, () => {
      const form = after(opening(), recalled(media, { step: 'processing' }), refused, ...backToForm);
      assert.ok(form.phase === 'editing' && form.importState.kind === 'missing');
      assert.deepEqual([form.draft.media, form.importState.media], [undefined, media]);
      assert.equal(consentTo(form, { locale: 'en' }), undefined);
    });
  }

  it('asks for the photos of a post that was canceled while TikTok was asked to create it', () => {
    const photoUrls = ['https://example.com/1.jpg', 'https://example.com/2.jpg'];
    const creating = recalled(photos(2), { step: 'creating', publishId: undefined, expiresAt: undefined, photoUrls });
    const form = after(opening(), creating, { type: 'transfer-offline' }, { type: 'cancel-requested' }, ...backToForm);
    assert.ok(form.phase === 'editing' && form.importState.kind === 'missing');
    assert.equal(form.draft.media, undefined);
  });

  it('goes on with the video that was chosen again', () => {
    const form = after(opening(), recalled(video(), { step: 'processing' }), refused, ...backToForm);
    const file = new File(['harbor'], 'harbor.mp4');
    const again = after(
      form,
      { type: 'files-chosen', files: [file], how: 'either' },
      { type: 'files-found', files: { video: file } },
    );
    assert.ok(again.phase === 'editing' && again.importState.kind === 'idle');
    assert.deepEqual([again.draft.media, again.page.files], [video(), { video: file }]);
  });

  it('keeps its media where they are at hand', () => {
    const files = { video: new File(['harbor'], 'harbor.mp4') };
    const form = after(opening(), recalled(video(), { step: 'processing' }, files), refused, ...backToForm);
    assert.ok(form.phase === 'editing' && form.importState.kind === 'idle');
    assert.deepEqual([form.draft.media, form.page.files], [video(), files]);
  });
});

describe('a post that becomes a draft again on a page whose host presets media', () => {
  const host = new File(['host'], 'A.mp4');
  const next = new File(['next'], 'B.mp4');
  const { setup: noPreset } = initialPage();
  const preset: Setup = { ...noPreset, media: { files: [host] } };
  const locked: Setup = { ...preset, mediaLocked: true };
  const files = { video: new File(['harbor'], 'harbor.mp4') };
  const hosts = video({ source: { origin: 'file', id: 'preset-1' } });

  /** The media of the draft, and the name of the file that is on its way into it. */
  function shown(state: ComposerState): readonly unknown[] {
    assert.ok('draft' in state);
    const { importState } = state;
    const name = importState.kind === 'reading' && importState.request.by === 'host' && importState.request.name;
    return [state.draft.media, name || importState.kind];
  }

  for (const [what, saved] of [
    ['is discarded', [{ type: 'discard-requested' }, { type: 'creator-loaded', creator: creator() }]],
    ['has expired', [{ type: 'upload-expired' }, ...backToForm]],
  ] as const) {
    it(`has the host's media again where an interrupted post ${what} and none of its media are at hand`, () => {
      for (const setup of [preset, locked]) {
        const form = after(opening({ setup }), recalled(video()), ...saved);
        assert.deepEqual([form.phase, ...shown(form)], ['editing', undefined, 'A.mp4']);
      }
    });

    it(`has the media of an interrupted post that ${what}, unless the host has locked its own`, () => {
      const form = (setup: Setup) => shown(after(opening({ setup }), recalled(video(), {}, files), ...saved));
      assert.deepEqual(form(preset), [video(), 'idle']);
      assert.deepEqual(form(locked), [undefined, 'A.mp4']);
    });
  }

  it('has the locked media of the host after a refused post of the page before', () => {
    const processing = recalled(video(), { step: 'processing' }, files);
    assert.deepEqual(shown(after(opening({ setup: locked }), processing, refused, ...backToForm)), [
      undefined,
      'A.mp4',
    ]);
  });

  it('has the media of the page before without a preset', () => {
    const before = recalled(hosts, { step: 'processing' }, { 'preset-1': host });
    assert.deepEqual(shown(after(opening(), before, refused, ...backToForm)), [hosts, 'idle']);
  });

  for (const [what, ending] of [
    ['canceled', [{ type: 'cancel-requested' }]],
    ['refused', [{ type: 'transfer-completed' }, refused]],
  ] as const) {
    /** A post of these media, during which the host presets something else. */
    const ended = (media: Media, now: Partial<Setup>): readonly unknown[] => {
      const all = { ...files, 'preset-1': host };
      const form = editing({ draft: completeDraft({ media }), page: page({ files: all, setup: preset }) });
      const confirmed = consentTo(form, { locale: 'en' });
      assert.ok(confirmed);
      const sent = after(form, confirmed, { type: 'post-created', publishId: 'v_1', expiresAt: 9e15 });
      return shown(after(sent, { type: 'setup-changed', setup: { ...preset, ...now } }, ...ending));
    };

    it(`has what the host presets now where a post of its media is ${what}`, () => {
      assert.deepEqual(ended(hosts, { media: { files: [next] } }), [undefined, 'B.mp4']);
    });

    it(`has no media where the host has taken them back and the post is ${what}`, () => {
      assert.deepEqual(ended(hosts, { media: undefined }), [undefined, 'idle']);
    });

    it(`keeps its media where they are the user's, or still the host's, and the post is ${what}`, () => {
      assert.deepEqual(ended(video(), { media: undefined }), [video(), 'idle']);
      assert.deepEqual(ended(hosts, { title: 'Harbor' }), [hosts, 'idle']);
    });
  }

  it('imports nothing behind a page that was reset', () => {
    const post = after(opening({ setup: locked }), recalled(video(), { step: 'processing' }, files));
    const reset = after(post, { type: 'reset' });
    const run = reset.page.earlier[0]?.page.runs.post;
    assert.ok(run !== undefined);
    const [state, effects] = transition(reset, { ...refused, run });
    assert.deepEqual(
      effects.filter(({ type }) => type === 'import'),
      [],
    );
    assert.deepEqual(state.page.setup, locked);
  });
});
