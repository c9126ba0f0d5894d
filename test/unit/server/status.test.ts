import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PostRecord } from '../../../src/server/records/records.js';
import type { Viewer } from '../../../src/server/status/feeds.js';
import { statusFeeds } from '../../../src/server/status/feeds.js';
import { pauseAfter } from '../../../src/server/status/poll.js';
import { readAnswer } from '../../../src/adapter/read-answer.js';
import { parsePostStatus } from '../../../src/wire/post-status.js';
import { codeOf } from './support/browser.js';
import type { TestBrowser } from './support/browser.js';
import { manualClock } from './support/manual-clock.js';
import { publishedClip, settle, startPost, whileTimePasses } from './support/posts.js';
import { requestFor, video } from './support/requests.js';
import { openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';
import { startStalledHost } from './support/stalled-host.js';

const polls = (stage: Stage) =>
  stage.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'status').length;

/** Reads server-sent events as they come. */
class Events {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #rest = '';

  constructor(response: Response) {
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    // Middleware that compresses responses holds back what does not forbid it.
    assert.match(response.headers.get('cache-control') ?? '', /no-transform/);
    assert.ok(response.body);
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Data of the next `status` event; `undefined` at the end of the stream. */
  async next(): Promise<string | undefined> {
    for (;;) {
      const [block, ...others] = this.#rest.split('\n\n');
      if (block !== undefined && others.length > 0) {
        this.#rest = others.join('\n\n');
        const [, data] = /^event: status\ndata: (.*)$/s.exec(block) ?? [];
        if (data !== undefined) return data;
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#rest += value;
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

const watch = async (browser: TestBrowser, id: string) => new Events(await browser.get(`posts/${id}/events`));

const until = <T>(stage: Stage, what: Promise<T>): Promise<T> => whileTimePasses(stage, 1000, what);

describe('GET posts/:id', () => {
  it('asks TikTok with growing pauses, however often it is asked itself', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    stage.simulator.control.addFault({ kind: 'stuck_status', times: null });
    const id = await startPost(browser);
    const times: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      const before = polls(stage);
      for (let viewer = 0; viewer < 5; viewer += 1) await browser.get(`posts/${id}`);
      if (polls(stage) > before) times.push(second);
      assert.ok(polls(stage) <= before + 1);
      stage.clock.advance(1000);
    }
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.deepEqual(
      pauses,
      [...pauses].sort((a, b) => a - b),
    );
    assert.ok((pauses[0] ?? 0) <= 4 && (pauses.at(-1) ?? 0) >= 15, String(pauses));
    await stage.close();
  });

  it('keeps to 30 calls a minute for all posts of an account, over two processes', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const other = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    stage.simulator.control.addFault({ kind: 'stuck_status', times: null });
    const ids: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      ids.push(await startPost(browser));
      stage.clock.advance(12_000);
    }
    stage.simulator.control.clearRequests();
    for (let second = 0; second < 60; second += 1) {
      for (const id of ids) await Promise.all([browser.get(`posts/${id}`), other.get(`posts/${id}`)]);
      stage.clock.advance(1000);
    }
    assert.ok(polls(stage) <= 30, `${polls(stage)} calls`);
    assert.ok(polls(stage) >= 15, `${polls(stage)} calls`);
    await stage.close();
  });

  it('asks TikTok in time when the clock was set back, or that of another process is ahead', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    stage.simulator.control.addFault({ kind: 'stuck_status', times: null });
    const id = await startPost(browser);
    await browser.get(`posts/${id}`);
    const { sleep, now } = stage.clock;
    const behind = stage.browser(stage.secondProcess({ clock: { sleep, now: () => now() - 3_600_000 } }));
    for (const [name, value] of browser.cookies) behind.cookies.set(name, value);
    const times: number[] = [];
    for (let second = 0; second < 100; second += 1) {
      const before = polls(stage);
      assert.equal((await behind.get(`posts/${id}`)).status, 200);
      if (polls(stage) > before) times.push(second);
      stage.clock.advance(1000);
    }
    assert.ok((times[0] ?? 100) <= 30 && times.length >= 4, String(times));
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.ok(
      pauses.every((pause) => pause >= 2 && pause <= 30),
      String(pauses),
    );
    await stage.close();
  });

  it('pauses between 2.5 and 30 seconds', () => {
    const pauses = Array.from({ length: 40 }, (_, polls) => pauseAfter(polls));
    assert.equal(pauses[0], 2500);
    assert.equal(pauses.at(-1), 30_000);
    assert.deepEqual(
      pauses,
      [...pauses].sort((a, b) => a - b),
    );
  });

  it('bridges the moment in which TikTok does not know the post yet', async () => {
    const stage = await openStage({}, { processing: { unknownIdMs: 5000 } });
    const browser = await stage.connected();
    const id = await startPost(browser);
    assert.match(await (await browser.get(`posts/${id}`)).text(), /"status":"PROCESSING_UPLOAD"/);
    stage.simulator.control.addFault({ kind: 'invalid_publish_id', endpoint: 'status', times: null });
    stage.clock.advance(100_000);
    assert.equal((await browser.get(`posts/${id}`)).status, 200, 'after 100 seconds [R30]');
    stage.clock.advance(30_000);
    const late = await browser.get(`posts/${id}`);
    assert.equal(late.status, 400);
    await stage.close();
  });

  for (const kind of ['server_error', 'reset', 'rate_limit', 'truncated_json', 'html_body', 'empty_body'] as const) {
    it(`keeps the last status through ${kind}`, async () => {
      const stage = await openStage();
      const browser = await stage.connected();
      const id = await publishedClip(stage, browser);
      stage.simulator.control.addFault({ kind, endpoint: 'status' });
      assert.match(await (await browser.get(`posts/${id}`)).text(), /PROCESSING_UPLOAD/);
      stage.clock.advance(60_000);
      assert.match(await (await browser.get(`posts/${id}`)).text(), /PUBLISH_COMPLETE/);
      await stage.close();
    });
  }

  it('says in the end that the answers of TikTok make no sense, rather than wait for ever [C-06.2]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser);
    stage.simulator.control.addFault({ kind: 'wrong_types', endpoint: 'status', times: null });
    const codes: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      codes.push(await codeOf(await browser.get(`posts/${id}`)));
      stage.clock.advance(31_000);
    }
    assert.deepEqual(codes, ['ok', 'ok', 'ok', 'ok', 'invalid_response', 'invalid_response']);
    stage.simulator.control.clearFaults();
    assert.equal(await codeOf(await browser.get(`posts/${id}`)), 'ok');
    await stage.close();
  });

  it('keeps the last status when TikTok refuses the token once, and reports it when it goes on [R30]', async () => {
    const stage = await openStage();
    const visitor = await stage.connected();
    const id = await startPost(visitor);
    let refusals = 2;
    const refusing = stage.secondProcess({
      fetch: (input, init) => {
        if (!String(input).endsWith('/status/fetch/') || refusals === 0) return fetch(input, init);
        refusals -= 1;
        const error = { code: 'access_token_invalid', message: '', log_id: '1' };
        return Promise.resolve(new Response(JSON.stringify({ data: {}, error }), { status: 401 }));
      },
    });
    const browser = stage.browser(refusing);
    for (const [name, value] of visitor.cookies) browser.cookies.set(name, value);
    const codes: string[] = [];
    const look = async () => {
      codes.push(await codeOf(await browser.get(`posts/${id}`)));
      stage.clock.advance(31_000);
    };
    // A refused token is refreshed and the call made once more, so two refusals are one look.
    await look();
    await look();
    refusals = 4;
    await look();
    await look();
    assert.deepEqual(codes, ['ok', 'ok', 'ok', 'access_token_invalid']);
    await stage.close();
  });

  it('finds the public id of a complete post that got it later [C-06.3, C-06.4]', async () => {
    const stage = await openStage({}, { processing: { moderationMs: 300_000 } });
    const browser = await stage.connected();
    const id = await publishedClip(stage, browser, 'PUBLIC_TO_EVERYONE');
    assert.match(
      await (await browser.get(`posts/${id}`)).text(),
      /PUBLISH_COMPLETE","publicaly_available_post_id":\[\]/,
    );
    stage.clock.advance(300_000);
    await settle(stage);
    assert.match(await (await browser.get(`posts/${id}`)).text(), /"publicaly_available_post_id":\[\d{19}\]/);
    await stage.close();
  });

  for (const { kinds, count } of [
    { kinds: ['bare_post_id'], count: 1 },
    { kinds: ['bare_post_id', 'string_post_ids'], count: 1 },
    { kinds: ['several_post_ids'], count: 2 },
    { kinds: ['several_post_ids', 'string_post_ids'], count: 2 },
  ] as const)
    it(`gives the page every digit of the public id, however TikTok writes it: ${kinds.join(', ')} [C-06.4]`, async () => {
      const stage = await openStage();
      for (const kind of kinds) stage.simulator.control.addFault({ kind, times: null });
      const browser = await stage.connected();
      const id = await publishedClip(stage, browser, 'PUBLIC_TO_EVERYONE');
      stage.clock.advance(60_000);
      await settle(stage);
      const answer = await browser.get(`posts/${id}`);
      const status = parsePostStatus(
        readAnswer({ status: answer.status, text: await answer.text(), header: () => null }),
      );
      const ids = status.kind === 'complete' ? status.postIds : [];
      assert.equal(ids[0], stage.simulator.control.state().posts[0]?.postId);
      assert.equal(ids.length, count);
      await stage.close();
    });
});

