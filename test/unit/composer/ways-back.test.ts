import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import { transition } from '../../../src/composer/transition.js';
import * as media from '../../../src/media/index.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { editing, page, post, PUBLISH_ID, request, sending, uploading } from '../../../src/testing/states.js';
import { completeDraft, consent, photo, photos, video, videoFacts } from '../../../src/testing/builders.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { whenState } from '../../../src/testing/when-state.js';
import { jpeg } from '../../fixtures/media/photos.js';

const HOUR = 3_600_000;
const BYTES = new Uint8Array(1000);

/** The real composer with a paused upload whose address ends in an hour. */
function paused() {
  const adapter = new FakeAdapter();
  const clock = new ManualClock();
  const guarded = guard(adapter, new ManualClock());
  const draft = completeDraft({ media: video({ facts: videoFacts({ bytes: BYTES.length }) }) });
  const file = new File([BYTES], 'harbor.mp4', { type: 'video/mp4' });
  const transfer = sending({
    sentBytes: 0,
    confirmedBytes: 0,
    totalBytes: BYTES.length,
    expiresAt: clock.now() + HOUR,
    flow: { kind: 'paused', by: 'user' },
  });
  const composer = createComposer({
    clock,
    random: () => 1,
    initialState: uploading(transfer, draft, {
      post: post({ consent: consent({ draft }), adapter: guarded }),
      page: page({ adapter: guarded, files: { video: file }, runs: { deadline: 1 }, lastRun: 1 }),
    }),
  });
  return { adapter, composer };
}

