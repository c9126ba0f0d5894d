import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import type { CallOptions, ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import type { PostStatus } from '../../../src/domain/post-status.js';
import type { Effect } from '../../../src/composer/effects/effect.js';
import { followLink, followPost } from '../../../src/composer/effects/follow/follow-post.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { statusData } from '../../../src/testing/replies.js';

function start(what: 'follow-post' | 'follow-link' = 'follow-post', push?: ShareToTikTokAdapter['watchPostStatus']) {
  const adapter = new FakeAdapter();
  const clock = new ManualClock();
  // Apart from the pauses, so that a test says which of both ends.
  const limits = new ManualClock();
  const abort = new AbortController();
  const answers: PostStatus[] = [];
  const delays: string[] = [];
  const host: ShareToTikTokAdapter = adapter;
  if (push) host.watchPostStatus = push;
  const effect: Pick<Extract<Effect, { readonly type: 'follow-post' }>, 'run' | 'adapter' | 'publishId'> = {
    run: 1,
    adapter: guard(host, limits),
    publishId: 'id-1',
  };
  const absent = () => Promise.reject(new Error('Not here.'));
  const network = { isOnline: () => true, whenOnline: async () => {}, whenVisible: async () => {} };
  const context = {
    clock,
    signal: abort.signal,
    network,
    random: () => 1,
    loadMedia: absent,
    loadFilesPart: absent,
    loadPostPart: absent,
    loadJournal: absent,
    loadTabs: absent,
  };
  const events =
    what === 'follow-post'
      ? followPost({ ...effect, type: what }, context)
      : followLink({ ...effect, type: what }, context);
  /** Resolves with the last event. */
  const ended = (async (): Promise<ComposerEvent | undefined> => {
    let last: ComposerEvent | undefined;
    for await (const event of events) {
      last = event;
      if (event.type === 'status-received') answers.push(event.status);
      if (event.type === 'status-delayed') delays.push(event.delay);
    }
    return last;
  })();
  ended.catch(() => {});
  const answer = async (reply: unknown): Promise<number> => {
    const pause = await clock.passNextSleep();
    (await adapter.nextCall('getPostStatus')).respondWith(reply);
    return pause;
  };
  /** Resolves when the first pushed status was reported, and the wait for the next has begun. */
  const pushed = async (): Promise<void> => {
    while (answers.length === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
  };
  const refuse = async (reason: unknown): Promise<void> => {
    await clock.passNextSleep();
    (await adapter.nextCall('getPostStatus')).rejectWith(reason);
  };
  return { adapter, clock, limits, abort, answers, delays, ended, answer, pushed, refuse };
}

describe('followPost', () => {
  it('polls with growing pauses until the status is final [G-5e]', async () => {
    const { answer, answers, ended } = start();
    const pauses: number[] = [];
    for (let poll = 0; poll < 7; poll += 1) pauses.push(await answer(statusData('PROCESSING_UPLOAD')));
    pauses.push(await answer(statusData('PUBLISH_COMPLETE')));
    await ended;
    assert.deepEqual(pauses, [2000, 3000, 4000, 5000, 7000, 10_000, 10_000, 10_000]);
    assert.equal(answers.at(-1)?.kind, 'complete');
  });

  it('asks TikTok less than 30 times a minute', async () => {
    const { answer, clock, abort } = start();
    const began = clock.now();
    let polls = 0;
    while (clock.now() - began < 60_000) {
      await answer(statusData('PROCESSING_UPLOAD'));
      polls += 1;
    }
    abort.abort();
    assert.ok(polls <= 15);
  });

  it('goes on after hours and says that it takes longer [C-06.2]', async () => {
    const { answer, clock, delays, ended } = start();
    const began = clock.now();
    while (clock.now() - began < 3 * 3_600_000) await answer(statusData('PROCESSING_DOWNLOAD'));
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
    assert.ok(delays.includes('slow'));
  });

  it('goes by time that has passed, not by a device clock that is set back an hour [R19]', async () => {
    const { answer, clock, delays, ended } = start();
    const now = clock.now.bind(clock);
    await answer(statusData('PROCESSING_DOWNLOAD'));
    clock.now = () => now() - 3_600_000;
    while (!delays.includes('slow')) await answer(statusData('PROCESSING_DOWNLOAD'));
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
    assert.ok(delays.includes('slow'));
  });

  it('goes on through failures to answer, and says so', async () => {
    const { refuse, answer, delays, ended } = start();
    for (const reason of [
      { code: 'network' },
      'boom',
      { code: 'internal_error' },
      { error: { code: 'rate_limit_exceeded' } },
    ]) {
      await refuse(reason);
    }
    await answer({ nonsense: true });
    await answer(statusData('FAILED', { fail_reason: 'spam_risk' }));
    await ended;
    assert.deepEqual(delays, ['unanswered', 'unanswered', 'unanswered', 'unanswered', 'unanswered']);
  });

  it('goes on when one answer never comes, and says so [C-06.2]', async () => {
    const { adapter, clock, limits, answer, delays, ended } = start();
    await clock.passNextSleep();
    const { signal } = await adapter.nextCall('getPostStatus');
    await limits.passNextSleep();
    assert.equal(await answer(statusData('PUBLISH_COMPLETE')), 3000);
    await ended;
    assert.deepEqual([signal.aborted, delays], [true, ['unanswered']]);
  });

  it('waits through a publish id that TikTok does not know for a moment', async () => {
    const { refuse, answer, ended } = start();
    await refuse({ code: 'invalid_params' });
    await refuse({ code: 'invalid_publish_id' });
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
  });

  it('ends by saying that it does not know, when TikTok does not know the id for two minutes [C-06.2, R30]', async () => {
    const { refuse, clock, ended } = start();
    // Forty seconds of it are nothing yet [R30].
    const began = clock.now();
    while (clock.now() - began <= 120_000) await refuse({ code: 'invalid_publish_id' });
    const last = await ended;
    assert.ok(last?.type === 'post-failed' && last.failure.kind === 'unknown');
  });

  it('goes on while the account is not linked, and says so [R11, R30]', async () => {
    const { refuse, answer, delays, ended } = start();
    await refuse({ code: 'not_connected' });
    await refuse({ code: 'access_token_invalid' });
    await answer(statusData('PUBLISH_COMPLETE'));
    const last = await ended;
    assert.deepEqual([delays, last?.type], [['disconnected', 'disconnected'], 'status-received']);
  });

  it('follows pushed status without a poll', async () => {
    async function* push() {
      yield statusData('PROCESSING_UPLOAD');
      yield statusData('PUBLISH_COMPLETE');
    }
    const { adapter, answers, ended } = start('follow-post', push);
    await ended;
    assert.deepEqual([answers.length, adapter.count('getPostStatus')], [2, 0]);
  });

  it('lets a push clean up behind the final status, which waits for no signal', async () => {
    let clean = (): void => {};
    const cleaned = new Promise<void>((resolve) => (clean = resolve));
    async function* push() {
      try {
        yield statusData('PUBLISH_COMPLETE');
        await new Promise(() => {});
      } finally {
        clean();
      }
    }
    await start('follow-post', push).ended;
    await cleaned;
  });

  it('polls when the push ends early or throws', async () => {
    async function* push() {
      yield statusData('PROCESSING_UPLOAD');
      throw 'cut';
    }
    const { answer, ended } = start('follow-post', push);
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
  });

  /** A push that says one thing and then nothing more, until it is stopped. */
  function silentPush() {
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    async function* push(_id: string, { signal }: CallOptions) {
      signal.addEventListener('abort', stop, { once: true });
      yield statusData('PROCESSING_UPLOAD');
      await stopped;
    }
    return { push, stopped };
  }

  it('asks for itself when the push falls silent, and stops it at the end [C-06.2]', async () => {
    const { push, stopped } = silentPush();
    const { answer, ended, pushed } = start('follow-post', push);
    await pushed();
    assert.equal(await answer(statusData('PROCESSING_UPLOAD')), 30_000);
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
    await stopped;
  });

  it('polls as without a push until one has reported something, because a proxy may hold it back', async () => {
    let report = (): void => {};
    const reported = new Promise<void>((resolve) => (report = resolve));
    async function* push() {
      await reported;
      yield statusData('PROCESSING_DOWNLOAD');
      await new Promise(() => {});
    }
    const { answer, answers, ended } = start('follow-post', push);
    const pauses: number[] = [];
    for (let poll = 0; poll < 3; poll += 1) pauses.push(await answer(statusData('PROCESSING_UPLOAD')));
    report();
    while (answers.length < 4) await new Promise(setImmediate);
    await new Promise(setImmediate);
    pauses.push(await answer(statusData('PUBLISH_COMPLETE')));
    await ended;
    assert.deepEqual(pauses, [2000, 3000, 4000, 30_000]);
  });

  it('goes on asking beside a silent push when one answer never comes', async () => {
    const { push } = silentPush();
    const { adapter, clock, limits, answer, delays, ended, pushed } = start('follow-post', push);
    await pushed();
    await clock.passNextSleep();
    await adapter.nextCall('getPostStatus');
    await limits.passNextSleep();
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
    assert.deepEqual(delays, ['unanswered']);
  });

  it('says that it takes longer while the status is pushed as well', async () => {
    const { push } = silentPush();
    const { answer, delays, clock, ended, pushed } = start('follow-post', push);
    await pushed();
    const began = clock.now();
    while (clock.now() - began < 6 * 60_000) await answer(statusData('PROCESSING_UPLOAD'));
    await answer(statusData('PUBLISH_COMPLETE'));
    await ended;
    assert.ok(delays.includes('slow'));
  });

  it('stops at once when aborted', async () => {
    const { abort, clock, ended } = start();
    await clock.whenSleeping();
    abort.abort();
    await assert.rejects(ended, { name: 'AbortError' });
    assert.equal(clock.sleeping, 0);
  });
});

describe('followLink', () => {
  it('ends when the link is there', async () => {
    const { answer, ended } = start('follow-link');
    await answer(statusData('PUBLISH_COMPLETE'));
    await answer(statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ['7663542984343883021'] }));
    assert.equal((await ended)?.type, 'status-received');
  });

  it('gives up after five minutes', async () => {
    const { answer, ended } = start('follow-link');
    for (let poll = 0; poll < 30; poll += 1) await answer(statusData('PUBLISH_COMPLETE'));
    assert.equal((await ended)?.type, 'link-abandoned');
  });
});
