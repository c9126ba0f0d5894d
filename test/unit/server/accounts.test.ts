import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { chunkRange, planChunks } from '../../../src/domain/chunk-plan.js';
import type { ShareToTikTokOptions } from '../../../src/server/index.js';
import { LEASE_MS } from '../../../src/server/storage/lock.js';
import type { TestBrowser } from './support/browser.js';
import { codeOf } from './support/browser.js';
import { manualClock } from './support/manual-clock.js';
import { sendChunk, settle, startPost, whileTimePasses } from './support/posts.js';
import { requestFor, video } from './support/requests.js';
import type { Stage } from './support/stage.js';
import { connect, openStage } from './support/stage.js';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const count = (stage: Stage, endpoint: string) =>
  stage.simulator.control.state().requests.filter((request) => request.endpoint === endpoint).length;
const faults = (stage: Stage) => stage.log.filter(({ event }) => event === 'fault').map(({ message }) => message ?? '');

/** A point at which a process stops until the test lets it go on. */
function stop() {
  let reached = () => {};
  let go = () => {};
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (go = resolve));
  return { isReached, go, here: async () => (reached(), released) };
}

/** A process that stops at one place of its refresh, and whose lease nobody renews meanwhile. */
function stopping(
  stage: Stage,
  where: 'before the call' | 'before saving' | 'with the lock',
): {
  readonly backend: ReturnType<Stage['secondProcess']>;
  readonly place: ReturnType<typeof stop>;
} {
  const place = stop();
  const isRefresh = (input: unknown, init: RequestInit | undefined) =>
    String(input).includes('/oauth/token/') && String(init?.body).includes('grant_type=refresh_token');
  const change: Partial<ShareToTikTokOptions> = {
    clock: { now: stage.clock.now, sleep: manualClock(stage.clock.now()).sleep },
    async fetch(input, init) {
      if (!isRefresh(input, init)) return fetch(input, init);
      if (where === 'before the call') await place.here();
      const answer = await fetch(input, init);
      if (where === 'before saving') await place.here();
      return answer;
    },
  };
  const { storage } = stage.options;
  let locked = false;
  return {
    place,
    backend: stage.secondProcess({
      ...change,
      storage: {
        ...storage,
        async get(key) {
          if (where === 'with the lock' && locked && key.startsWith('account:')) {
            locked = false;
            await place.here();
          }
          return storage.get(key);
        },
        async setIfAbsent(key, ...rest) {
          const done = await storage.setIfAbsent(key, ...rest);
          locked ||= key.startsWith('lock:account:');
          return done;
        },
      },
    }),
  };
}

function sameBrowser(stage: Stage, backend: (request: Request) => Promise<Response>, before: TestBrowser): TestBrowser {
  const browser = stage.browser(backend);
  for (const [name, value] of before.cookies) browser.cookies.set(name, value);
  return browser;
}

/** A process that is about to save the tokens of a refresh, whose account has been disconnected meanwhile. */
async function disconnectedMeanwhile(stage: Stage) {
  const browser = await stage.connected();
  stage.clock.advance(DAY + MINUTE);
  const { backend, place } = stopping(stage, 'before saving');
  const asleep = sameBrowser(stage, backend, browser).post('creator-info');
  await place.isReached;
  stage.clock.advance(LEASE_MS);
  await browser.post('disconnect');
  return { browser, place, asleep };
}

