import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { systemClock } from '../../../src/adapter/clock.js';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';
import type { Composer } from '../../../src/composer/composer.js';
import type { ComposerState } from '../../../src/composer/state.js';
import type { FaultSpec, SimulatorState } from '../../../src/simulator/index.js';
import { ORIGIN, startBackend } from '../../soak/start-backend.js';
import { TestBrowser } from '../server/support/browser.js';
import { connect } from '../server/support/stage.js';
import type { Subject } from './cells.js';
import { beginPage, isPublished, post, wrongIn } from './killing.js';
import { readSubjects } from './subjects.js';

const BASE = `${ORIGIN}/api/tiktok`;
/** Longer than any lease: a new backend need not wait for what the dead one holds. */
const LEASES_ARE_OVER = 60_000;

const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** TikTok in a process of its own. It keeps everything in memory: a new one knows no account and no post. */
async function startTikTok(port = 0) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/simulator/cli.ts', '--quiet', '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.add(child);
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('TikTok ended before it listened.')));
    child.stdout.on('data', (text: Buffer) => {
      const [, found] = /(http:\S+)\/__control\//.exec(text.toString()) ?? [];
      if (found) resolve(found);
    });
  });
  const send = (method: string, path: string, body: unknown = {}): Promise<Response> =>
    fetch(`${origin}/__control/${path}`, {
      method,
      ...(method === 'GET' ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return {
    origin,
    port: Number(new URL(origin).port),
    send,
    // What our own simulator answers.
    state: async () => (await (await send('GET', 'state')).json()) as SimulatorState,
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      children.delete(child);
    },
  };
}

type TikTok = Awaited<ReturnType<typeof startTikTok>>;

interface Point {
  readonly when: string;
  readonly subject: Subject;
  /** Holds TikTok back there. */
  readonly fault?: FaultSpec;
}

const POINTS: readonly Point[] = [
  {
    when: 'before init is answered',
    subject: 'clip',
    fault: { kind: 'latency', endpoint: 'video_init', ms: 5000 },
  },
  {
    when: 'in the middle of a chunk',
    subject: 'several chunks',
    fault: { kind: 'latency', endpoint: 'upload', ms: 5000, after: 2 },
  },
  { when: 'while TikTok processes the post', subject: 'clip' },
];

async function comes(page: Composer, tikTok: TikTok, { fault }: Point): Promise<void> {
  if (!fault) return until(page, ({ phase }) => phase === 'processing');
  // A fault is gone from the list as soon as it has struck: the request has arrived.
  while ((await tikTok.state()).faults.length > 0) await new Promise(setImmediate);
}

function until(page: Composer, isThere: (state: ComposerState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isThere(page.getState())) return;
      stop();
      resolve();
    };
    const stop = page.subscribe(look);
    look();
  });
}

/** The page has said its last word, or that it cannot go on without an account. */
function isEnd(state: ComposerState): boolean {
  return isPublished(state) || ['failed', 'editing', 'disconnected'].includes(state.phase) || waits(state);
}

function waits(state: ComposerState): boolean {
  if (state.phase === 'processing') return state.delay === 'disconnected';
  return state.phase === 'uploading' && state.transfer.flow.kind === 'troubled';
}

const subjects = await readSubjects();

/** Kills one process at one point of a post, and starts it again where it was; answers what the page says in the end. */
async function kill(victim: 'backend' | 'TikTok', point: Point) {
  const made = subjects[point.subject];
  const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
  let tikTok = await startTikTok();
  const begin = (ahead: number) =>
    startBackend({ simulator: tikTok.origin, place: { kind: 'files', directory }, ahead });
  let backend = await begin(0);
  const browser = new TestBrowser((request) => {
    request.headers.set('x-user', 'ada');
    return backend.send(request);
  }, BASE);
  assert.match(await (await connect(browser, 'ada')).text(), /"ok":true/);
  const adapter = createHttpAdapter(`${BASE}/`, {
    fetch: async (input, init) => {
      const { method, headers, body, signal } = init ?? {};
      const request = new Request(input, { method, headers, body, signal } as RequestInit);
      request.headers.set('x-user', 'ada');
      request.headers.set('cookie', [...browser.cookies].map((cookie) => cookie.join('=')).join('; '));
      return backend.send(request);
    },
  });
  const page = beginPage({
    adapter,
    clock: systemClock,
    made,
    loadJournal: () => new Promise(() => {}),
    isFilledIn: true,
  });
  await tikTok.send('PATCH', 'settings', { discardUploads: true });
  await until(page, ({ phase }) => phase === 'editing');
  if (point.fault) await tikTok.send('POST', 'faults', point.fault);
  post(page, made, Date.now());
  await comes(page, tikTok, point);
  if (victim === 'backend') {
    await backend.kill();
    backend = await begin(LEASES_ARE_OVER);
  } else {
    await tikTok.kill();
    tikTok = await startTikTok(tikTok.port);
  }
  await until(page, isEnd);
  const end = page.getState();
  page.dispatch({ type: 'page-hidden' });
  await tikTok.send('POST', 'clock/advance', { ms: 10 * 60_000 });
  await tikTok.send('POST', 'settled');
  const { posts } = await tikTok.state();
  await Promise.all([backend.kill(), tikTok.kill()]);
  await rm(directory, { recursive: true });
  return { end, posts: posts.filter(({ status }) => status === 'PUBLISH_COMPLETE') };
}

describe('a post whose processes get SIGKILL', { timeout: 300_000 }, () => {
  for (const point of POINTS) {
    it(`is published once, byte for byte, on a backend killed and started again ${point.when} [C-05, R24, R25]`, async () => {
      const { end, posts } = await kill('backend', point);
      assert.equal(end.phase, 'published');
      assert.deepEqual(
        posts.map(({ files }) => files.map(({ sha256 }) => sha256)),
        [subjects[point.subject].digests],
      );
    });

    it(`is never called published when TikTok forgot it, killed and started again ${point.when} [C-05, R24]`, async () => {
      const { end, posts } = await kill('TikTok', point);
      console.log(`TikTok killed ${point.when}: ${end.phase}${end.phase === 'failed' ? `, ${end.failure.kind}` : ''}`);
      assert.equal(posts.length, 0);
      assert.equal(waits(end) ? '' : wrongIn(end, posts.length), '');
    });
  }
});
