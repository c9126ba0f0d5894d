// What the relay costs: the same chunks of a Blob from a page, through the backend and straight to the simulator, in
// interleaved rounds; and the backend's memory while many uploads run at once, sent from Node, which is faster than any browser.
// `node --import tsx test/bench/relay.mjs [uploads] [MB] [rounds]`. Backend, simulator and senders are processes of their own.
// Exits with 1 when a bar is broken. Memory is read from `/proc`, so it needs Linux.
import { fileURLToPath } from 'node:url';
import {
  BASE,
  CLIENT,
  CREATORS,
  MB,
  ORIGIN,
  PORT,
  connectedUser,
  forgetPeak,
  memory,
  mib,
  row,
  settledMemory,
  start,
  timed,
  upload,
} from './support/relay-users.mjs';

const RATIO_BAR = 0.7;
const MEMORY_BAR_MB = 64;

const SCRIPT = fileURLToPath(import.meta.url);
const roles = { simulator: runSimulator, backend: runBackend };
await (roles[process.env.BENCH_ROLE] ?? measure)();

async function runSimulator() {
  const { startSimulator } = await import('../../src/simulator/index.js');
  const { origin } = await startSimulator({ settings: { discardUploads: true, uploadCors: true } });
  process.send(origin);
}

async function runBackend() {
  const { serve } = await import('@hono/node-server');
  const { createShareToTikTok, memoryStorage } = await import('../../src/server/index.js');
  const backend = createShareToTikTok({
    clientKey: CLIENT.key,
    clientSecret: CLIENT.secret,
    redirectUri: `${BASE}/callback`,
    pkce: 'desktop',
    cookieKeys: ['a-cookie-key-of-the-benchmark-0123456789'],
    storage: memoryStorage(),
    development: { tikTokOrigin: process.env.BENCH_SIMULATOR },
    log: () => {},
  });
  const page = () => new Response('<!doctype html><title>bench</title>', { headers: { 'content-type': 'text/html' } });
  const answer = (request, env) => (new URL(request.url).pathname === '/' ? page() : backend(request, env));
  serve({ fetch: answer, port: PORT, hostname: '127.0.0.1' }, () => process.send(ORIGIN));
}

async function measure() {
  const [uploads = 10, megabytes = 1000, rounds = 3] = process.argv.slice(2).map(Number);
  const bytes = megabytes * MB;
  const simulator = await start(SCRIPT, 'simulator');
  const backend = await start(SCRIPT, 'backend', { BENCH_SIMULATOR: simulator.said });
  try {
    const users = [];
    for (let index = 0; index < uploads; index += 1) {
      users.push(await connectedUser(CREATORS[index % CREATORS.length], backend.said, simulator.said));
    }
    await timed(() => upload(users[0].relayed, 64 * MB));
    const ratios = await fromAPage(users[0], bytes, rounds);
    const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
    const above = await memoryWhileRelaying(backend, users, bytes);
    console.log(
      `bars: ratio at least ${RATIO_BAR} (median ${ratio.toFixed(2)}), at most ${MEMORY_BAR_MB} MiB above idle (${above.toFixed(0)})`,
    );
    if (ratio < RATIO_BAR || above > MEMORY_BAR_MB) process.exitCode = 1;
  } finally {
    await backend.stop();
    await simulator.stop();
  }
}

/** Mebibytes above idle, at the peak of uploads that run at once. */
async function memoryWhileRelaying(backend, users, bytes) {
  const idle = await settledMemory(backend.pid);
  const direct = await timed(() => Promise.all(users.map((user) => upload(user.direct, bytes))));
  forgetPeak(backend.pid);
  const relayed = await timed(() => Promise.all(users.map((user) => upload(user.relayed, bytes))));
  const peak = memory(backend.pid, 'VmHWM');
  const above = (peak - idle) / 1024 / 1024;
  row(`from Node, ${users.length} uploads of ${bytes / MB} MB at once`, users.length * bytes, direct, relayed);
  console.log(`memory: idle ${mib(idle)}, peak ${mib(peak)}, ${above.toFixed(0)} MiB above idle`);
  return above;
}

/** Sends from Chromium as the element does: slices of a Blob, one after the other. */
async function fromAPage(user, bytes, rounds) {
  const { openBrowser } = await import('./support/browser.js');
  const browser = await openBrowser();
  try {
    await browser.setCookie({ ...user.cookie(), domain: '127.0.0.1', path: '/' });
    const page = await browser.newPage();
    await page.goto(ORIGIN);
    await page.evaluate((size) => {
      const part = new Blob([new Uint8Array(16_000_000).fill(7)]);
      const parts = Array.from({ length: Math.ceil(size / part.size) }, () => part);
      globalThis.file = new Blob(parts).slice(0, size);
    }, bytes);
    const sent = async (begin) => {
      const { plan, url, headers } = await begin(bytes);
      const { cookie: _, origin: __, ...own } = headers;
      return page.evaluate(sendFromPage, plan, url, own);
    };
    const ratios = [];
    await sent(user.relayed);
    for (let round = 0; round < rounds; round += 1) {
      const direct = await sent(user.direct);
      const relayed = await sent(user.relayed);
      ratios.push(direct / relayed);
      row(`from a page, ${bytes / MB} MB, round ${round + 1}`, bytes, direct, relayed);
      // TikTok takes six inits a minute; two a round were made.
      await new Promise((resolve) => setTimeout(resolve, 21_000));
    }
    return ratios;
  } finally {
    await browser.close();
  }
}

async function sendFromPage(plan, url, headers) {
  const begun = performance.now();
  for (let index = 0; index < plan.total_chunk_count; index += 1) {
    const first = index * plan.chunk_size;
    const end = index === plan.total_chunk_count - 1 ? plan.video_size : first + plan.chunk_size;
    const range = `bytes ${first}-${end - 1}/${plan.video_size}`;
    const body = globalThis.file.slice(first, end);
    const answer = await fetch(url, {
      method: 'PUT',
      body,
      headers: { ...headers, 'content-type': 'video/mp4', 'content-range': range },
    });
    if (!answer.ok) throw new Error(`chunk: ${answer.status}`);
  }
  return (performance.now() - begun) / 1000;
}
