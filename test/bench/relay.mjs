// What the relay costs: the same chunks of a Blob from a page, through the backend and straight to the simulator, in
// interleaved rounds; and the backend's memory while many uploads run at once, with and without Node's flag for it, sent
// from Node, which is faster than any browser. `node --import tsx test/bench/relay.mjs [uploads] [MB] [rounds]`. Backend,
// simulator and senders are processes of their own. Exits with 1 when a bar is broken. Memory is read from `/proc`, so it
// needs Linux.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const MB = 1_000_000;
const RATIO_BAR = 0.6;
const MEMORY_BAR_MB = 64;
/** As `docs/backend.md` recommends it for relays: what has been passed on is cleared away soon. */
const SMALL_SEMI_SPACE = '--max-semi-space-size=1';
// A page must come from the origin that the backend calls its own.
const PORT = Number(process.env.BENCH_PORT ?? (await freePort()));
const ORIGIN = `http://127.0.0.1:${PORT}`;
const BASE = `${ORIGIN}/api/tiktok`;
const CLIENT = { key: 'awaudited00000001', secret: 'simulated-secret-of-the-audited-client' };
// TikTok takes six inits a minute of one creator.
const CREATORS = [
  'ada',
  'private',
  'comments-off',
  'no-duet-stitch',
  'all-off',
  'short',
  'long',
  'rtl',
  'only-me',
  'options-subset',
];
const PIECE = Buffer.alloc(256 * 1024, 'share-to-tiktok');

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
  const answer = (request) => (new URL(request.url).pathname === '/' ? page() : backend(request));
  serve({ fetch: answer, port: PORT, hostname: '127.0.0.1' }, () => process.send(ORIGIN));
}

async function measure() {
  const [uploads = 10, megabytes = 1000, rounds = 3] = process.argv.slice(2).map(Number);
  const bytes = megabytes * MB;
  const simulator = await start('simulator');
  try {
    const recommended = await withBackend(simulator, [SMALL_SEMI_SPACE], async (backend, users) => {
      const ratios = await fromAPage(users[0], bytes, rounds);
      const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
      return { ratio, above: await memoryWhileRelaying(`node ${SMALL_SEMI_SPACE}`, backend, users, bytes) };
    });
    await withBackend(simulator, [], (backend, users) => memoryWhileRelaying('node', backend, users, bytes));
    const { ratio, above } = recommended;
    console.log(
      `bars, with ${SMALL_SEMI_SPACE}: ratio at least ${RATIO_BAR} (median ${ratio.toFixed(2)}), at most ${MEMORY_BAR_MB} MiB above idle (${above.toFixed(0)})`,
    );
    if (ratio < RATIO_BAR || above > MEMORY_BAR_MB) process.exitCode = 1;
  } finally {
    await simulator.stop();
  }

  async function withBackend({ said: origin }, flags, run) {
    const backend = await start('backend', { BENCH_SIMULATOR: origin }, flags);
    try {
      const users = [];
      for (let index = 0; index < uploads; index += 1) {
        users.push(await connectedUser(CREATORS[index % CREATORS.length], backend.said, origin));
      }
      await timed(() => upload(users[0].relayed, 64 * MB));
      return await run(backend, users);
    } finally {
      await backend.stop();
    }
  }
}

