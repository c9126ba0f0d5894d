// Users of a backend under load, each with a way through the backend and one straight to the simulator; processes with a
// role of their own; and what a process costs, read from `/proc`, so this needs Linux.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { Readable } from 'node:stream';

export const MB = 1_000_000;
// A page must come from the origin that the backend calls its own.
export const PORT = Number(process.env.BENCH_PORT ?? (await freePort()));
export const ORIGIN = `http://127.0.0.1:${PORT}`;
export const BASE = `${ORIGIN}/api/tiktok`;
export const CLIENT = { key: 'awaudited00000001', secret: 'simulated-secret-of-the-audited-client' };
// TikTok takes six inits a minute of one creator.
export const CREATORS = [
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

export async function freePort() {
  const server = http.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a script again as a process with a role; it says when it is ready. */
export function start(script, role, environment = {}, flags = []) {
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', script], {
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
export async function connectedUser(creator, backend, simulator) {
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
  const creatorInfo = () => ask('creator-info', {});
  const info = await creatorInfo();
  const token = await ownToken(simulator, creator);
  /** What `init` gets of a video of so many bytes. */
  async function initBody(bytes) {
    const { source_info, post_info } = await postRequest(info, bytes);
    return JSON.stringify({ post_info, source_info });
  }

  return {
    cookie: () => ({ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }),
    creatorInfo,
    token,
    initBody,
    /** Stages a photo and answers where it is. */
    async stage(photo) {
      const headers = { 'content-type': 'image/jpeg', 'content-length': String(photo.length) };
      const answer = await send('photos', { method: 'POST', body: photo, headers });
      return (await answer.json()).data.url;
    },
    async relayed(bytes) {
      // Each consent carries a nonce of its own.
      const request = await postRequest(await creatorInfo(), bytes);
      const { publish_id: id } = await ask('posts', request);
      return {
        plan: request.source_info,
        url: `${backend}/api/tiktok/posts/${id}/chunks`,
        headers: { 'x-share-to-tiktok': '1', origin: ORIGIN, cookie },
      };
    },
    async direct(bytes) {
      const body = await initBody(bytes);
      const answer = await fetch(`${simulator}/v2/post/publish/video/init/`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      });
      return { plan: JSON.parse(body).source_info, url: (await answer.json()).data.upload_url, headers: {} };
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
  const { EMPTY_DRAFT, giveConsent } = await import('../../../src/domain/index.js');
  const { parseCreatorInfo } = await import('../../../src/wire/creator-info.js');
  const { toCreatePostRequest } = await import('../../../src/wire/post-request.js');
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
export async function upload(begin, bytes) {
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

export async function timed(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Seconds of CPU that a process has used. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Bytes of a process that are in memory now (`VmRSS`), or the most that ever were since `forgetPeak` (`VmHWM`). */
export function memory(pid, which = 'VmRSS') {
  const [, kilobytes] = new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** The kernel keeps the peak itself, so that no look between two samples misses it (proc(5), `clear_refs`). */
export function forgetPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The median of three seconds without work: one sample may fall into a collection of garbage. */
export async function settledMemory(pid) {
  const samples = [];
  for (let turn = 0; turn < 15; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    samples.push(memory(pid));
  }
  return samples.sort((a, b) => a - b)[7];
}

export function row(what, bytes, direct, relayed) {
  const rate = (seconds) => `${(bytes / MB / seconds).toFixed(0)} MB/s`;
  console.log(`${what}: straight ${rate(direct)}, relayed ${rate(relayed)}, ratio ${(direct / relayed).toFixed(2)}`);
}

export function mib(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}
