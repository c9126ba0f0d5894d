// What the backend costs, beside a bare Hono proxy that does nothing but pass on, as ratios, so that the machine matters
// little. Backends, proxy, simulator and senders are processes of their own. `npm run bench -- backend [section…]`; sections:
// requests, chunks, viewers. CPU and memory are read from `/proc`, so it needs Linux. Exits with 1 when a bar is broken.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { advance, measureRates } from './support/backend-rates.mjs';
import { roles } from './support/backend-roles.mjs';
import {
  CREATORS,
  MB,
  connectedUser,
  cpuSeconds,
  freePort,
  memory,
  mib,
  settledMemory,
  start,
  timed,
  upload,
} from './support/relay-users.mjs';

const SCRIPT = fileURLToPath(import.meta.url);
const CPU_BAR_S_PER_GB = 1.5;
const PHOTO_CPU_BAR_MS_PER_MB = 5;
const VIEWER_BAR_KB = 25;
const OTHERS_BAR_MS = 200;

const sections = { requests, chunks, viewers };
await (roles[process.env.BENCH_ROLE] ?? measure)();

async function measure() {
  const wanted = process.argv.slice(2);
  const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-bench-'));
  process.env.BENCH_PHOTOS = folder;
  try {
    for (const [name, section] of Object.entries(sections)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const simulator = await start(SCRIPT, 'simulator');
      const backend = await start(SCRIPT, 'backend', { BENCH_SIMULATOR: simulator.said });
      const proxy = await start(SCRIPT, 'proxy', { BENCH_OWN_PORT: String(await freePort()) });
      const bytes = await start(SCRIPT, 'bytes');
      const pipe = await start(SCRIPT, 'pipe');
      try {
        console.log(`\n${name}`);
        await section({ simulator, backend, proxy, bytes, pipe });
      } finally {
        await Promise.all([simulator, backend, proxy, bytes, pipe].map((each) => each.stop()));
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One process with its memory, two on one Redis, two on one PostgreSQL. */
async function requests({ simulator, backend, proxy, bytes }) {
  const others = { simulator, proxy, bytes };
  const { 'photos in': taken, 'photos out': given } = await measureRates('one process, memory', [backend], others);
  for (const [what, { own }] of [
    ['photos in', taken],
    ['photos out', given],
  ]) {
    bar(own.cpuMs <= PHOTO_CPU_BAR_MS_PER_MB, `${what}: at most ${PHOTO_CPU_BAR_MS_PER_MB} ms of CPU a MB`);
  }
  process.env.TEST_SERVERS = 'yes';
  const { startRedis } = await import('../unit/server/support/redis.js');
  const { startPostgres } = await import('../unit/server/support/postgres.js');
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const pool = postgres?.openPool();
  try {
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
      const given = { ...environment, BENCH_SIMULATOR: simulator.said };
      const pair = [];
      for (let each = 0; each < 2; each += 1) {
        pair.push(await start(SCRIPT, 'backend', { ...given, BENCH_OWN_PORT: String(await freePort()) }));
      }
      await advance(simulator, 61_000);
      await measureRates(name, pair, others);
      for (const each of pair) await each.stop();
    }
  } finally {
    await pool?.end();
    await Promise.all([redis?.stop(), postgres?.stop()]);
  }
}

/** A gigabyte in chunks through each, in turns: what it costs in CPU, and how fast it goes. */
async function chunks({ simulator, backend, proxy, pipe }) {
  const ROUNDS = 3;
  const bytes = 1000 * MB;
  const ways = {
    backend: { pid: backend.pid, samples: [] },
    'bare proxy': { pid: proxy.pid, samples: [] },
    'bare pipe with SHA-256': { pid: pipe.pid, samples: [] },
  };
  const [own, bare, least] = Object.values(ways);
  own.begin = (await connectedUser(CREATORS[0], backend.said, simulator.said)).relayed;
  for (const [way, { said }, creator] of [
    [bare, proxy, CREATORS[1]],
    [least, pipe, CREATORS[2]],
  ]) {
    const { direct } = await connectedUser(creator, backend.said, simulator.said);
    way.begin = async (size) => {
      const { plan, url } = await direct(size);
      return { plan, url: said, headers: { 'x-target': url } };
    };
  }
  for (let round = -1; round < ROUNDS; round += 1) {
    // TikTok takes six inits a minute of one creator.
    await advance(simulator, 61_000);
    for (const { pid, begin, samples } of Object.values(ways)) {
      const before = cpuSeconds(pid);
      // The first round only warms up.
      const seconds = await timed(() => upload(begin, round < 0 ? bytes / 5 : bytes));
      if (round >= 0) samples.push({ cpu: ((cpuSeconds(pid) - before) * 1e9) / bytes, rate: bytes / MB / seconds });
    }
  }
  for (const [name, way] of Object.entries(ways)) {
    const median = (pick) => way.samples.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
    way.cpu = median(({ cpu }) => cpu);
    console.log(
      `${name}: ${way.cpu.toFixed(2)} s of CPU a GB (${way.cpu.toFixed(2)} ms a MB), ${median(({ rate }) => rate).toFixed(0)} MB/s`,
    );
  }
  const ratios = `${(own.cpu / bare.cpu).toFixed(2)} of the bare proxy, ${(own.cpu / least.cpu).toFixed(2)} of the bare pipe`;
  console.log(`CPU of the backend: ${ratios}`);
  bar(own.cpu <= CPU_BAR_S_PER_GB, `at most ${CPU_BAR_S_PER_GB} s of CPU a GB`);
}

/** Many streams on ten posts: what each costs in memory beside one of the bare proxy, how often TikTok is asked, and how long others wait. */
async function viewers({ simulator, backend, proxy }) {
  const POSTS = 10;
  const SECONDS = 10;
  const user = await connectedUser(CREATORS[0], backend.said, simulator.said);
  const paths = [];
  let headers;
  for (let each = 0; each < POSTS; each += 1) {
    await advance(simulator, 61_000);
    const post = await user.relayed(64 * MB);
    ({ headers } = post);
    paths.push(new URL(post.url).pathname.replace('/chunks', ''));
  }
  const idle = { backend: await settledMemory(backend.pid), proxy: await settledMemory(proxy.pid) };
  const waitsFor = async (seconds) => {
    const waits = [];
    for (let turn = 0; turn < seconds * 10; turn += 1) {
      const sent = performance.now();
      await (await fetch(`${backend.said}${paths[turn % POSTS]}`, { headers })).text();
      waits.push(performance.now() - sent);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
  };
  const alone = await waitsFor(SECONDS);
  console.log(`without viewers: requests p99 ${alone.toFixed(0)} ms`);
  for (const count of [1000, 5000, 10_000]) {
    const audienceOf = (url, of, own) =>
      start(SCRIPT, 'audience', { BENCH_AUDIENCE: JSON.stringify({ url, headers: own, count: of }) });
    const bare = await audienceOf(`${proxy.said}/events`, count, {});
    const bareEach = ((await settledMemory(proxy.pid)) - idle.proxy) / bare.said / 1000;
    await bare.stop();

    const audiences = await Promise.all(
      paths.map((path) => audienceOf(`${backend.said}${path}/events`, count / POSTS, headers)),
    );
    const opened = audiences.reduce((sum, { said }) => sum + said, 0);
    const [before, polls] = [cpuSeconds(backend.pid), await pollsAt(simulator)];
    let p99;
    const seconds = await timed(async () => (p99 = await waitsFor(SECONDS)));
    const cpu = (cpuSeconds(backend.pid) - before) / seconds;
    const asked = ((await pollsAt(simulator)) - polls) / seconds;
    const each = ((await settledMemory(backend.pid)) - idle.backend) / opened / 1000;
    console.log(
      `${opened} of ${count} viewers of ${POSTS} posts: ${each.toFixed(1)} kB each (idle ${mib(idle.backend)}), a stream of the bare proxy ${bareEach.toFixed(1)} kB; ` +
        `${cpu.toFixed(2)} of a core, ${asked.toFixed(2)} calls of TikTok a second, other requests p99 ${p99.toFixed(0)} ms, ${(p99 / alone).toFixed(1)} of without (now ${mib(memory(backend.pid))})`,
    );
    bar(opened === count, `${count} viewers: every stream opens`);
    if (count === 10_000) {
      bar(each <= VIEWER_BAR_KB, `${count} viewers: at most ${VIEWER_BAR_KB} kB each`);
      bar(p99 <= OTHERS_BAR_MS, `${count} viewers: other requests p99 at most ${OTHERS_BAR_MS} ms`);
    }
    await Promise.all(audiences.map((audience) => audience.stop()));
  }
}

async function pollsAt(simulator) {
  const { requests: all } = await (await fetch(`${simulator.said}/__control/state`)).json();
  return all.filter(({ endpoint }) => endpoint === 'status').length;
}

function bar(held, what) {
  console.log(`${held ? 'held' : 'BROKEN'}: ${what}`);
  if (!held) process.exitCode = 1;
}