describe('an upload that was paused for too long', () => {
  it('ends by itself with a reason at the hour, keeps every choice, and is withdrawn [R14]', async () => {
    const adapter = new FakeAdapter();
    const clock = new ManualClock();
    const draft = completeDraft({ media: video({ facts: videoFacts({ bytes: BYTES.length }) }) });
    const files = { video: new File([BYTES], 'harbor.mp4', { type: 'video/mp4' }) };
    const guarded = guard(adapter, new ManualClock());
    const composer = createComposer({
      clock,
      initialState: editing({ draft, page: page({ adapter: guarded, files }) }),
    });
    const confirmed = consentTo(composer.getState(), { locale: 'en' });
    assert.ok(confirmed);
    composer.dispatch(confirmed);
    (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
    await adapter.nextCall('uploadChunk');
    composer.dispatch({ type: 'pause-requested' });
    clock.advance(HOUR - 1);
    await new Promise(setImmediate);
    const late = composer.getState();
    assert.ok(late.phase === 'uploading' && late.transfer.flow.kind === 'paused');
    clock.advance(1);
    const state = await whenState(composer, ({ phase }) => phase === 'failed');
    assert.ok(state.phase === 'failed' && state.failure.kind === 'not-sent');
    assert.deepEqual([state.failure.error.code, state.draft], ['upload_expired', draft]);
    const view = composer.getView().panel;
    assert.ok(view?.kind === 'failed' && view.wayOut === 'edit');
    assert.equal((await adapter.nextCall('cancelPost')).argument, PUBLISH_ID);
  });

  it('is not posted again without another click [R14]', async () => {
    const { adapter, composer } = paused();
    composer.dispatch({ type: 'upload-expired', run: 1 });
    composer.dispatch({ type: 'resume-requested' });
    composer.dispatch({ type: 'edit-requested' });
    await adapter.nextCall('getCreatorInfo');
    assert.equal(composer.getState().phase, 'loading');
    assert.equal(adapter.count('createPost'), 0);
  });
});

describe('leaving the page', () => {
  it('is asked about while bytes would be lost, and only then [R6]', () => {
    const { composer } = paused();
    assert.equal(composer.getView().keepOpen, true);
    composer.dispatch({ type: 'upload-expired', run: 1 });
    assert.equal(composer.getView().keepOpen, false);
    assert.equal(createComposer({ initialState: editing({ draft: completeDraft() }) }).getView().keepOpen, false);
  });
});

describe('a page that the creator could not be loaded for', () => {
  /** The real composer in that state; `online` has the browser report that it came online. */
  async function failing(code: string) {
    const adapter = new FakeAdapter();
    const waiting = new Set<() => void>();
    const composer = createComposer({
      clock: new ManualClock(),
      network: {
        isOnline: () => true,
        whenOnline: (signal) =>
          new Promise((resolve, reject) => {
            waiting.add(resolve);
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
        whenVisible: () => new Promise(() => {}),
      },
      initialState: editing({ draft: completeDraft(), page: page({ adapter: guard(adapter, new ManualClock()) }) }),
    });
    const fail = async (): Promise<void> => {
      (await adapter.nextCall('getCreatorInfo')).rejectWith({ code });
      await whenState(composer, ({ phase }) => phase === 'failed');
      await new Promise(setImmediate);
    };
    const online = (): void => {
      for (const resolve of waiting) resolve();
      waiting.clear();
    };
    composer.dispatch({ type: 'reset' });
    await fail();
    return { adapter, composer, fail, online };
  }

  it('asks again by itself when the browser comes online, once each time [R8]', async () => {
    const { adapter, composer, fail, online } = await failing('network');
    assert.equal(adapter.count('getCreatorInfo'), 1);
    online();
    await fail();
    assert.equal(adapter.count('getCreatorInfo'), 2);
    online();
    (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await whenState(composer, ({ phase }) => phase === 'editing');
  });

  it('asks once when the user was faster', async () => {
    const { adapter, composer, online } = await failing('network');
    composer.dispatch({ type: 'creator-requested' });
    online();
    await new Promise(setImmediate);
    assert.equal(adapter.count('getCreatorInfo'), 2);
  });

  it('asks when it is shown again, if it was out of the document when the browser came online', async () => {
    const { adapter, composer, online } = await failing('network');
    composer.dispatch({ type: 'page-hidden' });
    online();
    await new Promise(setImmediate);
    assert.equal(adapter.count('getCreatorInfo'), 1);
    composer.dispatch({ type: 'page-shown' });
    (await adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await whenState(composer, ({ phase }) => phase === 'editing');
    assert.equal(adapter.count('getCreatorInfo'), 2);
  });

  for (const code of ['internal_error', 'rate_limit_exceeded', 'invalid_response']) {
    it(`does not ask again by itself after ${code}`, async () => {
      const { adapter, online } = await failing(code);
      online();
      await new Promise(setImmediate);
      assert.equal(adapter.count('getCreatorInfo'), 1);
    });
  }
});

describe('a part of the page that does not load', () => {
  const broken = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const withoutChanges = { ...media, stripLocation: broken, convertPhoto: broken, planVideo: broken };

  /** A form whose media library is this, each time that it is loaded. */
  function opened(loadMedia: () => Promise<typeof media>, state: Parameters<typeof editing>[0] = {}) {
    const adapter = guard(new FakeAdapter(), new ManualClock());
    const initialState = editing({ ...state, page: page({ adapter, ...state.page }) });
    return createComposer({ clock: new ManualClock(), loadMedia, initialState });
  }

  for (const [what, library, name, bytes] of [
    ['reads files', undefined, 'other.mp4', BYTES],
    ['takes the location out of photos', withoutChanges, 'harbor.jpg', jpeg({ width: 90, height: 60 })],
  ] as const) {
    it(`is not blamed on the file: draft and files stay, and it is loaded again when asked (what ${what})`, async () => {
      const loads: string[] = [];
      const before = completeDraft();
      const composer = opened(
        () => {
          loads.push('media');
          return library ? Promise.resolve(library) : broken();
        },
        { draft: before },
      );
      const file = new File([bytes], name);
      composer.dispatch({ type: 'files-chosen', files: [file], how: 'replace' });
      const isBroken = await whenState(
        composer,
        (now) => now.phase === 'editing' && now.importState.kind !== 'idle' && now.importState.kind !== 'reading',
      );
      assert.equal(isBroken.phase === 'editing' && isBroken.importState.kind, 'not-loaded');
      assert.ok(isBroken.phase === 'editing' && isBroken.draft === before);
      composer.dispatch({ type: 'import-retried' });
      const again = await whenState(
        composer,
        (now) => loads.length === 2 && now.phase === 'editing' && now.importState.kind === 'not-loaded',
      );
      assert.ok('importState' in again && 'request' in again.importState);
      const { request } = again.importState;
      assert.deepEqual([loads.length, request.kind === 'files' && request.files[0] === file], [2, true]);
    });
  }

  it('is not blamed on a photo that is to be cropped', async () => {
    const wide = photo('panorama', { width: 1500, height: 420 });
    const files = { panorama: new File(['chosen'], 'panorama.jpg') };
    const composer = opened(() => Promise.resolve(withoutChanges), {
      draft: completeDraft({ media: photos(1, { photos: [wide] }) }),
      page: page({ files }),
    });
    composer.dispatch({ type: 'crop-opened', id: 'panorama' });
    composer.dispatch({ type: 'crop-requested', id: 'panorama' });
    const { crops } = (await whenState(composer, (now) => now.page.crops['panorama']?.kind === 'failed')).page;
    assert.deepEqual(crops['panorama'], { kind: 'failed', place: 0.5, reason: 'not_loaded' });
  });

  it('is not blamed on a video that is to be changed', async () => {
    const files = { video: new File([BYTES], 'harbor.mp4') };
    const composer = opened(() => Promise.resolve(withoutChanges), {
      draft: completeDraft({ media: video({ facts: videoFacts({ codec: 'av1' }) }) }),
      page: page({ files }),
    });
    const { fix } = (await whenState(composer, (now) => now.page.fix?.kind === 'unavailable')).page;
    assert.equal(fix?.kind === 'unavailable' && fix.reason, 'not_loaded');
  });
});

describe('media of the host that wait for an answer', () => {
  const files = [new File(['host'], 'IMG_1.heic')];
  const asked = { ...request('IMG_1.heic'), by: 'host' } as const;

  for (const [what, importState, accept] of [
    [
      'offered',
      { kind: 'offered', request: asked, offers: [{ kind: 'convert', name: 'IMG_1.heic' }], entries: [] },
      { type: 'offers-answered', accepted: true },
    ],
    ['not loaded', { kind: 'not-loaded', request: asked }, { type: 'import-retried' }],
  ] as const) {
    it(`are not declined for good while the host has locked them (${what})`, () => {
      const form = (mediaLocked: boolean) =>
        editing({ importState, page: page({ setup: { ...page().setup, media: { files }, mediaLocked } }) });
      const declined = { type: 'offers-answered', accepted: false } as const;
      const locked = form(true);
      assert.equal(transition(locked, declined)[0], locked);
      const [unlocked] = transition(form(false), declined);
      assert.ok(unlocked.phase === 'editing' && unlocked.importState.kind !== importState.kind);
      const [accepted] = transition(locked, accept);
      assert.ok(accepted.phase === 'editing' && accepted.importState.kind === 'reading');
    });
  }
});
