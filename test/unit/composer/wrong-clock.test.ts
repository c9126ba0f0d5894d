import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import type { BytesView, ProgressView } from '../../../src/composer/panel-view.js';
import { chunkRange, planChunks } from '../../../src/domain/chunk-plan.js';
import { PageJournal } from '../../../src/journal/journal.js';
import type { RecordStore } from '../../../src/journal/record-store.js';
import { completeDraft, consent, video, videoFacts } from '../../../src/testing/builders.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { statusData } from '../../../src/testing/replies.js';
import { editing, page, PUBLISH_ID } from '../../../src/testing/states.js';
import { whenState } from '../../../src/testing/when-state.js';
import { loadReaders } from './loaded-parts.js';

const HOUR = 3_600_000;
const MB = 1_000_000;
const TOTAL = 60 * MB;

/** A device whose time of day is set while time passes as ever. */
class SetClock extends ManualClock {
  #setBy = 0;

  override now(): number {
    return super.now() + this.#setBy;
  }

  setBy(milliseconds: number): void {
    this.#setBy += milliseconds;
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

/** The real composer, 60 MB on their way, and no chunk answered yet. */
async function sending() {
  const adapter = new FakeAdapter();
  const clock = new SetClock();
  const draft = completeDraft({ media: video({ facts: videoFacts({ bytes: TOTAL }) }) });
  const files = { video: new File([new Uint8Array(TOTAL)], 'harbor.mp4', { type: 'video/mp4' }) };
  const guarded = guard(adapter, new ManualClock());
  const composer = createComposer({
    clock,
    random: () => 1,
    initialState: editing({ draft, page: page({ adapter: guarded, files }) }),
  });
  const confirmed = consentTo(composer.getState(), { locale: 'en' });
  assert.ok(confirmed);
  composer.dispatch(confirmed);
  (await adapter.nextCall('createPost')).respondWith({ publish_id: PUBLISH_ID });
  return { adapter, clock, composer };
}

function progress(composer: Composer): ProgressView {
  const { panel } = composer.getView();
  assert.ok(panel?.kind === 'progress');
  return panel;
}

function bytes(composer: Composer): BytesView {
  const view = progress(composer).bytes;
  assert.ok(view);
  return view;
}

describe('an upload on a device whose clock is set', () => {
  for (const [how, by] of [
    ['back by an hour', -HOUR],
    ['forward by a day', 24 * HOUR],
  ] as const) {
    it(`shows the same speed and time left, set ${how} [R19]`, async () => {
      const { adapter, clock, composer } = await sending();
      const chunk = await adapter.nextCall('uploadChunk');
      const seen: (number | undefined)[] = [];
      for (let second = 1; second <= 5; second += 1) {
        if (second === 4) clock.setBy(by);
        chunk.progress(second * MB);
        await whenState(composer, () => bytes(composer).sentBytes === second * MB);
        seen.push(bytes(composer).secondsLeft);
        clock.advance(1000);
      }
      assert.deepEqual(seen, [undefined, 58, 57, 56, 55]);
    });

    it(`ends after an hour of its own, neither sooner nor later, set ${how} [R14, R19]`, async () => {
      const { adapter, clock, composer } = await sending();
      await adapter.nextCall('uploadChunk');
      composer.dispatch({ type: 'pause-requested' });
      clock.setBy(by);
      clock.advance(HOUR - 1);
      await settled();
      assert.equal(composer.getState().phase, 'uploading');
      clock.advance(1);
      const state = await whenState(composer, ({ phase }) => phase === 'failed');
      assert.ok(state.phase === 'failed' && state.failure.kind === 'not-sent');
      assert.equal(state.failure.error.code, 'upload_expired');
    });

    it(`is followed by the same pauses, and said to be slow after as long, set ${how} [R19]`, async () => {
      const { adapter, clock, composer } = await sending();
      for (let index = 0; index < planChunks(TOTAL).count; index += 1)
        (await adapter.nextCall('uploadChunk')).respondWith(undefined);
      await whenState(composer, ({ phase }) => phase === 'processing');
      clock.setBy(by);
      let waited = 0;
      while (progress(composer).delay !== 'slow') {
        waited += await clock.passNextSleep();
        (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_DOWNLOAD'));
        await settled();
      }
      assert.ok(waited > 5 * 60_000 && waited < 6 * 60_000, String(waited));
    });
  }
});

describe('an upload of 60 MB whose line breaks at three quarters', () => {
  it('falls back by less than a chunk, says that it tries again, and goes on from what TikTok has [R17]', async () => {
    const { adapter, clock, composer } = await sending();
    const plan = planChunks(TOTAL);
    const broken = Math.floor(plan.count * 0.75);
    for (let index = 0; index < broken; index += 1) (await adapter.nextCall('uploadChunk')).respondWith(undefined);
    const chunk = await adapter.nextCall('uploadChunk');
    const { first, last } = chunkRange(plan, broken);
    chunk.progress(last - first);
    await settled();
    const before = bytes(composer).sentBytes;
    chunk.rejectWith({ code: 'network' });
    (await adapter.nextCall('getPostStatus')).respondWith(statusData('PROCESSING_UPLOAD', { uploaded_bytes: first }));
    await whenState(composer, (state) => state.phase === 'uploading' && state.transfer.flow.kind === 'retrying');
    assert.equal(bytes(composer).sentBytes, before);
    await settled();
    await clock.passNextSleep();
    const again = await adapter.nextCall('uploadChunk');
    assert.equal(again.argument.first, first);
    again.progress(1);
    await settled();
    assert.ok(bytes(composer).sentBytes >= first && before - first <= plan.chunkBytes);
  });
});

describe('an interrupted upload that is found again', () => {
  const NOW = Date.UTC(2026, 10, 26, 12);
  const LEFT = HOUR / 2;
  const saved = {
    consent: consent(),
    key: 'key-00000001',
    step: 'sending',
    publishId: PUBLISH_ID,
    photoUrls: [],
    confirmedBytes: 0,
    expiresAt: NOW + LEFT,
  } as const;

  /** The page that finds it, when the device's clock says this. */
  async function found(now: number) {
    const records = new Map<string, unknown>();
    const store: RecordStore = {
      keys: async (prefix) => [...records.keys()].filter((key) => key.startsWith(prefix)),
      get: async (key) => records.get(key),
      put: async (key, value) => void records.set(key, value),
      delete: async (key) => void records.delete(key),
    };
    await new PageJournal({ store, locks: undefined, now: () => NOW, loadReaders }).save('site', saved, {});
    const clock = new SetClock(now);
    const adapter = Object.assign(new FakeAdapter(), { id: 'site' });
    const journal = new PageJournal({ store, locks: undefined, now: () => clock.now(), loadReaders });
    const composer = createComposer({ adapter, clock, loadJournal: async () => journal });
    composer.dispatch({ type: 'page-shown' });
    await whenState(composer, ({ phase }) => phase === 'interrupted');
    await settled();
    return { adapter, clock, composer };
  }

  it('is offered for no longer than there was time, when the clock was set back [R19]', async () => {
    const { composer } = await found(NOW - 2 * HOUR);
    const { panel } = composer.getView();
    assert.ok(panel?.kind === 'interrupted');
    assert.equal(panel.expiresAt, NOW - 2 * HOUR + LEFT);
  });

  for (const [when, passed] of [
    ['as it is looked at', LEFT - 1000],
    ['before it is found', 2 * LEFT],
  ] as const) {
    it(`says that its time is over, withdraws it, and gives the text back, when that ends ${when} [R14]`, async () => {
      const { adapter, clock, composer } = await found(NOW + passed);
      if (passed < LEFT) {
        assert.equal(composer.getState().phase, 'interrupted');
        clock.advance(1000);
      } else await clock.passNextSleep();
      const state = await whenState(composer, ({ phase }) => phase === 'failed');
      assert.ok(state.phase === 'failed' && state.failure.kind === 'not-sent');
      assert.deepEqual(
        [state.failure.error.code, state.draft.title, state.draft.privacy],
        ['upload_expired', saved.consent.draft.title, undefined],
      );
      assert.equal((await adapter.nextCall('cancelPost')).argument, PUBLISH_ID);
    });
  }

  it('is withdrawn by a reset, which says that nothing was posted [R4, R5]', async () => {
    const { adapter, composer } = await found(NOW);
    composer.dispatch({ type: 'reset' });
    assert.equal((await adapter.nextCall('cancelPost')).argument, PUBLISH_ID);
    const state = composer.getState();
    assert.ok(state.phase === 'loading' && state.notice === 'canceled');
  });
});
