import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { EMPTY_DRAFT } from '../../../src/domain/draft.js';
import { ComposerController } from '../../../src/state/composer-controller.js';
import type { ComposerState, Outcome } from '../../../src/state/composer-state.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { statusData } from '../../../src/testing/replies.js';
import { processing, published } from '../../../src/testing/states.js';

/** A controller whose element stands in the document and shows this state. */
function start(state: ComposerState) {
  const adapter = new FakeAdapter();
  const guarded = guard(adapter, new ManualClock());
  const clock = new ManualClock();
  const host = {
    isConnected: true,
    updateComplete: Promise.resolve(true),
    addController: () => {},
    removeController: () => {},
    requestUpdate: () => {},
  };
  const controller = new ComposerController(host, {
    adapter: () => guarded,
    settings: () => ({ mode: 'direct', unaudited: false, accept: 'any' }),
    language: () => 'en',
    mediaLocked: () => false,
    presetDraft: () => EMPTY_DRAFT,
    presetMedia: () => undefined,
    confirm: () => true,
    changed: () => {},
    edited: () => {},
    loadMedia: () => Promise.reject(new Error('No media here.')),
    clock,
  });
  controller.hostConnected();
  controller.showState(() => state);
  const leaveAndReturn = async (): Promise<void> => {
    host.isConnected = false;
    controller.hostDisconnected();
    await new Promise(setImmediate);
    host.isConnected = true;
    controller.hostConnected();
    await new Promise(setImmediate);
  };
  return { adapter, clock, controller, leaveAndReturn };
}

const ID = '7663542984343883021';

describe('ComposerController', () => {
  it('goes on asking for the link of a post in review when its element returns [C-06.3]', async () => {
    const { adapter, clock, controller, leaveAndReturn } = start(published({ kind: 'in-review', stillAsking: true }));
    await leaveAndReturn();
    await clock.passNextSleep();
    const call = await adapter.nextCall('getPostStatus');
    call.respondWith(statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: [ID] }));
    await new Promise(setImmediate);
    assert.ok(controller.state.phase === 'published');
    assert.deepEqual(controller.state.outcome, { kind: 'public', postId: ID });
  });

  it('goes on following a post when its element returns [C-06.2]', async () => {
    const { adapter, clock, leaveAndReturn } = start(processing());
    await leaveAndReturn();
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
    it(`asks nothing more about ${JSON.stringify(outcome)} when its element returns`, async () => {
      const { clock, leaveAndReturn } = start(published(outcome));
      await leaveAndReturn();
      assert.equal(clock.sleeping, 0);
    });
  }
});
