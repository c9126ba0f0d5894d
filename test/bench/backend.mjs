// What the backend costs, beside a bare Hono proxy that does nothing but pass on, as ratios, so that the machine matters
// little. Backend, proxy, simulator and senders are processes of their own. `node --import tsx test/bench/backend.mjs
// [section…]`; sections: requests, chunks, viewers. CPU and memory are read from `/proc`, so it needs Linux. Exits with 1 when a bar is broken.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BASE,
  CLIENT,
  CREATORS,
  MB,
  PORT,
  connectedUser,
  memory,
  mib,
  settledMemory,
  start,
  timed,
  upload,
} from './support/relay-users.mjs';

const SCRIPT = fileURLToPath(import.meta.url);
const CPU_BAR_S_PER_GB = 1.5;
const PROXY_PORT = PORT + 1;

const sections = { requests, chunks, viewers };
const roles = { simulator: runSimulator, backend: runBackend, proxy: runProxy, audience: runAudience };
await (roles[process.env.BENCH_ROLE] ?? measure)();

async function runSimulator() {
  const { startSimulator } = await import('../../src/simulator/index.js');
  const { origin } = await startSimulator({ settings: { discardUploads: true, uploadCors: true } });
  process.send(origin);
}

async function runBackend() {
  const { serve } = await import('@hono/node-server');
  const server = await import('../../src/server/index.js');
  const { createShareToTikTok, folderPhotos } = server;
  const simulator = process.env.BENCH_SIMULATOR;
  const backend = createShareToTikTok({
    clientKey: CLIENT.key,
    clientSecret: CLIENT.secret,
    redirectUri: `${BASE}/callback`,
    pkce: 'desktop',
    cookieKeys: ['a-cookie-key-of-the-benchmark-0123456789'],
    storage: await storageOf(server),
    ...(process.env.BENCH_PHOTOS ? { photos: { store: folderPhotos({ directory: process.env.BENCH_PHOTOS }) } } : {}),
    development: { tikTokOrigin: simulator },
    log: () => {},
  });
  const port = Number(process.env.BENCH_OWN_PORT ?? PORT);
  serve({ fetch: backend, port, hostname: '127.0.0.1' }, () => process.send(`http://127.0.0.1:${port}`));
}

/** The storage that a process is told of: a Redis, a PostgreSQL, or its own memory. */
async function storageOf({ memoryStorage, redisStorage, postgresStorage }) {
  const { BENCH_REDIS: url, BENCH_POSTGRES: postgres } = process.env;
  if (url) return redisStorage({ url });
  if (!postgres) return memoryStorage();
  const { Pool } = await import('pg');
  return postgresStorage({ pool: new Pool(JSON.parse(postgres)) });
}

/** A bare proxy: Hono routes, `fetch` passes on, nothing is checked, counted or kept. */
async function runProxy() {
  const { serve } = await import('@hono/node-server');
  const { Hono } = await import('hono');
  const app = new Hono();
  app.all('*', ({ req }) => {
    const headers = new Headers(req.raw.headers);
    const target = headers.get('x-target');
    for (const name of ['host', 'connection', 'x-target']) headers.delete(name);
    const hasBody = req.method !== 'GET';
    return fetch(target, { method: req.method, headers, ...(hasBody ? { body: req.raw.body, duplex: 'half' } : {}) });
  });
  serve({ fetch: app.fetch, port: PROXY_PORT, hostname: '127.0.0.1' }, () =>
    process.send(`http://127.0.0.1:${PROXY_PORT}`),
  );
}

async function measure() {
  const wanted = process.argv.slice(2);
  for (const [name, section] of Object.entries(sections)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const simulator = await start(SCRIPT, 'simulator');
    const backend = await start(SCRIPT, 'backend', { BENCH_SIMULATOR: simulator.said });
    const proxy = await start(SCRIPT, 'proxy');
    try {
      console.log(`\n${name}`);
      await section({ simulator, backend, proxy });
    } finally {
      await Promise.all([simulator.stop(), backend.stop(), proxy.stop()]);
    }
  }
}

/**
 * Creator info, posts, and photos in and out, of ten users at once, as often as TikTok lets each: one process with its memory,
 * two on one Redis, two on one PostgreSQL, and creator info through the bare proxy.
 */
