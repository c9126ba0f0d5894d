import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import type { LogEntry } from '../../../src/server/index.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { Simulator } from '../../../src/simulator/index.js';
import { startSimulator } from '../../../src/simulator/index.js';
import { TestBrowser, codeOf } from './support/browser.js';
import { COOKIE_KEY, SECRET } from './support/constants.js';
import { sendChunk } from './support/posts.js';
import { requestFor, video } from './support/requests.js';
import { connect } from './support/stage.js';
import { loadWorker } from './support/worker-context.js';

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
  COOKIE_KEY,
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

/** Starts an example in a process of its own; what it prints is its log. */
async function start(file: string) {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, ...environment(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The example ended before it listened.')));
    reader.on('line', (line) => {
      if (line === `http://127.0.0.1:${port}`) resolve();
      else lines.push(line);
    });
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop(): Promise<readonly LogEntry[]> {
      const ended = once(reader, 'close');
      child.removeAllListeners('exit');
      child.kill();
      await ended;
      children.delete(child);
      return lines.map((line) => JSON.parse(line) as LogEntry);
    },
  };
}

describe('demo/backends', () => {
  for (const [name, file] of [
    ['node.ts', 'demo/backends/node.ts'],
    ['express.ts', 'demo/backends/express.ts'],
    ['next.ts', 'test/unit/server/support/next-process.ts'],
  ] as const) {
    it(`${name} posts a video over HTTP, and logs one line of JSON for each request`, async () => {
      const example = await start(file);
      let requests = 0;
      const send = overHttp(example.origin);
      const browser = new TestBrowser((request) => ((requests += 1), send(request)), `${example.origin}/api/tiktok`);
      await postsTheClip(browser);
      const lines = await example.stop();
      assert.deepEqual(
        lines.map(({ event }) => event),
        ['start', ...Array.from({ length: requests }, () => 'request')],
      );
    });
  }

  for (const file of ['demo/backends/node.ts', 'demo/backends/express.ts']) {
    it(`${file} ends when the chunk on its way has its reply, and not before`, async () => {
      const example = await start(file);
      const browser = new TestBrowser(overHttp(example.origin), `${example.origin}/api/tiktok`);
      assert.equal((await connect(browser, 'ada', { scopes: ['video.publish'] })).status, 200);
      const body = Buffer.alloc(1_000_000, 1);
      const request = await requestFor(browser, { draft: { media: video(body.length) }, now: new Date() });
      const created = (await (await browser.post('posts', request)).json()) as { data: { publish_id: string } };
      const path = `posts/${created.data.publish_id}`;
      // As a proxy asks, which keeps its connections.
      const kept = new Agent({ keepAlive: true });
      const chunk = httpRequest(`${example.origin}/api/tiktok/${path}/chunks`, {
        method: 'PUT',
        agent: kept,
        headers: {
          origin: example.origin,
          cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'x-share-to-tiktok': '1',
          'content-type': 'video/mp4',
          'content-length': body.length,
          'content-range': `bytes 0-${body.length - 1}/${body.length}`,
        },
      });
      const reply = once(chunk, 'response') as Promise<[IncomingMessage]>;
      await new Promise((resolve) => chunk.write(body.subarray(0, 1000), resolve));
      // The chunk has begun when what was sent after it has its reply.
      await browser.get(path);
      const ended = example.stop();
      while (
        await fetch(example.origin).then(
          () => true,
          () => false,
        )
      );
      chunk.end(body.subarray(1000));
      const [{ statusCode, headers }] = await reply;
      assert.equal(statusCode, 204);
      assert.equal(headers.connection, 'close');
      await ended;
      kept.destroy();
    });
  }

  it('next.ts can be built where no secret is at hand, and replies to preflights itself', async () => {
    const script = `import('./demo/backends/next.ts').then((route) => console.log(Object.keys(route).join(' ')))`;
    const { TIKTOK_CLIENT_KEY: _, ...env } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    const printed: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => printed.push(piece));
    await once(child, 'close');
    assert.match(Buffer.concat(printed).toString(), /^GET OPTIONS POST PUT .*dynamic.*runtime/);
  });

  for (const file of ['demo/backends/node.ts', 'demo/backends/express.ts', 'README.md', 'docs/backend.md']) {
    it(`${file} lets chunks on slow lines take longer than Node’s five minutes, wherever it listens [S25]`, async () => {
      const text = await readFile(file, 'utf8');
      const listens = text.match(/\bserve\(\{|\bserve\(\n|\.listen\(/g) ?? [];
      assert.ok(listens.length > 0);
      assert.equal(text.match(/\brequestTimeout(?:: | = )0\b/g)?.length, listens.length);
    });
  }

  it('workers.ts posts a video where there are Web standards and nothing of Node, and digests it [S20]', async () => {
    const lines: string[] = [];
    const digested: string[] = [];
    const worker = await loadWorker({
      console: { log: (line: string) => lines.push(line) },
      crypto: workerCrypto((hex) => digested.push(hex)),
    });
    const settings = { ...environment(5173), STORAGE: memoryStorage() };
    const browser = new TestBrowser((request) => worker.fetch(request, settings), 'http://127.0.0.1:5173/api/tiktok');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await postsTheClip(browser);
    assert.ok(lines.some((line) => line.includes('"route":"PUT posts/:id/chunks","status":204')));
    assert.deepEqual(digested, [simulator.control.state().posts.at(-1)?.files[0]?.sha256]);
    assert.ok(!lines.some((line) => line.includes('"level":"error"')), lines.join('\n'));
  });
});

/** `crypto` of a Worker, with the `DigestStream` that only Workers have. */
function workerCrypto(tell: (hex: string) => void): object {
  class DigestStream extends WritableStream<Uint8Array> {
    readonly digest: Promise<ArrayBuffer>;
    constructor(algorithm: string) {
      const hash = createHash(algorithm.replace('-', '').toLowerCase());
      let end = (_: ArrayBuffer) => {};
      super({
        write: (piece) => void hash.update(piece),
        close: () => {
          const bytes = Uint8Array.from(hash.digest());
          tell(Buffer.from(bytes).toString('hex'));
          end(bytes.buffer);
        },
      });
      this.digest = new Promise((resolve) => (end = resolve));
    }
  }
  return {
    DigestStream,
    subtle: crypto.subtle,
    getRandomValues: crypto.getRandomValues.bind(crypto),
    randomUUID: crypto.randomUUID.bind(crypto),
  };
}