/** Mebibytes above idle, at the peak of uploads that run at once. */
async function memoryWhileRelaying(how, backend, users, bytes) {
  const idle = await settledMemory(backend.pid);
  const direct = await timed(() => Promise.all(users.map((user) => upload(user.direct, bytes))));
  forgetPeak(backend.pid);
  const relayed = await timed(() => Promise.all(users.map((user) => upload(user.relayed, bytes))));
  const peak = memory(backend.pid, 'VmHWM');
  const above = (peak - idle) / 1024 / 1024;
  row(`from Node, ${users.length} uploads of ${bytes / MB} MB at once`, users.length * bytes, direct, relayed);
  console.log(`memory of ${how}: idle ${mib(idle)}, peak ${mib(peak)}, ${above.toFixed(0)} MiB above idle`);
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

async function freePort() {
  const server = http.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(role, environment = {}, flags = []) {
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', fileURLToPath(import.meta.url)], {
    env: { ...process.env, ...environment, BENCH_ROLE: role, BENCH_PORT: String(PORT) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const ended = new Promise((done) => child.once('exit', done));
    const stop = () => (child.kill(), ended);
    child.once('message', (said) => resolve({ said, pid: child.pid, stop }));
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}`)));
  });
}

/** One user with a way for each: through the backend, and with a token of its own straight to the simulator. */
async function connectedUser(creator, backend, simulator) {
  let cookie = '';
  const send = async (path, init = {}) => {
    const headers = { 'x-share-to-tiktok': '1', origin: ORIGIN, cookie, ...init.headers };
    const answer = await fetch(`${backend}/api/tiktok/${path}`, { redirect: 'manual', ...init, headers });
    const [set] = answer.headers.getSetCookie();
    if (set) cookie = set.split(';')[0];
    return answer;
  };
  const begun = await send('connect?nonce=bench');
  const back = await consent(begun.headers.get('location'), creator);
  await send(`callback${back.search}`);
  const ask = async (path, body) =>
    (await (await send(path, { method: 'POST', body: JSON.stringify(body) })).json()).data;
  const info = await ask('creator-info', {});
  const token = await ownToken(simulator, creator);

  return {
    cookie: () => ({ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }),
    async relayed(bytes) {
      const request = await postRequest(info, bytes);
      const { publish_id: id } = await ask('posts', request);
      return {
        plan: request.source_info,
        url: `${backend}/api/tiktok/posts/${id}/chunks`,
        headers: { 'x-share-to-tiktok': '1', origin: ORIGIN, cookie },
      };
    },
    async direct(bytes) {
      const { source_info, post_info } = await postRequest(info, bytes);
      const answer = await fetch(`${simulator}/v2/post/publish/video/init/`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ post_info, source_info }),
      });
      return { plan: source_info, url: (await answer.json()).data.upload_url, headers: {} };
    },
  };
}

async function consent(location, creator) {
  const page = await fetch(location);
  const [, ticket] = /name="ticket" value="([^"]+)"/.exec(await page.text());
  const body = new URLSearchParams({ ticket, creator, decision: 'allow', scope: 'video.publish' });
  const decided = await fetch(page.url, { method: 'POST', body, redirect: 'manual' });
  return new URL(decided.headers.get('location'));
}

async function ownToken(simulator, creator) {
  const verifier = 'v'.repeat(43);
  const redirect = `${BASE}/callback`;
  const query = new URLSearchParams({
    client_key: CLIENT.key,
    scope: 'user.info.basic,video.publish',
    response_type: 'code',
    redirect_uri: redirect,
    state: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('hex'),
    code_challenge_method: 'S256',
  });
  const back = await consent(`${simulator}/v2/auth/authorize/?${query}`, creator);
  const body = new URLSearchParams({
    client_key: CLIENT.key,
    client_secret: CLIENT.secret,
    grant_type: 'authorization_code',
    code: back.searchParams.get('code'),
    redirect_uri: redirect,
    code_verifier: verifier,
  });
  const answer = await fetch(`${simulator}/v2/oauth/token/`, { method: 'POST', body });
  return (await answer.json()).access_token;
}

async function postRequest(info, bytes) {
  const { EMPTY_DRAFT, giveConsent } = await import('../../src/domain/index.js');
  const { parseCreatorInfo } = await import('../../src/wire/creator-info.js');
  const { toCreatePostRequest } = await import('../../src/wire/post-request.js');
  const facts = {
    kind: 'video',
    name: 'bench.mp4',
    bytes,
    contentType: 'video/mp4',
    variableFrameRate: false,
    durationSeconds: 10,
  };
  const media = { kind: 'video', source: { origin: 'file', id: '1' }, facts };
  const consentGiven = giveConsent({
    draft: { ...EMPTY_DRAFT, media, privacy: 'SELF_ONLY', title: crypto.randomUUID() },
    creator: parseCreatorInfo(info),
    settings: { mode: 'direct', unaudited: false, accept: 'any' },
    locale: 'en',
    now: new Date(),
  });
  return toCreatePostRequest(consentGiven, crypto.randomUUID());
}

/** Begins a post outside the time that is measured and answers what is to be measured: its chunks, one after the other. */
async function upload(begin, bytes) {
  const { plan, url, headers } = await begin(bytes);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (let index = 0; index < plan.total_chunk_count; index += 1) {
    const first = index * plan.chunk_size;
    const last = index === plan.total_chunk_count - 1 ? plan.video_size - 1 : first + plan.chunk_size - 1;
    await put(url, agent, headers, first, last, plan.video_size);
  }
  agent.destroy();
}

function put(url, agent, headers, first, last, total) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      method: 'PUT',
      agent,
      headers: {
        ...headers,
        'content-type': 'video/mp4',
        'content-length': last - first + 1,
        'content-range': `bytes ${first}-${last}/${total}`,
      },
    });
    request.once('error', reject);
    request.once('response', (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode < 300 ? resolve() : reject(new Error(`chunk: ${answer.statusCode}`)),
      );
    });
    Readable.from(pieces(last - first + 1)).pipe(request);
  });
}

function* pieces(bytes) {
  for (let left = bytes; left > 0; left -= PIECE.length) yield left >= PIECE.length ? PIECE : PIECE.subarray(0, left);
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Bytes of a process that are in memory now (`VmRSS`), or the most that ever were since `forgetPeak` (`VmHWM`). */
function memory(pid, which = 'VmRSS') {
  const [, kilobytes] = new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** The kernel keeps the peak itself, so that no look between two samples misses it (proc(5), `clear_refs`). */
function forgetPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The median of three seconds without work: one sample may fall into a collection of garbage. */
async function settledMemory(pid) {
  const samples = [];
  for (let turn = 0; turn < 15; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    samples.push(memory(pid));
  }
  return samples.sort((a, b) => a - b)[7];
}

function row(what, bytes, direct, relayed) {
  const rate = (seconds) => `${(bytes / MB / seconds).toFixed(0)} MB/s`;
  console.log(`${what}: straight ${rate(direct)}, relayed ${rate(relayed)}, ratio ${(direct / relayed).toFixed(2)}`);
}

function mib(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}
