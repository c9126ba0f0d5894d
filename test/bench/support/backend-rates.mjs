// Creator info, posts, and photos in and out, of ten users at once: through a backend, and the same through the bare proxy.
import { PHOTO } from './backend-roles.mjs';
import { CREATORS, MB, connectedUser, cpuSeconds, timed } from './relay-users.mjs';

const ROUNDS = 3;

/** What the users do in one round; each answers how much of its unit was done. */
const WORKS = {
  'creator info': {
    unit: '/s',
    own: (user) => repeat(10, user.creatorInfo),
    bare: (user) => repeat(10, user.bareInfo),
  },
  posts: { unit: '/s', own: (user) => repeat(3, user.post), bare: (user) => repeat(3, user.barePost) },
  'photos in': { unit: ' MB/s', own: (user) => megabytes(4, user.stage), bare: (user) => megabytes(4, user.bareStage) },
  'photos out': {
    unit: ' MB/s',
    own: (user) => megabytes(4, user.fetch),
    bare: (user) => megabytes(4, user.bareFetch),
  },
};

async function repeat(times, work) {
  for (let turn = 0; turn < times; turn += 1) await work();
  return times;
}

const megabytes = async (times, work) => ((await repeat(times, work)) * PHOTO.length) / MB;

/** Prints rates and CPU of backends beside those of the bare proxy, in turns, as medians; answers them by their name. */
export async function measureRates(name, backends, { simulator, proxy, bytes }) {
  const users = [];
  for (const [index, creator] of CREATORS.entries()) {
    await fetch(`${simulator.said}/__control/creators/${creator}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ postCap: 1_000_000 }),
    });
    users.push(await benchUser(creator, backends[index % backends.length].said, { simulator, proxy, bytes }));
  }
  const figures = {};
  for (const [what, { unit, own, bare }] of Object.entries(WORKS)) {
    const rounds = { own: [], bare: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [who, work, pids] of [
        ['own', own, backends.map(({ pid }) => pid)],
        ['bare', bare, [proxy.pid]],
      ]) {
        // What TikTok counts of the creators in a minute starts from zero.
        await advance(simulator, 61_000);
        const sample = await sampleOf(() => Promise.all(users.map(work)), pids);
        // The first round only warms up.
        if (round >= 0) rounds[who].push(sample);
      }
    }
    figures[what] = { own: medians(rounds.own), bare: medians(rounds.bare) };
    print(name, what, unit, figures[what]);
  }
  return figures;
}

async function sampleOf(work, pids) {
  const cpu = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const before = cpu();
  let done = 0;
  const seconds = await timed(async () => {
    for (const amount of await work()) done += amount;
  });
  return { rate: done / seconds, cpuMs: ((cpu() - before) * 1000) / done };
}

function medians(samples) {
  const of = (pick) => samples.map(pick).sort((a, b) => a - b)[Math.floor(samples.length / 2)];
  return { rate: of(({ rate }) => rate), cpuMs: of(({ cpuMs }) => cpuMs) };
}

function print(name, what, unit, { own, bare }) {
  const each = unit === '/s' ? 'each' : 'a MB';
  const figure = ({ rate, cpuMs }) => `${rate.toFixed(0)}${unit}, ${cpuMs.toFixed(1)} ms of CPU ${each}`;
  const ratios = `${(own.rate / bare.rate).toFixed(2)} of its rate, ${(own.cpuMs / bare.cpuMs).toFixed(2)} of its CPU`;
  console.log(`${name}: ${what} ${figure(own)}; bare proxy ${figure(bare)}; ${ratios}`);
}

export async function advance(simulator, ms) {
  await fetch(`${simulator.said}/__control/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ms }),
  });
}

async function benchUser(creator, backend, { simulator, proxy, bytes }) {
  const user = await connectedUser(creator, backend, simulator.said);
  const through = async (target, init = {}) => {
    const answer = await fetch(proxy.said, { ...init, headers: { ...init.headers, 'x-target': target } });
    const read = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`bare proxy: ${answer.status} ${Buffer.from(read)}`);
  };
  const api = `${simulator.said}/v2/post/publish`;
  const authorization = `Bearer ${user.token}`;
  const urls = [];
  let next = 0;
  return {
    creatorInfo: user.creatorInfo,
    post: () => user.relayed(64 * MB),
    stage: async () => urls.push(await user.stage(PHOTO)),
    async fetch() {
      const { pathname } = new URL(urls[next++ % urls.length]);
      await (await fetch(`${backend}${pathname}`)).arrayBuffer();
    },
    bareInfo: () => through(`${api}/creator_info/query/`, { method: 'POST', headers: { authorization } }),
    async barePost() {
      // A post of the page takes creator info and the init: so does this one.
      await through(`${api}/creator_info/query/`, { method: 'POST', headers: { authorization } });
      const headers = { authorization, 'content-type': 'application/json' };
      await through(`${api}/video/init/`, { method: 'POST', headers, body: await user.initBody(64 * MB) });
    },
    bareStage: () => through(bytes.said, { method: 'POST', body: PHOTO }),
    bareFetch: () => through(bytes.said),
  };
}
