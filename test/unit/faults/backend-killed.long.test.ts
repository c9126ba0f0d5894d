import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import { loadFilesPart, loadPostPart } from '../../../src/composer/effects/perform.js';
import { initialState } from '../../../src/composer/initial-state.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { fileIds } from '../../../src/domain/media.js';
import { fileStorage, postgresStorage, redisStorage } from '../../../src/server/index.js';
import type { Storage } from '../../../src/server/index.js';
import { startPostgres } from '../server/support/postgres.js';
import { SERVERS_WANTED, startRedis } from '../server/support/redis.js';
import { createBrowserAdapter } from './browser-adapter.js';
import type { Subject } from './cells.js';
import { openStage } from './stage.js';
import type { Ground, Stage } from './stage.js';
import { readSubjects } from './subjects.js';
import type { Made } from './subjects.js';
import type { VirtualTime } from './virtual-time.js';

const LONGEST = 60 * 60_000;

/** For so long TikTok is away after it was killed, in milliseconds. */
const OUTAGE = 20_000;

/** What a dead backend leaves behind until its time is over. */
const LEASES = ['lock:', 'uploading:', 'lease:'] as const;

type Victim = 'backend' | 'TikTok';

/** Counts the awaits of one post, and kills at one of them: a backend does nothing more, TikTok answers nothing for a while. */
class Path {
  readonly #time: VirtualTime;
  readonly #victim: Victim;
  readonly #killAt: number;
  /** Lets another backend take the place of the one that is killed. */
  onKilled = (): void => {};
  isArmed = false;
  count = 0;
  lastAwait = '';
  isBackUpAt = 0;

  constructor(time: VirtualTime, victim: Victim, killAt: number) {
    this.#time = time;
    this.#victim = victim;
    this.#killAt = killAt;
  }

  get isOver(): boolean {
    return this.lastAwait !== '';
  }

