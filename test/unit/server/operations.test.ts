import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Metric } from '../../../src/server/index.js';
import { sendChunk, startPost, whileTimePasses } from './support/posts.js';
import { requestFor, video } from './support/requests.js';
import { openStage } from './support/stage.js';

/** A stage whose TikTok has the time of its clock: the simulator's HTTP server has that of the machine. */
async function openTimedStage() {
  const stage = await openStage();
  const timed: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const date = new Date(stage.clock.now()).toUTCString();
    return new Response(answer.body, { status: answer.status, headers: { date } });
  };
  const process = (change: Parameters<typeof stage.secondProcess>[0] = {}) =>
    stage.secondProcess({ fetch: timed, ...change });
  return { stage, process };
}

describe('health', () => {
  it('reports storage, clock and token endpoint, and asks TikTok once a minute', async () => {
    const { stage, process } = await openTimedStage();
    const backend = process();
    const asked = () => stage.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'token').length;
    const health = await backend.health();
    assert.equal(health.ok, true);
    assert.deepEqual(
      health.findings.map(({ check, level }) => [check, level]),
      [
        ['storage', 'ok'],
        ['client', 'ok'],
        ['clock', 'ok'],
      ],
    );
    assert.deepEqual([health.requests, health.viewers], [0, 0]);
    await backend.health();
    assert.equal(asked(), 1);
    stage.clock.advance(60_000);
    await backend.health();
    while (asked() < 2) await new Promise(setImmediate);
    await backend.health();
    assert.equal(asked(), 2);
    await stage.close();
  });

  it('is ok again a minute after a clock that was an hour ahead was set right', async () => {
    const { stage, process } = await openTimedStage();
    let ahead = 3_600_000;
    const { sleep } = stage.clock;
    const backend = process({ clock: { now: () => stage.clock.now() + ahead, sleep } });
    const asked = () => stage.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'token').length;
    assert.equal((await backend.health()).ok, false);
    ahead = 0;
    stage.clock.advance(60_000);
    await backend.health();
    for (let turn = 0; turn < 1000 && asked() < 2; turn += 1) await new Promise(setImmediate);
    await stage.quiet();
    assert.equal((await backend.health()).ok, true);
    await stage.close();
  });

  it('is not ok while the storage fails or TikTok refuses the secret', async () => {
    const { stage, process } = await openTimedStage();
    const { storage } = stage.options;
    const full = process({ storage: { ...storage, set: () => Promise.reject(new Error('disk full')) } });
    const mistyped = process({ clientSecret: 'another-secret' });
    for (const [backend, check] of [
      [full, 'storage'],
      [mistyped, 'client'],
    ] as const) {
      const { ok, findings } = await backend.health();
      assert.equal(ok, false);
      assert.deepEqual(
        findings.flatMap((finding) => (finding.level === 'error' ? [finding.check] : [])),
        [check],
      );
    }
    await stage.close();
  });

  it('stays ok while TikTok is out of reach or in trouble, and says so', async () => {
    const { stage, process } = await openTimedStage();
    const refused = () => Promise.reject(new TypeError('fetch failed'));
    const inTrouble = () =>
      Promise.resolve(Response.json({ error: 'temporarily_unavailable', error_description: '', log_id: '' }));
    for (const send of [refused, inTrouble]) {
      const { ok, findings } = await process({ fetch: send }).health();
      assert.equal(ok, true);
      assert.equal(findings.find(({ check }) => check === 'client')?.level, 'warning');
    }
    await stage.close();
  });

  it('does not wait for TikTok once it has replied', async () => {
    const { stage, process } = await openTimedStage();
    let silent = false;
    const send: typeof fetch = (input, init) => (silent ? new Promise(() => {}) : fetch(input, init));
    const backend = process({ fetch: send });
    const { findings } = await backend.health();
    silent = true;
    stage.clock.advance(60_000);
    const levels = (list: typeof findings) => list.map(({ check, level }) => `${check} ${level}`);
    let health: Awaited<ReturnType<typeof backend.health>> | undefined;
    void backend.health().then((known) => (health = known));
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    assert.ok(health);
    assert.deepEqual(levels(health.findings), levels(findings));
    for (let turn = 0; turn < 20; turn += 1) {
      stage.clock.advance(1000);
      await new Promise(setImmediate);
    }
    assert.deepEqual(levels((await backend.health()).findings), ['storage ok', 'client warning']);
    await stage.close();
  });

  it('reports a storage and a TikTok that never reply instead of waiting for them', async () => {
    const { stage, process } = await openTimedStage();
    const never = () => new Promise<never>(() => {});
    const backend = process({ storage: { ...stage.options.storage, get: never }, fetch: never });
    const health = await whileTimePasses(stage, 1000, backend.health());
    assert.equal(health.ok, false);
    assert.deepEqual(
      health.findings.map(({ check, level }) => [check, level]),
      [
        ['storage', 'error'],
        ['client', 'warning'],
      ],
    );
    await stage.close();
  });

  it('counts open streams', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser);
    const answer = await browser.get(`posts/${id}/events`);
    const reader = answer.body?.getReader();
    await reader?.read();
    assert.equal((await stage.backend.health()).viewers, 1);
    await reader?.cancel();
    assert.equal((await stage.backend.health()).viewers, 0);
    await stage.close();
  });
});