describe('GET posts/:id/events', () => {
  it('pushes each change once and ends after the final one [U-09, G-5e]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser, 1000);
    const events = await watch(browser, id);
    assert.match((await events.next()) ?? '', /PROCESSING_UPLOAD/);
    stage.simulator.control.addFault({ kind: 'fail_post', endpoint: 'video_init' });
    const { sendChunk } = await import('./support/posts.js');
    await sendChunk(browser, id, new Uint8Array(1000), 'bytes 0-999/1000');
    const seen: string[] = [];
    for (let text = await until(stage, events.next()); text !== undefined; text = await until(stage, events.next())) {
      seen.push(text);
    }
    assert.match(seen.at(-1) ?? '', /"status":"FAILED","fail_reason":"file_format_check_failed"/);
    assert.equal(new Set(seen).size, seen.length);
    await stage.close();
  });

  it('costs TikTok no more for many viewers in two processes than for one', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const other = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const id = await publishedClip(stage, browser);
    stage.simulator.control.addFault({ kind: 'stuck_status', times: 3 });
    const before = polls(stage);
    const streams = await Promise.all(Array.from({ length: 10 }, (_, index) => watch(index % 2 ? browser : other, id)));
    const ends = await until(
      stage,
      Promise.all(
        streams.map(async (events) => {
          let last: string | undefined;
          for (let text = await events.next(); text !== undefined; text = await events.next()) last = text;
          return last;
        }),
      ),
    );
    for (const last of ends) assert.match(last ?? '', /PUBLISH_COMPLETE/);
    assert.equal(polls(stage) - before, 4);
    await stage.close();
  });

  it('goes on in another process after a restart', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await publishedClip(stage, browser);
    stage.simulator.control.addFault({ kind: 'stuck_status', times: 2 });
    const events = await watch(browser, id);
    await events.next();
    stage.backend.close();
    assert.equal(await until(stage, events.next()), undefined);
    const restarted = stage.browser(stage.secondProcess());
    for (const [name, value] of browser.cookies) restarted.cookies.set(name, value);
    const again = await watch(restarted, id);
    let last: string | undefined;
    for (let text = await until(stage, again.next()); text !== undefined; text = await until(stage, again.next()))
      last = text;
    assert.match(last ?? '', /PUBLISH_COMPLETE/);
    await stage.close();
  });

  it('ends when TikTok refuses for good, so that the page asks and hears why [C-06.2]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser);
    const events = await watch(browser, id);
    await events.next();
    stage.simulator.control.removeAuthorization('awaudited00000001', 'ada');
    assert.equal(await until(stage, events.next()), undefined);
    assert.equal(await codeOf(await browser.get(`posts/${id}`)), 'not_connected');
    await stage.close();
  });

  it('stops looking when the viewer has gone', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser);
    const events = await watch(browser, id);
    await events.next();
    const waiting = events.next();
    while (stage.clock.sleepers === 0) await new Promise(setImmediate);
    await events.close();
    await waiting;
    while (stage.clock.sleepers > 0) await new Promise(setImmediate);
    await stage.close();
  });
});