describe('a process that is stopped in the middle of a refresh', () => {
  for (const [where, calls] of [
    ['with the lock', 1],
    ['before the call', 2],
    ['before saving', 2],
  ] as const) {
    it(`${where} costs the account nothing when it goes on after another process has refreshed [R20, F18]`, async () => {
      const stage = await openStage({ identify: () => 'alice' });
      const browser = await stage.connected();
      stage.clock.advance(DAY + MINUTE);
      const { backend, place } = stopping(stage, where);
      const asleep = sameBrowser(stage, backend, browser).post('creator-info');
      await place.isReached;
      stage.clock.advance(LEASE_MS);
      const meanwhile = await codeOf(await browser.post('creator-info'));
      // Where the first process has used the refresh token already, the second one cannot know what became of it.
      assert.equal(meanwhile, where === 'before saving' ? 'not_connected' : 'ok');
      place.go();
      assert.equal(await codeOf(await asleep), 'ok');
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
      assert.equal(count(stage, 'token'), 1 + calls);
      stage.clock.advance(DAY + MINUTE);
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok', 'the account can be refreshed further');
      await stage.close();
    });
  }

  it('revokes the tokens that it gets when the account was disconnected meanwhile', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    const { browser, place, asleep } = await disconnectedMeanwhile(stage);
    const before = count(stage, 'revoke');
    place.go();
    assert.equal(await codeOf(await asleep), 'not_connected');
    assert.equal(count(stage, 'revoke'), before + 1);
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await stage.close();
  });

  it('tries again to revoke the tokens of an account that was disconnected meanwhile [S12]', async () => {
    let name = 'alice';
    const stage = await openStage({ identify: () => name });
    const { place, asleep } = await disconnectedMeanwhile(stage);
    const before = count(stage, 'revoke');
    stage.simulator.control.addFault({ kind: 'server_error', endpoint: 'revoke' });
    place.go();
    assert.equal(await codeOf(await asleep), 'not_connected');
    assert.match(faults(stage).at(-1) ?? '', /^revoke: [\w ]+; it is tried again$/);
    name = 'bob';
    const other = await stage.connected('private');
    await other.post('disconnect');
    await stage.quiet();
    assert.equal(count(stage, 'revoke'), before + 3);
    await stage.close();
  });

  it('and dies before it saves leaves the reason in the log [R23]', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    const browser = await stage.connected();
    stage.clock.advance(DAY + MINUTE);
    const { backend, place } = stopping(stage, 'before saving');
    void sameBrowser(stage, backend, browser).post('creator-info');
    await place.isReached;
    stage.clock.advance(LEASE_MS);
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    assert.match(faults(stage).join(), /invalid_grant\. The creator has to connect again/);
    await stage.connected();
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    place.go();
    await stage.quiet();
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok', 'tokens of before do not replace newer ones');
    await stage.close();
  });
});

