import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import type { GuardedAdapter } from '../../../src/adapter/guard.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';

type Call = (guarded: GuardedAdapter, signal: AbortSignal) => Promise<unknown>;

const file = new File([new Uint8Array(10)], 'clip.mp4', { type: 'video/mp4' });
const chunk = { publishId: 'p1', body: file, first: 0, last: 9, total: 10, contentType: 'video/mp4' };
const ignore = (): void => {};

function start(call: Call) {
  const adapter = new FakeAdapter();
  const clock = new ManualClock();
  const caller = new AbortController();
  const answer = call(guard(adapter, clock), caller.signal);
  answer.catch(ignore);
  /** Lets time pass, and every woken sleeper continue. */
  const pass = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await new Promise(setImmediate);
  };
  return { adapter, clock, caller, answer, pass };
}

describe('guard', () => {
  const limits: readonly (readonly [
    method: Parameters<FakeAdapter['nextCall']>[0],
    milliseconds: number,
    call: Call,
  ])[] = [
    ['getCreatorInfo', 45_000, (guarded, signal) => guarded.getCreatorInfo({ signal })],
    ['disconnect', 45_000, (guarded, signal) => guarded.disconnect({ signal })],
    ['getPostStatus', 45_000, (guarded, signal) => guarded.getPostStatus('p1', { signal })],
    ['cancelPost', 45_000, (guarded, signal) => guarded.cancelPost('p1', { signal })],
    ['uploadChunk', 600_000, (guarded, signal) => guarded.uploadChunk(chunk, { signal, onProgress: ignore })],
    ['stagePhoto', 600_000, (guarded, signal) => guarded.stagePhoto(file, { signal, onProgress: ignore })],
  ];
  for (const [method, milliseconds, call] of limits) {
    it(`gives ${method} up after ${milliseconds / 1000} seconds without a reply, and aborts its signal`, async () => {
      const { adapter, answer, pass } = start(call);
      const { signal } = await adapter.nextCall(method);
      await pass(milliseconds - 1);
      assert.equal(signal.aborted, false);
      await pass(1);
      await assert.rejects(answer, { name: 'ShareError', code: 'network' });
      assert.equal(signal.aborted, true);
    });

    it(`takes a reply of ${method} that came while the page was frozen, and waits five seconds for it`, async () => {
      const { adapter, answer, pass } = start(call);
      const { signal, rejectWith } = await adapter.nextCall(method);
      await pass(3 * milliseconds);
      await pass(4999);
      assert.equal(signal.aborted, false);
      rejectWith({ code: 'rate_limit_exceeded' });
      await assert.rejects(answer, { code: 'rate_limit_exceeded' });

      const late = start(call);
      const unanswered = await late.adapter.nextCall(method);
      await late.pass(3 * milliseconds);
      await late.pass(5000);
      await assert.rejects(late.answer, { code: 'network' });
      assert.equal(unanswered.signal.aborted, true);
    });
  }

  it('waits for a person for as long as it takes', async () => {
    const { adapter, answer, pass } = start((guarded, signal) => guarded.connect({ signal }));
    const call = await adapter.nextCall('connect');
    await pass(3_600_000);
    call.respondWith(undefined);
    await answer;
  });

  it('waits for bytes as long as more of them leave', async () => {
    const { adapter, answer, pass } = start((guarded, signal) =>
      guarded.uploadChunk(chunk, { signal, onProgress: ignore }),
    );
    const { progress, signal } = await adapter.nextCall('uploadChunk');
    for (const bytes of [0, 1, 2, 3]) {
      await pass(59_999);
      progress(bytes);
    }
    for (const bytes of [3, 2, Number.NaN]) progress(bytes);
    await pass(59_999);
    assert.equal(signal.aborted, false);
    await pass(1);
    await assert.rejects(answer, { code: 'network' });
  });

  it('leaves nothing behind when the answer is there', async () => {
    const { adapter, clock, caller, answer } = start((guarded, signal) => guarded.getPostStatus('p1', { signal }));
    const call = await adapter.nextCall('getPostStatus');
    call.respondWith(statusData('PUBLISH_COMPLETE'));
    await answer;
    assert.equal(clock.sleeping, 0);
    caller.abort();
    assert.equal(call.signal.aborted, false);
  });

  it('starts no timer for progress that is reported after the end', async () => {
    const { adapter, clock, answer } = start((guarded, signal) =>
      guarded.uploadChunk(chunk, { signal, onProgress: ignore }),
    );
    const call = await adapter.nextCall('uploadChunk');
    call.progress(1);
    call.respondWith(undefined);
    await answer;
    call.progress(2);
    assert.equal(clock.sleeping, 0);
  });

  it('passes the caller’s abort on with its reason, and takes no answer after it', async () => {
    const { adapter, clock, caller, answer } = start((guarded, signal) => guarded.getCreatorInfo({ signal }));
    const call = await adapter.nextCall('getCreatorInfo');
    caller.abort('left');
    call.respondWith(creatorInfoData());
    assert.equal(call.signal.reason, 'left');
    await assert.rejects(answer, (reason) => reason === 'left');
    assert.equal(clock.sleeping, 0);
  });

  it('takes up a flood of statuses at ten a second [S23]', async () => {
    const clock = new ManualClock();
    const caller = new AbortController();
    let asked = 0;
    const adapter = Object.assign(new FakeAdapter(), {
      async *watchPostStatus() {
        for (;;) {
          asked += 1;
          yield statusData('PROCESSING_UPLOAD');
        }
      },
    });
    const statuses = guard(adapter, clock).watchPostStatus('p1', { signal: caller.signal }) ?? [];
    let received = 0;
    const done = (async () => {
      for await (const status of statuses) received += status.kind === 'processing' ? 1 : 0;
    })();
    for (const seconds of [1, 2, 3]) {
      await clock.whenSleeping();
      assert.deepEqual([asked, received], [10 * seconds, 10 * seconds]);
      clock.advance(1000);
    }
    caller.abort('left');
    await assert.rejects(done, (reason) => reason === 'left');
  });
});