describe('metrics', () => {
  it('and lines of the log count no negative time when the clock is set back', async () => {
    const counted: (number | undefined)[] = [];
    const stage = await openStage();
    let now = stage.clock.now();
    const backend = stage.secondProcess({
      clock: { ...stage.clock, now: () => (now -= 1) },
      metrics: ({ milliseconds }) => counted.push(milliseconds),
    });
    const browser = await stage.connected('ada', backend);
    await browser.post('creator-info');
    counted.push(...stage.log.flatMap(({ event, milliseconds }) => (event === 'request' ? [milliseconds] : [])));
    assert.ok(counted.length > 4);
    assert.ok(counted.every((milliseconds) => milliseconds === 0));
    await stage.close();
  });

  it('has a sample for each request and each call of TikTok, without names', async () => {
    const samples: Metric[] = [];
    const stage = await openStage({ metrics: (metric) => samples.push(metric) });
    const browser = await stage.connected();
    samples.length = 0;
    const id = await startPost(browser, 10);
    await sendChunk(browser, id, new Uint8Array(10), 'bytes 0-9/10');
    assert.deepEqual(
      samples.map(({ milliseconds: _, ...sample }) => sample),
      [
        { kind: 'call', call: 'creatorInfo', outcome: 'ok' },
        { kind: 'request', route: 'POST creator-info', status: 200, bytes: 0 },
        { kind: 'call', call: 'videoInit', outcome: 'ok' },
        { kind: 'request', route: 'POST posts', status: 200, bytes: 0 },
        { kind: 'request', route: 'PUT posts/:id/chunks', status: 204, bytes: 10 },
      ],
    );
    const photo = await readFile('test/fixtures/media/photo-1.jpg');
    const headers = { 'content-type': 'image/jpeg', 'content-length': String(photo.length) };
    const staged = await browser.send('POST', 'photos', { body: photo, headers });
    const { data } = (await staged.json()) as { data: { url: string } };
    await (await stage.backend(new Request(data.url))).arrayBuffer();
    assert.deepEqual(
      samples.slice(-2).map((sample) => sample.kind === 'request' && [sample.route, sample.bytes]),
      [
        ['POST photos', photo.length],
        ['GET photos/:name', photo.length],
      ],
    );
    await stage.close();
  });
});

