import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, describe, it } from 'node:test';
import { startSimulator } from '../../../src/simulator/index.js';
import { TestBrowser, codeOf } from './support/browser.js';
import { sendChunk, startPost } from './support/posts.js';
import { requestFor, video } from './support/requests.js';
import { startRedis } from './support/redis.js';
import { connect } from './support/stage.js';

const ORIGIN = 'http://127.0.0.1:5173';
const BASE = `${ORIGIN}/api/tiktok`;

const children = new Set<ChildProcess>();
const redis = await startRedis();
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await redis?.stop();
});

/** Starts a backend as a process of its own and answers a way to it, as if a proxy stood at the public origin. */
async function startProcess(simulator: string, redisUrl: string) {
  const options = JSON.stringify({ redis: redisUrl, simulator, origin: ORIGIN });
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/unit/server/support/process.ts', options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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

if (!redis) {
  it('leaves out two processes on one Redis, because redis-server is not installed here', () => {});
} else {
  describe('two processes on one Redis', () => {
    it('share a post from connect to published, at most one init among them, and the death of one [U-08, C-05]', async () => {
      const simulator = await startSimulator({ processing: { processingMs: 300, moderationMs: 300 } });
      const [first, second] = await Promise.all([
        startProcess(simulator.origin, redis.url),
        startProcess(simulator.origin, redis.url),
      ]);
      let turn = 0;
      const browser = new TestBrowser((request) => ((turn += 1) % 2 ? first : second).send(request), BASE);

      assert.equal((await connect(browser, 'ada', { scopes: ['video.publish'] })).status, 200);
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
      const clip = await readFile('test/fixtures/media/clip.mp4');
      const request = await requestFor(browser, {
        draft: { media: video(clip.length), privacy: 'PUBLIC_TO_EVERYONE' },
      });
      const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post('posts', request)));
      const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
      assert.equal(texts.size, 1, [...texts].join('\n'));
      assert.equal(simulator.control.state().posts.length, 1);
      const id = simulator.control.state().posts[0]?.publishId ?? '';
      assert.equal((await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`)).status, 204);

      // One dies without a word in the middle of the post; the other tells how it ends.
      await first.stop('SIGKILL');
      turn = 1;
      const survivor = new TestBrowser((message) => second.send(message), BASE);
      for (const [name, value] of browser.cookies) survivor.cookies.set(name, value);
      const events = await (await survivor.get(`posts/${id}/events`)).text();
      assert.match(events, /event: status\ndata: \{"status":"PUBLISH_COMPLETE"/);
      assert.match(await (await survivor.get(`posts/${id}`)).text(), /PUBLISH_COMPLETE/);
      assert.match(await startPost(survivor, 10), /^v_pub_file/);
      await second.stop();
      await simulator.close();
    });
  });
}
