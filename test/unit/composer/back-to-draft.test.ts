import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentTo } from '../../../src/composer/consent.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import type { ComposerState, SavedPost } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import type { Media } from '../../../src/domain/media.js';
import { completeDraft, consent, creator, photos, video } from '../../../src/testing/builders.js';
import { interrupted, loading, page } from '../../../src/testing/states.js';

type Said<E> = E extends { readonly run: number } ? Omit<E, 'run'> : E;

/** What runs report, by the lane that they run in. */
const REPORTS = {
  recall: /^post-recalled/,
  account: /^creator-loaded/,
  import: /^(media-imported|files-found|import-refused)/,
  post: /^(status-received|transfer-|twin-found|post-failed)/,
} as const;

/** The state after these events; what a run reports comes from the one that is current in its lane. */
function after(state: ComposerState, ...events: readonly Said<ComposerEvent>[]): ComposerState {
  return events.reduce((now, event) => {
    const [lane] = (['recall', 'account', 'import', 'post'] as const).filter((each) => REPORTS[each].test(event.type));
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