async function requests({ simulator, backend, proxy }) {
  process.env.TEST_SERVERS = 'yes';
  const { startRedis } = await import('../unit/server/support/redis.js');
  const { startPostgres } = await import('../unit/server/support/postgres.js');
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-bench-'));
  const pool = postgres?.openPool();
  try {
    const bare = await rateOfProxy(simulator, proxy);
    await ratesOf('one process, memory', simulator, [backend], bare);
    const settings =
      pool && JSON.stringify({ host: pool.options.host, port: pool.options.port, user: 'test', database: 'postgres' });
    for (const [name, environment] of [
      ['two processes, Redis', redis && { BENCH_REDIS: redis.url }],
      ['two processes, PostgreSQL', settings && { BENCH_POSTGRES: settings }],
    ]) {
      if (!environment) {
        console.log(`${name}: skipped, it is not installed here`);
        continue;
      }
      const given = { ...environment, BENCH_SIMULATOR: simulator.said, BENCH_PHOTOS: folder };
      const pair = await Promise.all(
        [PORT + 2, PORT + 3].map((port) => start(SCRIPT, 'backend', { ...given, BENCH_OWN_PORT: String(port) })),
      );
      // What TikTok counts of the creators starts from zero.
      await fetch(`${simulator.said}/__control/clock/advance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ms: 61_000 }),
      });
      await ratesOf(name, simulator, pair, bare);
      for (const each of pair) await each.stop();
    }
  } finally {
    await pool?.end();
    await Promise.all([redis?.stop(), postgres?.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function rateOfProxy(simulator, proxy) {
  const headers = { 'x-target': `${simulator.said}/v2/post/publish/creator_info/query/`, authorization: 'Bearer none' };
  const ask = async () => (await fetch(proxy.said, { method: 'POST', headers })).text();
  await ask();
  return rate(100, () => Promise.all(Array.from({ length: 100 }, ask)));
}

async function ratesOf(name, simulator, backends, bare) {
  const users = [];
  for (const [index, creator] of CREATORS.entries()) {
    users.push(await connectedUser(creator, backends[index % backends.length].said, simulator.said));
  }
  const photo = Buffer.alloc(5 * MB, 1);
  photo.set([0xff, 0xd8, 0xff, 0xe0]);
  const each = (times, work) => () => Promise.all(users.map(async (user) => repeat(times, () => work(user))));
  const infos = await rate(
    100,
    each(10, (user) => user.creatorInfo()),
  );
  const posts = await rate(
    30,
    each(3, (user) => user.relayed(64 * MB)),
  );
  const urls = [];
  const photosIn = await rate(
    40 * 5,
    each(4, async (user) => urls.push(await user.stage(photo))),
  );
  const out = async () => {
    for (const url of urls) {
      const path = new URL(url).pathname;
      await (await fetch(`${backends[0].said}${path}`)).arrayBuffer();
    }
  };
  const photosOut = await rate(40 * 5, out);
  console.log(
    `${name}: creator info ${infos.toFixed(0)}/s (${(infos / bare).toFixed(2)} of the bare proxy), posts ${posts.toFixed(0)}/s, photos in ${photosIn.toFixed(0)} MB/s, out ${photosOut.toFixed(0)} MB/s`,
  );
}

/** So many a second. */
async function rate(count, work) {
  return count / (await timed(work));
}

async function repeat(times, work) {
  for (let turn = 0; turn < times; turn += 1) await work();
}

/** One gigabyte in chunks, through the backend and through the bare proxy: what each costs in CPU, and how fast it goes. */
async function chunks({ simulator, backend, proxy }) {
  const bytes = 1000 * MB;
  const users = [];
  for (const creator of CREATORS.slice(0, 3)) users.push(await connectedUser(creator, backend.said, simulator.said));
  const throughProxy = (user) => async (size) => {
    const { plan, url } = await user.direct(size);
    return { plan, url: proxy.said, headers: { 'x-target': url } };
  };
  await upload(users[0].relayed, 64 * MB);
  await upload(throughProxy(users[0]), 64 * MB);
  const costs = {};
  for (const [name, pid, begin] of [
    ['backend', backend.pid, users[1].relayed],
    ['bare proxy', proxy.pid, throughProxy(users[2])],
  ]) {
    const before = cpuSeconds(pid);
    const seconds = await timed(() => upload(begin, bytes));
    const cpu = cpuSeconds(pid) - before;
    costs[name] = { cpu, rate: bytes / MB / seconds };
    console.log(
      `${name}: ${cpu.toFixed(2)} s of CPU a GB (${((cpu * 1e9) / bytes).toFixed(2)} ms a MB), ${(bytes / MB / seconds).toFixed(0)} MB/s`,
    );
  }
  const ratio = costs['backend'].cpu / costs['bare proxy'].cpu;
  console.log(`CPU of the backend to that of the bare proxy: ${ratio.toFixed(2)}`);
  bar(costs['backend'].cpu <= CPU_BAR_S_PER_GB, `at most ${CPU_BAR_S_PER_GB} s of CPU a GB`);
}

/** Many streams of one user on few posts: what each costs in memory, and what another request waits meanwhile. */
async function viewers({ simulator, backend }) {
  const user = await connectedUser(CREATORS[0], backend.said, simulator.said);
  const { url, headers } = await user.relayed(64 * MB);
  const path = new URL(url).pathname.replace('/chunks', '');
  const idle = await settledMemory(backend.pid);
  for (const count of [1000, 5000]) {
    const before = cpuSeconds(backend.pid);
    const audience = await start(SCRIPT, 'audience', {
      BENCH_AUDIENCE: JSON.stringify({ path: `${path}/events`, headers, count }),
    });
    const waits = [];
    const begun = performance.now();
    for (let turn = 0; turn < 50; turn += 1) {
      const sent = performance.now();
      await (await fetch(`${backend.said}${path}`, { headers })).text();
      waits.push(performance.now() - sent);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const cpu = (cpuSeconds(backend.pid) - before) / ((performance.now() - begun) / 1000);
    const each = (memory(backend.pid) - idle) / count / 1000;
    const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
    console.log(
      `${audience.said} of ${count} viewers: ${each.toFixed(1)} kB each (idle ${mib(idle)}), ${cpu.toFixed(2)} of a core, other requests p99 ${p99.toFixed(0)} ms`,
    );
    await audience.stop();
  }
}

/** Opens streams, a few at a time, and reads them until it is ended. */
async function runAudience() {
  const { path, headers, count } = JSON.parse(process.env.BENCH_AUDIENCE);
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  let opened = 0;
  const open = () =>
    new Promise((resolve) => {
      const request = http.get({ host: '127.0.0.1', port: PORT, path, headers, agent }, (answer) => {
        opened += answer.statusCode === 200 ? 1 : 0;
        answer.resume();
        resolve();
      });
      request.once('error', resolve);
    });
  for (let first = 0; first < count; first += 50) await Promise.all(Array.from({ length: 50 }, open));
  process.send(opened);
}

function bar(held, what) {
  console.log(`${held ? 'held' : 'BROKEN'}: ${what}`);
  if (!held) process.exitCode = 1;
}

/** Seconds of CPU that a process has used. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