describe("a reply of TikTok's that is none of its own", () => {
  /** A browser of a process whose TikTok replies to some calls with data that it has left empty. */
  async function openEmptied(call: string) {
    const stage = await openStage();
    const connected = await stage.connected();
    const emptied: typeof fetch = async (input, init) => {
      const reply = await fetch(input, init);
      if (!String(input).includes(call)) return reply;
      return Response.json({ ...((await reply.json()) as object), data: {} });
    };
    const browser = stage.browser(stage.secondProcess({ fetch: emptied }));
    for (const [name, value] of connected.cookies) browser.cookies.set(name, value);
    return { stage, connected, browser };
  }

  type Opened = Awaited<ReturnType<typeof openEmptied>>;
  const asks: readonly (readonly [what: string, call: string, ask: (opened: Opened) => Promise<unknown>])[] = [
    ['of the creator', 'creator_info', ({ browser }) => browser.post('creator-info')],
    [
      'of a post',
      '/init/',
      async ({ connected, browser }) =>
        browser.post('posts', await requestFor(connected, { draft: { media: video(10) } })),
    ],
    [
      'of its status, which passes four times',
      'status/fetch',
      async ({ stage, connected, browser }) => {
        const id = await startPost(connected);
        for (let turn = 0; turn < 5; turn += 1) {
          stage.clock.advance(31_000);
          await browser.get(`posts/${id}`);
        }
      },
    ],
    [
      'of how much of an upload it has',
      'status/fetch',
      async ({ connected, browser }) => {
        const id = await startPost(connected, 10_485_760);
        await sendChunk(browser, id, new Uint8Array(5_242_880), 'bytes 5242880-10485759/10485760');
      },
    ],
  ];
  for (const [what, call, ask] of asks) {
    it(`is logged with the id by which its support finds it: ${what}`, async () => {
      const opened = await openEmptied(call);
      await ask(opened);
      const { code, logId } = opened.stage.log.at(-1) ?? {};
      assert.equal(code, 'invalid_response');
      assert.match(logId ?? '', /^\d{14}\w+$/);
      await opened.stage.close();
    });
  }
});

describe('a hook of the host', () => {
  const throws = () => {
    throw new Error('the registry is gone');
  };
  // What is left of it is an unhandled rejection, which fails the test.
  const rejects = () => Promise.reject(new Error('the registry is gone'));
  for (const [how, hook] of [['throws', throws] as const, ['rejects', rejects] as const]) {
    for (const name of ['metrics', 'log'] as const) {
      it(`costs no request when ${name} ${how}`, async () => {
        const stage = await openStage({ [name]: hook });
        const browser = await stage.connected();
        assert.equal((await browser.post('creator-info')).status, 200);
        await stage.close();
      });
    }
  }
});

describe('close', () => {
  it('resolves when the chunks on their way have come to their end', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser, 10);
    let feed = (_: Uint8Array): void => {};
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) =>
        void (feed = (piece) => {
          controller.enqueue(piece);
          controller.close();
        }),
    });
    const sent = sendChunk(browser, id, slow, 'bytes 0-9/10');
    while (!(await stage.options.storage.get(`uploading:${id}`))) await new Promise(setImmediate);
    const order: string[] = [];
    const closed = stage.backend.close().then(() => order.push('closed'));
    const finished = sent.then(({ status }) => order.push(String(status)));
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    assert.deepEqual(order, [], 'the chunk has not come to its end yet');
    feed(new Uint8Array(10));
    await Promise.all([closed, finished]);
    assert.deepEqual(order.toSorted(), ['204', 'closed']);
    assert.equal((await stage.backend.health()).requests, 0);
    await stage.close();
  });

  it('ends connections that would be kept: those of event streams, and all once the backend stops', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const id = await startPost(browser, 10);
    const connection = async (path: string, env?: object) => {
      const request = new Request(`http://127.0.0.1:3000/api/tiktok/${path}`, {
        headers: { cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') },
      });
      const { headers, body } = await stage.backend(request, env);
      await body?.cancel();
      return headers.get('connection');
    };
    const http2 = { incoming: { httpVersionMajor: 2 } };
    assert.equal(await connection(`posts/${id}`), null);
    assert.equal(await connection(`posts/${id}/events`), 'close');
    assert.equal(await connection(`posts/${id}/events`, http2), null);
    await stage.backend.close();
    assert.equal(await connection(`posts/${id}`), 'close');
    assert.equal(await connection('nothing'), 'close');
    assert.equal(await connection(`posts/${id}`, http2), null);
    await stage.close();
  });
});