/** A backend whose looks at a post are counted, so that its time goes no faster than it looks. */
async function pacedStage(change: Parameters<typeof openStage>[0] = {}) {
  const stage = await openStage(change);
  const { storage } = stage.options;
  let looks = 0;
  const counted = async (key: string) => {
    const value = await storage.get(key);
    looks += key.startsWith('status:') ? 1 : 0;
    return value;
  };
  const backend = stage.secondProcess({ storage: { ...storage, get: counted } });
  const browser = await stage.connected('ada', backend);
  const id = await startPost(browser);
  stage.simulator.control.addFault({ kind: 'stuck_status', times: null });
  return {
    stage,
    backend,
    browser,
    id,
    get looks() {
      return looks;
    },
    /** Lets seconds pass, each with a look, until all have or something is done. */
    async seconds(count: number, isDone = () => false) {
      for (let second = 0; second < count && !isDone(); second += 1) {
        const before = looks;
        stage.clock.advance(900);
        while (looks === before && !isDone()) {
          // The look before this one may have come to its end only now, and sleeps from now on.
          stage.clock.advance(100);
          await stage.quiet();
        }
      }
    },
  };
}

/** A feed of one post that has this status, without a backend around it. */
function watchedFeed(text: string) {
  const clock = manualClock(0);
  let setBackBy = 0;
  const record = { text, nextPollAt: 0, polls: 0, troubles: 0 };
  const { sleep } = clock;
  const feeds = statusFeeds({ clock: { now: () => clock.now() - setBackBy, sleep }, look: async () => record });
  const post: PostRecord = {
    ...{ accountKey: 'a', openId: 'o', owner: 'a', attempt: 'x' },
    ...{ source: 'FILE_UPLOAD', createdAt: 0, photos: [] },
  };
  const viewer: Viewer = { send: () => true, end: () => {}, mayWatch: async () => true };
  return {
    clock,
    feeds,
    setBack: (milliseconds: number) => (setBackBy = milliseconds),
    watchWith: (own: Partial<Viewer>) => feeds.watch('post', post, { ...viewer, ...own }),
  };
}

