import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { ComposerState, Outcome } from '../../../src/composer/state.js';
import { ShareError } from '../../../src/domain/errors.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { statusData } from '../../../src/testing/replies.js';
import * as states from '../../../src/testing/states.js';

const ABSENCE = 30_000;

/** A composer in this state that leaves the page for so long and comes back. */
async function comeBack(make: (adapter: FakeAdapter, clock: ManualClock) => ComposerState, milliseconds: number) {
  const adapter = new FakeAdapter();
  const clock = new ManualClock();
  const composer = createComposer({ clock, initialState: make(adapter, clock) });
  composer.dispatch({ type: 'page-hidden' });
  await clock.whenSleeping();
  clock.advance(milliseconds);
  await new Promise(setImmediate);
  composer.dispatch({ type: 'page-shown' });
  await new Promise(setImmediate);
  return { adapter, clock, composer };
}

const ID = '7663542984343883021';
const through = (adapter: FakeAdapter) => states.post({ adapter: guard(adapter, new ManualClock()) });

describe('a page that leaves the document and comes back', () => {
  it('goes on asking for the link of a post in review [C-06.3]', async () => {
    const { adapter, clock, composer } = await comeBack(
      (fake) => states.published({ kind: 'in-review', stillAsking: true }, undefined, { post: through(fake) }),
      ABSENCE,
    );
    await clock.passNextSleep();
    const call = await adapter.nextCall('getPostStatus');
    call.respondWith(statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: [ID] }));
    await new Promise(setImmediate);
    const state = composer.getState();
    assert.ok(state.phase === 'published');
    assert.deepEqual(state.outcome, { kind: 'public', postId: ID });
  });

  it('goes on following a post [C-06.2]', async () => {
    const { adapter, clock } = await comeBack((fake) => states.processing({ post: through(fake) }), ABSENCE);
    await clock.passNextSleep();
    await adapter.nextCall('getPostStatus');
  });

  const settled: readonly Outcome[] = [
    { kind: 'in-review', stillAsking: false },
    { kind: 'public', postId: ID },
    { kind: 'not-public' },
    { kind: 'inbox' },
  ];
  for (const outcome of settled) {
    it(`asks nothing more about a post that is ${JSON.stringify(outcome)}`, async () => {
      const { clock } = await comeBack(() => states.published(outcome), ABSENCE);
      assert.equal(clock.sleeping, 0);
    });
  }

  it('pauses an upload after a long absence, says so, and goes on when the user wants it [E15, R4]', async () => {
    const { composer } = await comeBack(() => states.uploading(), ABSENCE);
    const state = composer.getState();
    assert.ok(state.phase === 'uploading');
    assert.deepEqual(state.transfer.flow, { kind: 'paused', by: 'absence' });
  });

  it('changes nothing about an upload after a short absence [E15, R4]', async () => {
    const { composer } = await comeBack(() => states.uploading(), 2000);
    const state = composer.getState();
    assert.ok(state.phase === 'uploading');
    assert.deepEqual(state.transfer, states.sending());
  });

  it('asks TikTok for the creator again while the form is on the page [G-1]', async () => {
    const { adapter } = await comeBack(
      (fake, clock) => states.editing({ page: states.page({ adapter: guard(fake, clock) }) }),
      100,
    );
    await adapter.nextCall('getCreatorInfo');
  });

  it('keeps saying that an outcome is unknown after an absence and a new adapter, and asks for nothing over it [R15]', async () => {
    const { adapter, composer } = await comeBack(
      (fake, clock) =>
        states.failed(
          { kind: 'unknown', error: new ShareError('unknown_outcome'), publishId: 'p1' },
          { page: states.page({ adapter: guard(fake, clock) }) },
        ),
      ABSENCE,
    );
    composer.dispatch({ type: 'adapter-changed', adapter: undefined });
    composer.dispatch({ type: 'adapter-changed', adapter: guard(adapter, new ManualClock()) });
    await new Promise(setImmediate);
    const state = composer.getState();
    assert.ok(state.phase === 'failed' && state.failure.kind === 'unknown');
    assert.equal(adapter.calls.length, 0);
  });
});
