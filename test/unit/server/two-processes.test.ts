import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { accountKeyOf } from '../../../src/server/accounts/accounts.js';
import { fileStorage, redisStorage } from '../../../src/server/index.js';
import { attemptIdOf } from '../../../src/server/posts/init-once.js';
import type { Simulator } from '../../../src/simulator/index.js';
import { startSimulator } from '../../../src/simulator/index.js';
import { bundledProgram } from '../../tools/bundle-node-tests.mjs';
import { TestBrowser, codeOf } from './support/browser.js';
import { sendChunk } from './support/posts.js';
import type { ProcessOptions } from './support/process.js';
import { requestFor, video } from './support/requests.js';
import { SERVERS_WANTED, startRedis } from './support/redis.js';
import { connect } from './support/stage.js';

const ORIGIN = 'http://127.0.0.1:5173';
const BASE = `${ORIGIN}/api/tiktok`;
const MANY = Array.from({ length: 10 });

const children = new Set<ChildProcess>();
const redis = await startRedis();
const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
const program = await bundledProgram('test/unit/server/support/process.ts');
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await redis?.stop();
  await Promise.all([directory, program].map((path) => rm(path, { recursive: true })));
});

/** Starts a backend as a process of its own and answers a way to it, as if a proxy stood at the public origin. */
async function startProcess(options: Omit<ProcessOptions, 'origin'>) {
  const given: ProcessOptions = { ...options, origin: ORIGIN };
  const child = spawn(process.execPath, [program, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The process ended before it listened.')));
    child.stdout.on('data', (text: Buffer) => {
      const [, found] = /listening (\d+)/.exec(text.toString()) ?? [];
      if (found) resolve(found);
    });
  });
  return {
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
      children.delete(child);
    },
    async send(request: Request): Promise<Response> {
      const url = request.url.replace(ORIGIN, `http://127.0.0.1:${port}`);
      const body = request.body ? await request.arrayBuffer() : undefined;
      // `fetch` keeps Fetch Metadata to itself, so the request is sent without and shows its origin.
      const headers = new Headers(request.headers);
      headers.delete('sec-fetch-site');
      if (request.method !== 'GET') headers.set('origin', ORIGIN);
      return fetch(url, { method: request.method, headers, body, redirect: 'manual' } as RequestInit);
    },
  };
}

type Process = Awaited<ReturnType<typeof startProcess>>;

/** Ends the lease that a killed process left behind, as time would. */
async function endLease(place: ProcessOptions['storage'], simulator: Simulator, key: string): Promise<void> {
  const storage = 'redis' in place ? redisStorage({ url: place.redis }) : fileStorage(place);
  const openId = simulator.control.state().grants[0]?.openId ?? '';
  await storage.delete(`lock:intent:${await attemptIdOf({ owner: await accountKeyOf(openId), key })}`);
  await storage.close();
}

/** The same browser, whose requests from now on go where `send` sends them. */
function browserOn(send: Process['send'], before?: TestBrowser): TestBrowser {
  const browser = new TestBrowser(send, BASE);
  for (const [name, value] of before?.cookies ?? []) browser.cookies.set(name, value);
  return browser;
}

const missing = SERVERS_WANTED && !redis && 'redis-server is not installed here';
if (missing) it('two processes on one Redis', { skip: missing }, () => {});

const storages: readonly (readonly [name: string, storage: ProcessOptions['storage']])[] = [
  ...(redis ? [['one Redis', { redis: redis.url }] as const] : []),
  ['one directory', { directory }],
];

for (const [name, storage] of storages) {
  describe(`two processes on ${name}`, () => {
    let simulator: Simulator;
    let first: Process;
    let second: Process;
    let browser: TestBrowser;
    const count = (endpoint: string) =>
      simulator.control.state().requests.filter((request) => request.endpoint === endpoint).length;
    const replace = async (process: Process): Promise<Process> => {
      await process.stop('SIGKILL');
      return startProcess({ simulator: simulator.origin, storage });
    };

    before(async () => {
      simulator = await startSimulator({ processing: { processingMs: 300, moderationMs: 300 } });
      [first, second] = await Promise.all([
        startProcess({ simulator: simulator.origin, storage }),
        startProcess({ simulator: simulator.origin, storage }),
      ]);
    });
    after(async () => {
      await Promise.all([first.stop(), second.stop()]);
      await simulator.close();
    });
    beforeEach(async () => {
      await simulator.control.reset();
      let turn = 0;
      browser = browserOn((request) => ((turn += 1) % 2 ? first : second).send(request));
      assert.equal((await connect(browser, 'ada', { scopes: ['video.publish'] })).status, 200);
    });

    it('share a post from connect to published, at most one init among them, and the death of one [U-08, C-05]', async () => {
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
      const clip = await readFile('test/fixtures/media/clip.mp4');
      const request = await requestFor(browser, {
        draft: { media: video(clip.length), privacy: 'PUBLIC_TO_EVERYONE' },
        now: new Date(),
      });
      const answers = await Promise.all(MANY.map(() => browser.post('posts', request)));
      const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
      assert.equal(texts.size, 1, [...texts].join('\n'));
      assert.equal(simulator.control.state().posts.length, 1);
      const id = simulator.control.state().posts[0]?.publishId ?? '';
      assert.equal((await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`)).status, 204);

      // One dies without a word in the middle of the post; the other tells how it ends.
      const reborn = replace(first);
      const survivor = browserOn(second.send, browser);
      const events = await (await survivor.get(`posts/${id}/events`)).text();
      assert.match(events, /event: status\ndata: \{"status":"PUBLISH_COMPLETE"/);
      assert.match(await (await survivor.get(`posts/${id}`)).text(), /PUBLISH_COMPLETE/);
      const next = await requestFor(survivor, { draft: { media: video(10) }, now: new Date() });
      assert.equal(await codeOf(await survivor.post('posts', next)), 'ok');
      first = await reborn;
    });

    it('refresh a token once, however many requests meet it in both', async () => {
      simulator.control.expireAccessTokens('ada');
      const before = count('token');
      const answers = await Promise.all(MANY.map(() => browser.post('creator-info')));
      assert.deepEqual(await Promise.all(answers.map(codeOf)), Array(MANY.length).fill('ok'));
      assert.equal(count('token'), before + 1);
    });

    for (const [what, media] of [
      ['a pulled video', video(1000, { source: { origin: 'url', url: 'https://media.example.com/videos/a.mp4' } })],
      ['an upload', video()],
    ] as const) {
      it(`make one post at most of ${what} whose process was killed between call and reply [C-05, R25]`, async () => {
        const request = await requestFor(browser, { draft: { media }, now: new Date() });
        simulator.control.addFault({ kind: 'latency', endpoint: 'video_init', ms: 1000 });
        const doomed = browserOn(first.send, browser).post('posts', request);
        const broken = assert.rejects(doomed);
        // A fault is gone from the list as soon as it has struck: the call has arrived.
        while (simulator.control.state().faults.length > 0) await pause(1);
        first = await replace(first);
        await broken;
        await endLease(storage, simulator, request.idempotency_key);
        const answers = await Promise.all(MANY.map(() => browser.post('posts', request)));
        const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
        assert.equal(texts.size, 1, [...texts].join('\n'));
        assert.match([...texts][0] ?? '', what === 'an upload' ? /publish_id/ : /unknown_outcome/);
        // The call of the killed process is recorded when TikTok has answered it, which can be later than all else.
        const calls = what === 'an upload' ? 2 : 1;
        while (count('video_init') < calls) await pause(1);
        assert.equal(count('video_init'), calls);
      });
    }
  });
}