describe('POST disconnect', () => {
  for (const fault of [
    { kind: 'server_error' },
    { kind: 'reset' },
    { kind: 'rate_limit' },
    { kind: 'api_error', code: 'invalid_client', status: 200 },
    { kind: 'html_body' },
  ] as const) {
    const what = 'code' in fault ? fault.code : fault.kind;
    it(`reports, logs and tries again a revocation that ends in ${what} [S12]`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      stage.simulator.control.addFault({ ...fault, endpoint: 'revoke', times: 2 });
      const answer = await browser.post('disconnect');
      assert.deepEqual([answer.status, await answer.json()], [200, { data: { revoked: false } }]);
      assert.match(faults(stage).join(), /^revoke: [\w ]+; it is tried again$/);
      assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
      for (let turn = 0; turn < 1000 && count(stage, 'revoke') < 3; turn += 1) {
        await stage.quiet();
        stage.clock.advance(MINUTE);
      }
      assert.equal(count(stage, 'revoke'), 3);
      await stage.quiet();
      stage.clock.advance(DAY);
      await stage.quiet();
      assert.equal(count(stage, 'revoke'), 3, 'what is revoked is not asked for again');
      await stage.close();
    });
  }

  it('says so when TikTok has ended the access', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    assert.deepEqual(await (await browser.post('disconnect')).json(), { data: { revoked: true } });
    assert.deepEqual(await (await browser.post('disconnect')).json(), { data: { revoked: true } });
    assert.equal(count(stage, 'revoke'), 1);
    await stage.close();
  });

  it('leaves a revocation that failed to the next process that revokes [S12]', async () => {
    let name = 'alice';
    const stage = await openStage({ identify: () => name });
    const mortal = stage.secondProcess();
    const browser = await stage.connected('ada', mortal);
    stage.simulator.control.addFault({ kind: 'reset', endpoint: 'revoke' });
    await browser.post('disconnect');
    mortal.close();
    name = 'bob';
    const other = await stage.connected('private');
    await other.post('disconnect');
    await stage.quiet();
    assert.equal(count(stage, 'revoke'), 3);
    await stage.close();
  });

  /** Disconnects while TikTok never replies to a revocation, and returns how long that took by the clock of the stage. */
  async function disconnectInVain(stage: Stage, browser: TestBrowser): Promise<number> {
    const begun = stage.clock.now();
    const answer = await whileTimePasses(stage, 1000, browser.post('disconnect'));
    assert.deepEqual(await answer.json(), { data: { revoked: false } });
    return stage.clock.now() - begun;
  }

  it('does not wait for the revocations of others while TikTok does not reply', async () => {
    let hangs = true;
    const stage = await openStage();
    // The stage does not count these calls, because the clock has to go on while they wait.
    const backend = stage.secondProcess({
      fetch: async (input, init) => {
        if (hangs && String(input).includes('/revoke/')) {
          await new Promise((resolve) => init?.signal?.addEventListener('abort', resolve));
          throw new TypeError('no reply');
        }
        return stage.options.fetch?.(input, init) ?? fetch(input, init);
      },
    });
    const browsers = [];
    for (const creator of ['ada', 'private', 'comments-off']) browsers.push(await stage.connected(creator, backend));
    for (const browser of browsers) {
      const took = await disconnectInVain(stage, browser);
      assert.ok(took <= 40_000, `${took} ms`);
    }
    hangs = false;
    await whileTimePasses(stage, MINUTE, revokedTimes(stage, 3));
    await stage.close();
  });

  /** Resolves when TikTok was asked so often. */
  async function revokedTimes(stage: Stage, times: number): Promise<void> {
    while (count(stage, 'revoke') < times) await stage.clock.sleep(MINUTE);
  }

  it('revokes each account once when many disconnect at once, and one of them twice', async () => {
    const stage = await openStage();
    const [one, other] = [await stage.connected('ada'), await stage.connected('private', stage.secondProcess())];
    const asked = Promise.all([one, one, other].map((browser) => browser.post('disconnect')));
    const answers = await whileTimePasses(stage, 50, asked);
    for (const answer of answers) assert.deepEqual(await answer.json(), { data: { revoked: true } });
    await stage.quiet();
    assert.equal(count(stage, 'revoke'), 2);
    assert.deepEqual(faults(stage), []);
    await stage.close();
  });

  it('tries for a day, and says then that the creator can remove the access', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    stage.simulator.control.addFault({ kind: 'server_error', endpoint: 'revoke', times: 1000 });
    await browser.post('disconnect');
    for (let hours = 0; hours < 35; hours += 1) {
      await stage.quiet();
      stage.clock.advance(60 * MINUTE);
    }
    await stage.quiet();
    const last = 'revoke: the token has expired; the creator can remove the access in the settings of TikTok';
    assert.equal(faults(stage).at(-1), last);
    assert.equal(faults(stage).filter((message) => message === last).length, 1);
    await stage.close();
  });

  it('does not cut off an account that was connected again before its revocation was repeated', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    stage.simulator.control.addFault({ kind: 'reset', endpoint: 'revoke' });
    await browser.post('disconnect');
    const again = await stage.connected();
    await stage.quiet();
    stage.clock.advance(10 * MINUTE);
    await stage.quiet();
    assert.equal(count(stage, 'revoke'), 1);
    assert.equal(await codeOf(await again.post('creator-info')), 'ok');
    await stage.close();
  });
});

