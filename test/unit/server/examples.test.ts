import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { worker } from '../../../demo/backends/workers.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { Simulator } from '../../../src/simulator/index.js';
import { startSimulator } from '../../../src/simulator/index.js';
import { TestBrowser, codeOf } from './support/browser.js';
import { COOKIE_KEY, SECRET } from './support/constants.js';
import { sendChunk } from './support/posts.js';
import { requestFor, video } from './support/requests.js';
import { connect } from './support/stage.js';

const children = new Set<ChildProcess>();
let simulator: Simulator;
let directory: string;
before(async () => {
  simulator = await startSimulator({ processing: { processingMs: 100, moderationMs: 100 } });
  directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
});
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await simulator.close();
  await rm(directory, { recursive: true });
});

const environment = (port: number) => ({
  PORT: String(port),
  TIKTOK_CLIENT_KEY: 'awaudited00000001',
  TIKTOK_CLIENT_SECRET: SECRET,
  TIKTOK_REDIRECT_URI: `http://127.0.0.1:${port}/api/tiktok/callback`,
  TIKTOK_SIMULATOR: simulator.origin,
  COOKIE_KEYS: COOKIE_KEY,
  DATA_DIRECTORY: directory,
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Sends over real HTTP, with what a browser adds and `fetch` does not let through. */
function overHttp(origin: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = new Headers(request.headers);
    headers.delete('sec-fetch-site');
    if (request.method !== 'GET') headers.set('origin', origin);
    const body = request.body ? await request.arrayBuffer() : undefined;
    return fetch(request.url, { method: request.method, headers, redirect: 'manual', ...(body ? { body } : {}) });
  };
}

/** Connects, posts the clip and follows it to the end. */
async function postsTheClip(browser: TestBrowser): Promise<void> {
  assert.equal((await connect(browser, 'ada', { scopes: ['video.publish'] })).status, 200);
  const clip = await readFile('test/fixtures/media/clip.mp4');
  const request = await requestFor(browser, { draft: { media: video(clip.length) }, now: new Date() });
  const created = (await (await browser.post('posts', request)).json()) as { data: { publish_id: string } };
  const id = created.data.publish_id;
  assert.equal((await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`)).status, 204);
  const events = await (await browser.get(`posts/${id}/events`)).text();
  assert.match(events, /"status":"PUBLISH_COMPLETE"/);
}

describe('demo/backends', () => {
  for (const name of ['node', 'express']) {
    it(`${name}.ts posts a video over HTTP`, async () => {
      const port = await freePort();
      const child = spawn(process.execPath, ['--import', 'tsx', `demo/backends/${name}.ts`], {
        env: { ...process.env, ...environment(port) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.add(child);
      await new Promise<void>((resolve, reject) => {
        child.once('exit', () => reject(new Error('The example ended before it listened.')));
        child.stdout.on('data', (text: Buffer) => {
          if (text.includes(`http://127.0.0.1:${port}`)) resolve();
        });
      });
      const origin = `http://127.0.0.1:${port}`;
      await postsTheClip(new TestBrowser(overHttp(origin), `${origin}/api/tiktok`));
      child.removeAllListeners('exit');
      child.kill();
      children.delete(child);
    });
  }

  it('next.ts answers as a route handler', async () => {
    const before = { ...process.env };
    Object.assign(process.env, environment(5173));
    const { GET, POST, PUT } = await import('../../../demo/backends/next.js');
    process.env = before;
    const handlers: Record<string, typeof GET> = { GET, POST, PUT };
    const browser = new TestBrowser(
      (request) => (handlers[request.method] ?? GET)(request),
      'http://127.0.0.1:5173/api/tiktok',
    );
    await postsTheClip(browser);
  });

  it('workers.ts answers as a Worker', async () => {
    const settings = { ...environment(5173), STORAGE: memoryStorage() };
    const browser = new TestBrowser((request) => worker.fetch(request, settings), 'http://127.0.0.1:5173/api/tiktok');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await postsTheClip(browser);
  });
});