describe('many viewers of a post', () => {
  it('cost one look a second, and get the very same event [R34]', async () => {
    const paced = await pacedStage();
    const { stage, backend, browser, id } = paced;
    const viewers = await Promise.all(Array.from({ length: 200 }, () => watch(browser, id)));
    const first = await Promise.all(viewers.map((events) => events.next()));
    assert.equal(new Set(first).size, 1);
    const before = paced.looks;
    await paced.seconds(20);
    // Each look reads once, and three times where TikTok is asked; a webhook or a change adds one.
    assert.ok(paced.looks - before <= 80, `${paced.looks - before} looks`);
    backend.close();
    assert.deepEqual(new Set(await Promise.all(viewers.map((events) => events.next()))), new Set([undefined]));
    await stage.close();
  });

  it('are written to in slices, and other work goes first between two [R34]', async () => {
    const { watchWith } = watchedFeed('{"status":"PUBLISH_COMPLETE"}');
    let [sent, ended, sentBefore, endedBefore] = [0, 0, 0, 0];
    for (let each = 0; each < 500; each += 1) {
      watchWith({
        send() {
          if ((sent += 1) === 1) setImmediate(() => (sentBefore = sent));
          return true;
        },
        end() {
          if ((ended += 1) === 1) setImmediate(() => (endedBefore = ended));
        },
      });
    }
    while (ended < 500) await new Promise(setImmediate);
    assert.deepEqual([sent, sentBefore, endedBefore], [500, 50, 50]);
  });

  it('that came at once are asked about over a minute, each once in it [R34, S17]', async () => {
    const { clock, feeds, watchWith } = watchedFeed('{"status":"PROCESSING_UPLOAD"}');
    const asked = Array.from({ length: 600 }, () => 0);
    const bySecond: number[] = [];
    for (const each of asked.keys()) {
      watchWith({
        async mayWatch() {
          asked[each] = (asked[each] ?? 0) + 1;
          bySecond[bySecond.length - 1] = (bySecond.at(-1) ?? 0) + 1;
          return true;
        },
      });
    }
    for (let second = 0; second < 60; second += 1) {
      while (clock.sleepers === 0) await new Promise(setImmediate);
      bySecond.push(0);
      clock.advance(1000);
    }
    while (clock.sleepers === 0) await new Promise(setImmediate);
    assert.deepEqual(new Set(asked), new Set([1]));
    assert.deepEqual(new Set(bySecond), new Set([10]));
    feeds.close();
  });

  it('leave nothing behind: HEAD, a page that goes before the first event and one that goes later [S16]', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser);
    const head = await browser.send('HEAD', `posts/${id}/events`);
    assert.deepEqual([head.status, head.body], [200, null]);
    await browser.get(`posts/${id}/events`);
    const gone = await browser.get(`posts/${id}/events`);
    await gone.body?.cancel();
    await stage.quiet();
    assert.equal(stage.clock.sleepers, 0);
    const events = await watch(browser, id);
    await events.next();
    while (stage.clock.sleepers === 0) await new Promise(setImmediate);
    await events.close();
    while (stage.clock.sleepers > 0) await new Promise(setImmediate);
    await stage.close();
  });

  for (const [what, user] of [
    ['signed out of the host', null],
    ['signed in as somebody else', 'bob'],
  ] as const)
    it(`are let go within a minute once they have ${what} [S17]`, async () => {
      let signedIn: string | null = 'alice';
      const { stage, browser, id, seconds } = await pacedStage({ identify: () => signedIn });
      const events = await watch(browser, id);
      assert.match((await events.next()) ?? '', /PROCESSING/);
      let over = false;
      const ended = events.next().then((text) => ((over = true), text));
      await seconds(90, () => over);
      assert.equal(over, false, 'it is still watched after 90 seconds');
      signedIn = user;
      const begun = stage.clock.now();
      await seconds(62, () => over);
      assert.equal(over, true, `${stage.clock.now() - begun} ms later`);
      assert.equal(await ended, undefined);
      await stage.close();
    });

  it('are asked about and kept awake within a minute also after the clock was set back [S17]', async () => {
    const { clock, setBack, watchWith } = watchedFeed('{"status":"PROCESSING_UPLOAD"}');
    const pieces: string[] = [];
    let hasEnded = false;
    watchWith({ send: (piece) => pieces.push(new TextDecoder().decode(piece)) > 0 });
    watchWith({ end: () => (hasEnded = true), mayWatch: async () => false });
    for (let second = 0; second < 62; second += 1) {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      setBack(3_600_000);
      clock.advance(1000);
    }
    assert.ok(hasEnded);
    assert.ok(pieces.filter((piece) => piece.startsWith(':')).length >= 3, pieces.join());
  });

  it('stay while it cannot be asked who they are', async () => {
    let fails = false;
    const { stage, browser, id, seconds } = await pacedStage({
      identify: () => (fails ? Promise.reject(new Error('the database is down')) : 'alice'),
    });
    const events = await watch(browser, id);
    await events.next();
    let over = false;
    void events.next().then(() => (over = true));
    fails = true;
    await seconds(130, () => over);
    assert.equal(over, false);
    await events.close();
    await stage.close();
  });
});

describe('POST posts/:id/cancel', () => {
  it('asks TikTok to stop a pull, and tells of the end like of any other', async () => {
    const host = await startStalledHost();
    const stage = await openStage(
      { verifiedPrefixes: ['https://media.example.com/'] },
      { resolve: { 'media.example.com': host.origin } },
    );
    const browser = await stage.connected();
    const media = video(1000, { source: { origin: 'url', url: 'https://media.example.com/a.mp4' } });
    const created = await browser.post('posts', await requestFor(browser, { draft: { media } }));
    const { data } = (await created.json()) as { data: { publish_id: string } };
    assert.equal(await codeOf(await browser.post(`posts/${data.publish_id}/cancel`)), 'ok');
    stage.clock.advance(10_000);
    assert.match(await (await browser.get(`posts/${data.publish_id}`)).text(), /"fail_reason":"publish_cancelled"/);
    host.close();
    await stage.close();
  });

  it('says so when it is too late', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await publishedClip(stage, browser);
    const answer = await browser.post(`posts/${id}/cancel`);
    assert.ok(answer.status >= 400);
    assert.equal(await codeOf(answer), 'publish_not_cancellable');
    await stage.close();
  });
});