describe('an account that loses its last link', () => {
  it('is revoked and forgotten when its user connects another one [S12]', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    await stage.connected('ada');
    const browser = await stage.connected('private');
    assert.equal(count(stage, 'revoke'), 1);
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await stage.close();
  });

  it('is revoked and forgotten when its session connects another one, but not when it connects the same again', async () => {
    const stage = await openStage();
    const browser = await stage.connected('ada');
    await connect(browser, 'ada');
    assert.equal(count(stage, 'revoke'), 0);
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await connect(browser, 'private');
    assert.equal(count(stage, 'revoke'), 1);
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await stage.close();
  });

  it('is only that: while somebody else is linked to the account, it stays', async () => {
    let name = 'alice';
    const stage = await openStage({ identify: () => name });
    const browser = await stage.connected('ada');
    name = 'bob';
    await stage.connected('ada');
    await stage.connected('private');
    assert.equal(count(stage, 'revoke'), 0);
    name = 'alice';
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await stage.connected('private');
    assert.equal(count(stage, 'revoke'), 1);
    await stage.close();
  });
});

describe('an account with a post under way whose subject connects another one', () => {
  const statusOf = async (browser: TestBrowser, id: string) => {
    const body = (await (await browser.get(`posts/${id}`)).json()) as { data?: { status: string } };
    return body.data?.status ?? body;
  };

  /** The clip, made so long by an empty box at its end that it takes several chunks. */
  async function longClip() {
    const clip = await readFile('test/fixtures/media/clip.mp4');
    const bytes = new Uint8Array(64_000_001);
    bytes.set(clip);
    new DataView(bytes.buffer).setUint32(clip.length, bytes.length - clip.length);
    bytes.set(new TextEncoder().encode('free'), clip.length + 4);
    const plan = planChunks(bytes.length);
    return {
      bytes,
      chunks: plan.count,
      send(browser: TestBrowser, id: string, index: number) {
        const { first, last } = chunkRange(plan, index);
        return sendChunk(browser, id, bytes.slice(first, last + 1), `bytes ${first}-${last}/${bytes.length}`);
      },
    };
  }

  for (const identify of [undefined, () => 'alice']) {
    const kind = identify ? 'user' : 'session';
    it(`carries the post to its end, and is revoked then: ${kind} [R13, S12]`, async () => {
      const stage = await openStage(identify ? { identify } : {});
      const browser = await stage.connected('ada');
      const clip = await longClip();
      const id = await startPost(browser, clip.bytes.length);
      assert.equal((await clip.send(browser, id, 0)).status, 204);
      await connect(browser, 'private');
      assert.equal(count(stage, 'revoke'), 0, 'the post still needs the account');
      // The position is asked at TikTok with the account of the post.
      stage.simulator.control.addFault({ kind: 'lost_answer', endpoint: 'upload' });
      assert.equal(await codeOf(await clip.send(browser, id, 1)), 'network');
      stage.clock.advance(10_000);
      for (let index = 1; index < clip.chunks; index += 1) {
        assert.equal((await clip.send(browser, id, index)).status, 204);
      }
      await settle(stage);
      assert.equal(await statusOf(browser, id), 'PUBLISH_COMPLETE');
      assert.equal(count(stage, 'revoke'), 1);
      const { posts } = stage.simulator.control.state();
      assert.equal(posts.find(({ publishId }) => publishId === id)?.status, 'PUBLISH_COMPLETE');
      for (let turn = 0; turn < 5; turn += 1) {
        stage.clock.advance(MINUTE);
        assert.equal(await statusOf(browser, id), 'PUBLISH_COMPLETE', 'the outcome can be read without the account');
      }
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok', 'the other account is linked');
      await stage.close();
    });
  }

  it('answers a repeated request for the post with its publish id', async () => {
    const stage = await openStage();
    const browser = await stage.connected('ada');
    const request = await requestFor(browser, { draft: { media: video(1000) } });
    const first: unknown = await (await browser.post('posts', request)).json();
    await connect(browser, 'private');
    assert.deepEqual(await (await browser.post('posts', request)).json(), first);
    await stage.close();
  });

  it('lets nobody else read the post or send to it', async () => {
    let name = 'alice';
    const ofUsers = await openStage({ identify: () => name });
    const ofSessions = await openStage();
    for (const stage of [ofUsers, ofSessions]) {
      const browser = await stage.connected('ada');
      const id = await startPost(browser);
      await connect(browser, 'private');
      name = 'bob';
      const other = await stage.connected('private');
      assert.equal(await codeOf(await other.get(`posts/${id}`)), 'invalid_publish_id');
      const sent = await sendChunk(other, id, new Uint8Array(1000), 'bytes 0-999/1000');
      assert.equal(await codeOf(sent), 'invalid_publish_id');
      await stage.close();
    }
  });

  it('puts the post out of reach when the account was revoked and somebody else has linked it again', async () => {
    const stage = await openStage();
    const browser = await stage.connected('ada');
    const again = await stage.connected('ada');
    const id = await startPost(browser);
    await connect(browser, 'private');
    assert.equal(await codeOf(await browser.get(`posts/${id}`)), 'ok');
    await again.post('disconnect');
    await stage.connected('ada');
    assert.equal(await codeOf(await browser.get(`posts/${id}`)), 'invalid_publish_id');
    await stage.close();
  });

  it('is revoked after a day when the post never ends, by the process that is there then [S12]', async () => {
    for (const dies of [false, true]) {
      const stage = await openStage();
      const mortal = stage.secondProcess();
      const browser = await stage.connected('ada', mortal);
      await startPost(browser);
      await connect(browser, 'private');
      if (dies) mortal.close();
      await stage.quiet();
      stage.clock.advance(DAY);
      await stage.quiet();
      assert.equal(count(stage, 'revoke'), dies ? 0 : 1);
      const other = await stage.connected('comments-off');
      await other.post('disconnect');
      await stage.quiet();
      assert.equal(count(stage, 'revoke'), 2);
      mortal.close();
      await stage.close();
    }
  });

  it('is revoked after a day also when the clock was set back meanwhile [S12]', async () => {
    const stage = await openStage();
    let ahead = 0;
    const { sleep } = stage.clock;
    const backend = stage.secondProcess({ clock: { now: () => stage.clock.now() + ahead, sleep } });
    const browser = await stage.connected('ada', backend);
    await startPost(browser);
    await connect(browser, 'private');
    ahead = -50;
    await stage.quiet();
    stage.clock.advance(DAY);
    await stage.quiet();
    assert.equal(count(stage, 'revoke'), 1);
    await stage.close();
  });

  it('stays when it is connected again before the post has ended', async () => {
    const stage = await openStage();
    const browser = await stage.connected('ada');
    const clip = await readFile('test/fixtures/media/clip.mp4');
    const id = await startPost(browser, clip.length);
    await connect(browser, 'private');
    const again = await stage.connected('ada');
    assert.equal((await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`)).status, 204);
    await settle(stage);
    assert.equal(await statusOf(browser, id), 'PUBLISH_COMPLETE');
    assert.equal(await codeOf(await again.post('creator-info')), 'ok');
    stage.clock.advance(DAY);
    await stage.quiet();
    assert.equal(count(stage, 'revoke'), 0);
    await stage.close();
  });

  it('is revoked at once when TikTok refused the post', async () => {
    const stage = await openStage();
    const browser = await stage.connected('ada');
    stage.simulator.control.addFault({ kind: 'server_error', endpoint: 'video_init', times: 1 });
    const request = await requestFor(browser, { draft: { media: video(1000) } });
    assert.notEqual(await codeOf(await browser.post('posts', request)), 'ok');
    await connect(browser, 'private');
    assert.equal(count(stage, 'revoke'), 1);
    await stage.close();
  });
});
