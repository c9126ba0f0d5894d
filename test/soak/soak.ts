import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { FaultSpec } from '../../src/simulator/index.js';
import { createRealClock, startSimulator } from '../../src/simulator/index.js';
import { TestBrowser } from '../unit/server/support/browser.js';
import { sendChunk } from '../unit/server/support/posts.js';
import { photos, requestFor, video } from '../unit/server/support/requests.js';
import { connect } from '../unit/server/support/stage.js';
import type { Report } from './backend.js';
import type { Places } from './places.js';
import type { BackendProcess } from './start-backend.js';
import { ORIGIN, startBackend } from './start-backend.js';

const DAY = 24 * 60 * 60 * 1000;
const ROUND = 5 * DAY;
/** By then the first entries of all kinds have expired, the longest after 30 days, and what is kept no longer grows. */
const FIRST_ROUNDS = 8;
/** However short a soak is: fewer measured rounds would show chance. */
const MEASURED_ROUNDS = 8;
const CREATORS = ['ada', 'private', 'short', 'long'];
const FAULTS: readonly FaultSpec[] = [
  { kind: 'server_error', endpoint: 'video_init' },
  { kind: 'server_error', endpoint: 'status' },
  { kind: 'server_error', endpoint: 'creator_info' },
  { kind: 'server_error', endpoint: 'upload' },
  { kind: 'server_error', endpoint: 'token' },
  { kind: 'lost_answer', endpoint: 'video_init' },
  { kind: 'lost_answer', endpoint: 'photo_init' },
  { kind: 'lost_answer', endpoint: 'upload' },
  { kind: 'reset', endpoint: 'upload' },
  { kind: 'reset', endpoint: 'status' },
  { kind: 'rate_limit', endpoint: 'status' },
  { kind: 'token_expired', endpoint: 'video_init' },
  { kind: 'html_body', endpoint: 'status' },
];

/** What became of one consent, as its creator is told. */
type Told = 'published' | 'failed' | 'unknown' | 'not posted';

