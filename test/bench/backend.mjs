// What the backend costs, beside a bare Hono proxy that does nothing but pass on, as ratios, so that the machine matters
// little. Backend, proxy, simulator and senders are processes of their own. `node --import tsx test/bench/backend.mjs
// [section…]`; sections: chunks. CPU is read from `/proc`, so it needs Linux. Exits with 1 when a bar is broken.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BASE, CLIENT, CREATORS, MB, PORT, connectedUser, start, timed, upload } from './support/relay-users.mjs';

const SCRIPT = fileURLToPath(import.meta.url);
const CPU_BAR_S_PER_GB = 1.5;
const PROXY_PORT = PORT + 1;

const sections = { chunks };
const roles = { simulator: runSimulator, backend: runBackend, proxy: runProxy };
await (roles[process.env.BENCH_ROLE] ?? measure)();

async function runSimulator() {
  const { startSimulator } = await import('../../src/simulator/index.js');
  const { origin } = await startSimulator({ settings: { discardUploads: true, uploadCors: true } });
  process.send(origin);
}

async function runBackend() {
  const { serve } = await import('@hono/node-server');
  const { createShareToTikTok, memoryStorage, redisStorage } = await import('../../src/server/index.js');
  const redis = process.env.BENCH_REDIS;
  const simulator = process.env.BENCH_SIMULATOR;
  const backend = createShareToTikTok({
    clientKey: CLIENT.key,
    clientSecret: CLIENT.secret,
    redirectUri: `${BASE}/callback`,
    pkce: 'desktop',
    cookieKeys: ['a-cookie-key-of-the-benchmark-0123456789'],
    storage: redis ? redisStorage({ url: redis }) : memoryStorage(),
    development: { tikTokOrigin: simulator },
    log: () => {},
  });
  const port = Number(process.env.BENCH_OWN_PORT ?? PORT);
  serve({ fetch: backend, port, hostname: '127.0.0.1' }, () => process.send(`http://127.0.0.1:${port}`));
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

function bar(held, what) {
  console.log(`${held ? 'held' : 'BROKEN'}: ${what}`);
  if (!held) process.exitCode = 1;
}

/** Seconds of CPU that a process has used. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