  /** Stands at each side of an await; answers whether this is the one. */
  isEnd(what: string): boolean {
    if (!this.isArmed || this.isOver) return false;
    this.count += 1;
    if (this.count !== this.#killAt) return false;
    this.lastAwait = what;
    this.isBackUpAt = this.#time.now() + OUTAGE;
    this.onKilled();
    return true;
  }

  /** The ground of one backend. Another one gets another, so that the first can be dead. */
  groundOn(storage: Storage): Ground {
    const time = this.#time;
    const life = { isOver: false };
    const point = async (what: string): Promise<void> => {
      if (this.#victim === 'backend' && !life.isOver && this.isEnd(what)) life.isOver = true;
      if (life.isOver) await new Promise(() => {});
    };
    const through =
      <Given extends readonly unknown[], T>(name: string, work: (...given: Given) => Promise<T>) =>
      async (...given: Given): Promise<T> => {
        const what = `${name} ${String(given[0]).replace(/:.*/s, '')}`;
        await point(`before ${what}`);
        // No time passes while the storage is at work.
        time.transfers += 1;
        const result = await work(...given).finally(() => {
          time.transfers -= 1;
          time.stir();
        });
        await point(`after ${what}`);
        return result;
      };
    return {
      storage: {
        ...(storage.photos && { photos: storage.photos }),
        get: through('get', (key) => storage.get(key)),
        set: through('set', (key, value, options) => storage.set(key, value, options)),
        delete: through('delete', (key) => storage.delete(key)),
        setIfAbsent: through('setIfAbsent', (key, value, options) => storage.setIfAbsent(key, value, options)),
        compareAndSet: through('compareAndSet', (...given) => storage.compareAndSet(...given)),
      },
      way: (straight) => async (input, init) => {
        const name = new URL(String(input)).pathname.split('/').filter(Boolean).slice(-3).join(' ');
        await point(`before ${name}`);
        this.#tikTok(`before ${name}`);
        const reply = await straight(input, init);
        await point(`after ${name}`);
        this.#tikTok(`after ${name}`);
        return reply;
      },
    };
  }

  #tikTok(what: string): void {
    if (this.#victim !== 'TikTok') return;
    if (this.isEnd(what) || (this.isOver && this.#time.now() < this.isBackUpAt)) throw new TypeError('fetch failed');
  }
}

interface Row {
  readonly at: number;
  readonly lastAwait: string;
  readonly end: string;
  readonly atTikTok: number;
  readonly wrong: string;
}

/** A storage that outlives backends, and how the leases of a dead one run out in it. */
interface Shared {
  readonly storage: Storage;
  readonly endLeases: () => Promise<void>;
  readonly close: () => Promise<void>;
}

function openPage(stage: Stage, browser: Awaited<ReturnType<Stage['begin']>>, made: Made, left: AbortSignal): Composer {
  const { time } = stage;
  const adapter = createBrowserAdapter({ base: stage.base, browser, time, push: false, received: () => {}, left });
  const start = initialState({ settings: made.settings }, guard(adapter, time.page));
  if (start.phase !== 'loading') throw new Error('A page begins with loading.');
  const files = Object.fromEntries(
    [...fileIds(made.draft.media)].flatMap((id) => {
      const file = made.fileOf(id);
      return file ? [[id, file] as const] : [];
    }),
  );
  const draft = { ...made.draft, privacy: undefined };
  const page = createComposer({
    clock: time.page,
    random: () => 1,
    loadJournal: () => new Promise(() => {}),
    initialState: { ...start, draft, page: { ...start.page, files } },
  });
  page.subscribe(() => time.stir());
  page.dispatch({ type: 'page-shown' });
  return page;
}

/** Makes the one choice that is left, and presses the button. */
function post(page: Composer, { draft }: Made, now: number): void {
  page.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: draft.privacy ?? '' } });
  const confirmed = consentTo(page.getState(), { locale: 'en', now: new Date(now) });
  if (!confirmed) throw new Error(`Nothing can be posted in ${page.getState().phase}.`);
  page.dispatch(confirmed);
}

/** Kills the victim at one await of a post; what the page says at its end is compared with what TikTok has. */
async function run(stage: Stage, made: Made, shared: Shared, victim: Victim, killAt: number): Promise<Row | undefined> {
  const { time, simulator, settle } = stage;
  const path = new Path(time, victim, killAt);
  const ground = path.groundOn(shared.storage);
  const browser = await stage.begin({ mediaHost: 'sound', keepsUploads: false, connected: true, ground });
  let leases: Promise<void> | undefined;
  path.onKilled = () => {
    if (victim !== 'backend') return;
    leases = shared.endLeases();
    stage.restart(path.groundOn(shared.storage));
  };
  const left = new AbortController();
  const page = openPage(stage, browser, made, left.signal);
  await time.pass(
    () => {
      if (page.getState().phase === 'editing' && !path.isArmed) {
        path.isArmed = true;
        post(page, made, time.now());
      }
      return path.isArmed && isEnd(page.getState());
    },
    { within: LONGEST, settle },
  );
  await leases;
  const end = page.getState();
  left.abort();
  page.dispatch({ type: 'page-hidden' });
  // Whatever TikTok was at, it comes to its end.
  for (let turn = 0; turn < 2; turn += 1) {
    time.advance(10 * 60_000);
    await simulator.control.settled();
  }
  if (!path.isOver) return undefined;
  const atTikTok = simulator.control
    .state()
    .posts.filter(({ status }) => ['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX'].includes(status)).length;
  const said = end.phase === 'failed' ? `failed: ${end.failure.kind}` : end.phase;
  return { at: killAt, lastAwait: path.lastAwait, end: said, atTikTok, wrong: wrongIn(end, atTikTok) };
}

function isEnd(state: ComposerState): boolean {
  if (state.phase === 'published') return state.outcome.kind !== 'in-review' || !state.outcome.stillAsking;
  return state.phase === 'failed' || state.phase === 'editing' || state.phase === 'disconnected';
}

/** What is not as it must be: more than one post, or a page that says what is not so. */
function wrongIn(end: ComposerState, atTikTok: number): string {
  if (atTikTok > 1) return 'posted twice';
  if (end.phase === 'published') return atTikTok === 1 ? '' : 'says posted, and is not';
  if (end.phase !== 'failed') return `ends in ${end.phase}`;
  const { kind } = end.failure;
  if (kind === 'not-sent' || kind === 'refused') return atTikTok === 0 ? '' : 'says not posted, and is';
  return kind === 'unknown' ? '' : 'cannot ask for the creator';
}

const redis = await startRedis();
const postgres = await startPostgres();
after(async () => {
  await redis?.stop();
  await postgres?.stop();
});

const storages: Readonly<Record<string, (time: VirtualTime) => Promise<Shared>>> = {
  async files({ now }) {
    const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
    const storage = fileStorage({ directory, now });
    return {
      storage,
      endLeases: async () => {},
      async close() {
        storage.close();
        await rm(directory, { recursive: true });
      },
    };
  },
  ...(redis && {
    async Redis() {
      const prefix = `test-${crypto.randomUUID()}:`;
      const storage = redisStorage({ url: redis.url, prefix });
      return {
        storage,
        // Redis has a clock of its own, which the time of the test does not move.
        async endLeases() {
          for (const lease of LEASES) await redis.expire(`${prefix}${lease}`);
        },
        close: () => storage.close(),
      };
    },
  }),
  ...(postgres && {
    async Postgres() {
      const table = `t_${crypto.randomUUID().replaceAll('-', '')}`;
      const pool = postgres.openPool();
      const storage = postgresStorage({ pool, table });
      return {
        storage,
        async endLeases() {
          for (const lease of LEASES) await pool.query(`DELETE FROM ${table} WHERE key LIKE $1`, [`${lease}%`]);
        },
        async close() {
          storage.close();
          await pool.end();
        },
      };
    },
  }),
};

for (const name of ['redis', 'postgres'] as const) {
  const isMissing = SERVERS_WANTED && !(name === 'redis' ? redis : postgres);
  if (isMissing) console.log(`${name} is not installed here: the table has no rows of it.`);
}

const CASES: readonly (readonly [Victim, Subject])[] = [
  ['backend', 'clip'],
  ['TikTok', 'clip'],
  ['backend', 'hosted clip'],
  ['TikTok', 'hosted clip'],
];

for (const [name, open] of Object.entries(storages)) {
  describe(`a post whose servers are killed, on ${name}`, () => {
    let stage: Stage;
    let subjects: Awaited<ReturnType<typeof readSubjects>>;
    before(async () => {
      // Parts load by themselves in real time, which a page under virtual time does not wait for.
      await Promise.all([loadFilesPart(), loadPostPart()]);
      stage = await openStage();
      subjects = await readSubjects();
    });
    after(() => stage.close());

    for (const [victim, subject] of CASES) {
      it(`appears at most once, and the page tells the truth, whichever await ${victim} dies at: ${subject} [C-05, R24, R25]`, async () => {
        const rows: Row[] = [];
        for (let killAt = 1; ; killAt += 1) {
          const shared = await open(stage.time);
          const row = await run(stage, subjects[subject], shared, victim, killAt);
          await shared.close();
          if (!row) break;
          rows.push(row);
        }
        console.log(
          [
            `\n${subject} on ${name}: ${victim} killed at each of ${rows.length} awaits`,
            ...rows.map(
              ({ at, lastAwait, end, atTikTok, wrong }) =>
                `${String(at).padStart(3)}  ${lastAwait.padEnd(44)} ${end.padEnd(18)} ${atTikTok} at TikTok ${wrong}`,
            ),
          ].join('\n'),
        );
        assert.ok(rows.length > 3);
        assert.deepEqual(
          rows.filter(({ wrong }) => wrong),
          [],
        );
      });
    }
  });
}