/** Tries again, on whatever backend stands, until an answer leaves no doubt; a backend that is killed gives none. */
async function until(work: () => Promise<Response>): Promise<Response | undefined> {
  for (let turn = 0; turn < 60; turn += 1) {
    const answer = await work().catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    if (answer && (await answer.clone().text()).includes('unknown_outcome')) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return undefined;
}

async function post(
  browser: TestBrowser,
  title: string,
  isPhoto: boolean,
  clip: Buffer<ArrayBuffer>,
  picture: Buffer<ArrayBuffer>,
): Promise<Told> {
  let staged: readonly string[] = [];
  if (isPhoto) {
    const headers = { 'content-type': 'image/jpeg', 'content-length': String(picture.length) };
    const answer = await until(() => browser.send('POST', 'photos', { body: picture, headers }));
    if (answer?.status !== 200) return 'not posted';
    staged = [((await answer.json()) as { data: { url: string } }).data.url];
  }
  const media = isPhoto ? photos(1, picture.length) : video(clip.length);
  const draft = { media, title, privacy: 'SELF_ONLY' };
  let request: object | undefined;
  for (let turn = 0; turn < 20 && !request; turn += 1) {
    request = await requestFor(browser, { draft, photoUrls: staged, key: title }).catch(() => undefined);
    if (!request) await new Promise((resolve) => setTimeout(resolve, 250));
  }
  if (!request) return 'not posted';
  const created = await until(() => browser.post('posts', request));
  if (created?.status !== 200)
    return created && (await created.text()).includes('unknown_outcome') ? 'unknown' : 'not posted';
  const { publish_id: id } = ((await created.json()) as { data: { publish_id: string } }).data;
  if (!isPhoto) {
    const range = `bytes 0-${clip.length - 1}/${clip.length}`;
    const sent = await until(() => sendChunk(browser, id, clip, range));
    if (sent?.status !== 204) return 'unknown';
  }
  for (let turn = 0; turn < 100; turn += 1) {
    const text = await browser.get(`posts/${id}`).then(
      (answer) => answer.text(),
      () => '',
    );
    if (text.includes('PUBLISH_COMPLETE')) return 'published';
    if (text.includes('FAILED')) return 'failed';
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  return 'unknown';
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Backends that run for months, with faults and kills: nothing is lost, nothing comes twice, and nothing grows. */
export async function soak(places: Places, minutes: number): Promise<void> {
  const clock = createRealClock();
  const simulator = await startSimulator({ clock, processing: { processingMs: 50, moderationMs: 50 } });
  let ahead = 0;
  const begin = () => startBackend({ simulator: simulator.origin, place: places.place, ahead });
  const [clip, picture] = await Promise.all([
    readFile('test/fixtures/media/clip.mp4'),
    readFile('test/fixtures/media/photo-1.jpg'),
  ]);
  // One lives to the end and is measured, the other is killed in each round.
  const steady = await begin();
  let mortal = await begin();
  simulator.control.patchSettings({ resolve: { 'media.example.com': steady.origin } });
  const place = (index: number): BackendProcess => (index % 2 === 0 ? steady : mortal);
  const users = CREATORS.map((creator, index) => {
    const send = (request: Request) => {
      request.headers.set('x-user', creator);
      return place(index).send(request);
    };
    return { creator, browser: new TestBrowser(send, `${ORIGIN}/api/tiktok`) };
  });
  for (const { browser, creator } of users) assert.match(await (await connect(browser, creator)).text(), /"ok":true/);

  const told = new Map<string, Told>();
  const samples: (Report & { readonly entries: number })[] = [];
  const end = performance.now() + minutes * 60_000;
  let rounds = 0;
  let reconnected = 0;
  for (; rounds < FIRST_ROUNDS + MEASURED_ROUNDS || performance.now() < end; rounds += 1) {
    const fault = FAULTS[rounds % FAULTS.length];
    if (fault) simulator.control.addFault({ ...fault, times: 1 });
    const works = users.map(async ({ browser, creator }, index) => {
      // A process that is killed between TikTok's new token and its saving costs the creator another consent.
      const info = await until(() => browser.post('creator-info'));
      if (info && (await info.text()).includes('not_connected')) {
        await connect(browser, creator).catch(() => undefined);
        reconnected += 1;
      }
      const title = `round-${rounds}-user-${index}-consent`;
      told.set(title, await post(browser, title, (rounds + index) % 3 === 0, clip, picture));
    });
    // Killed in the middle of whatever it does just then.
    await new Promise((resolve) => setTimeout(resolve, (rounds * 37) % 400));
    await mortal.kill();
    mortal = await begin();
    await Promise.all(works);
    await simulator.control.settled();
    simulator.control.clearFaults();
    ahead += ROUND;
    await Promise.all([simulator.control.advance(ROUND), places.advance(ROUND)]);
    await steady.move(ahead);
    await mortal.move(ahead);
    samples.push({ ...(await steady.report()), entries: await places.count() });
    simulator.control.clearRequests();
  }

  const at = new Map<string, number>();
  for (const { postInfo, status } of simulator.control.state().posts) {
    const title = String(postInfo['title']);
    if (status === 'PUBLISH_COMPLETE') at.set(title, (at.get(title) ?? 0) + 1);
  }
  const counts: Record<string, number> = {};
  for (const [title, what] of told) {
    counts[what] = (counts[what] ?? 0) + 1;
    const made = at.get(title) ?? 0;
    assert.ok(made <= 1, `${title} is at TikTok ${made} times`);
    if (what === 'published') assert.equal(made, 1, `${title} was told to be published`);
    if (what === 'not posted') assert.equal(made, 0, `${title} was told not to be posted`);
  }
  const measured = samples.slice(FIRST_ROUNDS);
  const [early, late] = [measured.slice(0, measured.length / 2), measured.slice(measured.length / 2)];
  const grown = (of: (sample: (typeof samples)[number]) => number) =>
    [median(early.map(of)), median(late.map(of))] as const;
  const figures = {
    rounds,
    days: Math.round(ahead / DAY),
    told: counts,
    reconnected,
    heapMB: grown(({ heapBytes }) => Math.round(heapBytes / 1e5) / 10),
    handles: grown(({ handles }) => handles),
    entries: grown(({ entries }) => entries),
  };
  console.log(`${places.place.kind}: ${JSON.stringify(figures)}`);
  const published = counts['published'] ?? 0;
  assert.ok(published > told.size / 2, 'most consents end in a post');
  assert.ok(figures.heapMB[1] - figures.heapMB[0] <= 3, 'memory grows');
  assert.ok(figures.handles[1] - figures.handles[0] <= 3, 'file handles grow');
  assert.ok(figures.entries[1] - figures.entries[0] <= Math.max(20, figures.entries[0] / 5), 'entries grow');
  assert.deepEqual([samples.at(-1)?.viewers, samples.at(-1)?.requests], [0, 0]);
  await Promise.all([steady.kill(), mortal.kill()]);
  await simulator.close();
}
