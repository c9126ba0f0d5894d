// The processes of the backend's benchmark beside the one that measures: the simulator, the backend, a bare proxy that stands for
// the least that any backend costs, a bare pipe that does for chunks what no relay can do without, a server that takes and
// gives bytes, and an audience of event streams.
import { createHash } from 'node:crypto';
import http from 'node:http';
import { BASE, CLIENT, MB, PORT } from './relay-users.mjs';

export const roles = { simulator, backend, proxy, pipe, bytes, audience };

/** Of a photo, as TikTok takes them at most four times this size. */
export const PHOTO = Buffer.alloc(5 * MB, 1);
PHOTO.set([0xff, 0xd8, 0xff, 0xe0]);

async function simulator() {
  const { startSimulator } = await import('../../../src/simulator/index.js');
  const { origin } = await startSimulator({ settings: { discardUploads: true, uploadCors: true } });
  process.send(origin);
}

async function backend() {
  const { serve } = await import('@hono/node-server');
  const server = await import('../../../src/server/index.js');
  const { createShareToTikTok, folderPhotos } = server;
  const many = 1_000_000;
  const handle = createShareToTikTok({
    clientKey: CLIENT.key,
    clientSecret: CLIENT.secret,
    redirectUri: `${BASE}/callback`,
    pkce: 'desktop',
    cookieKeys: ['a-cookie-key-of-the-benchmark-0123456789'],
    storage: await storageOf(server),
    photos: { store: folderPhotos({ directory: process.env.BENCH_PHOTOS }) },
    // Users of the benchmark ask more often than people.
    limits: { connect: many, creatorInfo: many, posts: many, photos: many },
    development: { tikTokOrigin: process.env.BENCH_SIMULATOR },
    log: () => {},
  });
  const port = Number(process.env.BENCH_OWN_PORT ?? PORT);
  serve({ fetch: handle, port, hostname: '127.0.0.1' }, () => process.send(`http://127.0.0.1:${port}`));
}

/** The storage that a process is told of: a Redis, a PostgreSQL, or its own memory. */
async function storageOf({ memoryStorage, redisStorage, postgresStorage }) {
  const { BENCH_REDIS: url, BENCH_POSTGRES: postgres } = process.env;
  if (url) return redisStorage({ url });
  if (!postgres) return memoryStorage();
  const { Pool } = await import('pg');
  return postgresStorage({ pool: new Pool(JSON.parse(postgres)) });
}

/** Hono routes, `fetch` passes on or events stream out; nothing is checked, counted or kept. */
async function proxy() {
  const { serve } = await import('@hono/node-server');
  const { Hono } = await import('hono');
  const app = new Hono();
  const encoder = new TextEncoder();
  const streams = new Set();
  app.get('/events', () => {
    let own;
    const body = new ReadableStream({
      start(controller) {
        own = controller;
        streams.add(own);
        own.enqueue(encoder.encode(': watching\n\n'));
      },
      cancel: () => void streams.delete(own),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  app.all('*', ({ req }) => {
    const headers = new Headers(req.raw.headers);
    const target = headers.get('x-target');
    for (const name of ['host', 'connection', 'x-target']) headers.delete(name);
    const hasBody = req.method !== 'GET';
    return fetch(target, { method: req.method, headers, ...(hasBody ? { body: req.raw.body, duplex: 'half' } : {}) });
  });
  const port = Number(process.env.BENCH_OWN_PORT);
  serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => process.send(`http://127.0.0.1:${port}`));
}

/** Node's own HTTP from one socket to the other, and SHA-256: nothing else. */
function pipe() {
  const server = http.createServer((request, response) => {
    const { host: _, connection: __, 'x-target': target, ...headers } = request.headers;
    const hash = createHash('sha256');
    const put = http.request(target, { method: request.method, headers }, (answer) => {
      hash.digest();
      response.writeHead(answer.statusCode);
      answer.pipe(response);
    });
    request.on('data', (piece) => {
      hash.update(piece);
      if (!put.write(piece)) request.pause();
    });
    put.on('drain', () => request.resume());
    request.on('end', () => put.end());
  });
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
}

/** Takes any bytes and forgets them; gives a photo to any caller. */
function bytes() {
  const server = http.createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      if (request.method === 'GET') response.setHeader('content-type', 'image/jpeg').end(PHOTO);
      else response.end();
    });
  });
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
}

/** Opens streams, a few at a time, and reads them until it is ended; says how many opened. */
async function audience() {
  const { url, headers, count } = JSON.parse(process.env.BENCH_AUDIENCE);
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  let opened = 0;
  const open = () =>
    new Promise((resolve) => {
      const request = http.get(url, { headers, agent }, (answer) => {
        opened += answer.statusCode === 200 ? 1 : 0;
        answer.resume();
        resolve();
      });
      request.once('error', resolve);
    });
  for (let first = 0; first < count; first += 50) await Promise.all(Array.from({ length: 50 }, open));
  process.send(opened);
}
