import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { statusData } from '../../../src/testing/replies.js';
import { page, post, processing, PUBLISH_ID } from '../../../src/testing/states.js';
import { whenState } from '../../../src/testing/when-state.js';

/** The real composer, following a post that TikTok is at work on. */
function follow() {
  const adapter = new FakeAdapter();
  const clock = new ManualClock();
  const guarded = guard(adapter, new ManualClock());
  const composer = createComposer({
    clock,
    random: () => 1,
    initialState: processing({
      post: post({ adapter: guarded }),
      // A page that was away for a moment follows on when it is back.
      page: page({ adapter: guarded, presence: 'away', lastRun: 1 }),
    }),
  });
  composer.dispatch({ type: 'page-shown' });
  const panel = () => {
    const view = composer.getView().panel;
    assert.ok(view?.kind === 'progress');
    return view;
  };
  const poll = async () => {
    await clock.passNextSleep();
    return adapter.nextCall('getPostStatus');
  };
  const when = (fits: (state: ComposerState) => boolean) => whenState(composer, fits);
  const delayed = (delay: string) => when((state) => state.phase === 'processing' && state.delay === delay);
  return { adapter, clock, composer, panel, poll, when, delayed };
}

describe('a post that hangs at TikTok', () => {
  it('has no way out while all goes well', async () => {
    const { panel, poll, when } = follow();
    (await poll()).respondWith(statusData('PROCESSING_DOWNLOAD', { downloaded_bytes: 1 }));
    await when(
      (state) =>
        state.phase === 'processing' && state.status.kind === 'processing' && state.status.stage === 'download',
    );
    assert.deepEqual([panel().canCancel, panel().hangs, panel().canReconnect], [false, false, false]);
  });

  it('is told with TikTok’s reason, and can be canceled or looked for on the profile [F16, F20]', async () => {
    const { adapter, composer, panel, poll, when } = follow();
    (await poll()).respondWith(statusData('PROCESSING_DOWNLOAD', { fail_reason: 'video_pull_failed' }));
    await when(
      (state) =>
        state.phase === 'processing' && state.status.kind === 'processing' && state.status.trouble !== undefined,
    );
    assert.deepEqual([panel().trouble, panel().canCancel, panel().hangs], ['video_pull_failed', true, true]);
    composer.dispatch({ type: 'cancel-requested' });
    assert.deepEqual([panel().cancel, panel().canCancel], ['asked', false]);
    const cancel = await adapter.nextCall('cancelPost');
    assert.equal(cancel.argument, PUBLISH_ID);
    cancel.respondWith({});
    (await poll()).respondWith(statusData('FAILED', { fail_reason: 'publish_cancelled' }));
    const state = await when(({ phase }) => phase === 'failed');
    assert.ok(state.phase === 'failed' && state.failure.kind === 'refused' && state.draft.title !== '');
  });

  it('can be canceled after five minutes, and says so when TikTok refuses [F20]', async () => {
    const { adapter, clock, composer, panel, poll, delayed, when } = follow();
    for (const began = clock.elapsed(); clock.elapsed() - began <= 5 * 60_000;) {
      (await poll()).respondWith(statusData('PROCESSING_DOWNLOAD'));
    }
    (await poll()).respondWith(statusData('PROCESSING_DOWNLOAD'));
    await delayed('slow');
    assert.deepEqual([panel().canCancel, panel().hangs], [true, true]);
    composer.dispatch({ type: 'cancel-requested' });
    (await adapter.nextCall('cancelPost')).rejectWith({ code: 'publish_not_cancellable' });
    await when((state) => state.phase === 'processing' && state.cancel === 'refused');
    (await poll()).respondWith(statusData('PUBLISH_COMPLETE'));
    await when(({ phase }) => phase === 'published');
  });

  it('is followed on after the account was connected again [R11, R30]', async () => {
    const { adapter, composer, panel, poll, delayed, when } = follow();
    (await poll()).rejectWith({ code: 'access_token_invalid' });
    await delayed('disconnected');
    assert.equal(panel().canReconnect, true);
    composer.dispatch({ type: 'connect-requested' });
    assert.equal(panel().canReconnect, false);
    (await adapter.nextCall('connect')).respondWith({});
    await delayed('none');
    (await poll()).respondWith(statusData('PUBLISH_COMPLETE'));
    await when(({ phase }) => phase === 'published');
  });

  it('offers to connect again after connecting was given up [R30]', async () => {
    const { adapter, composer, panel, poll, delayed, when } = follow();
    (await poll()).rejectWith({ code: 'not_connected' });
    await delayed('disconnected');
    composer.dispatch({ type: 'connect-requested' });
    (await adapter.nextCall('connect')).rejectWith({ code: 'connect_failed' });
    await when((state) => state.page.runs.account === undefined);
    assert.equal(panel().canReconnect, true);
  });
});
