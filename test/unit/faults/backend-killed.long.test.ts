import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { ComposerState } from '../../../src/composer/state.js';
import { fileStorage, postgresStorage, redisStorage } from '../../../src/server/index.js';
import type { Storage } from '../../../src/server/index.js';
import { memoryPhotos } from '../../../src/server/storage/memory-photos.js';
import type { PhotoStore } from '../../../src/server/storage/photo-store.js';
import { startPostgres } from '../server/support/postgres.js';
import { SERVERS_WANTED, startRedis } from '../server/support/redis.js';
import type { Subject } from './cells.js';
import type { Row } from './killing.js';
import { countAtTikTok, isPublished, killAtEach, openPage, post, stageOfSuite, wrongIn } from './killing.js';
import type { Ground, Stage } from './stage.js';
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
  groundOn({ storage, photos }: Pick<Shared, 'storage' | 'photos'>): Ground {
    const time = this.#time;
    const life = { isOver: false };
    const point = async (what: string): Promise<void> => {
      if (this.#victim === 'backend' && !life.isOver && this.isEnd(what)) life.isOver = true;
      if (life.isOver) await new Promise(() => {});
    };
    const around = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      await point(`before ${what}`);
      // No time passes while the storage is at work.
      time.transfers += 1;
      const result = await work().finally(() => {
        time.transfers -= 1;
        time.stir();
      });
      await point(`after ${what}`);
      return result;
    };
    const through =
      <Given extends readonly unknown[], T>(name: string, work: (...given: Given) => Promise<T>) =>
      (...given: Given): Promise<T> =>
        around(`${name} ${String(given[0]).replace(/:.*/s, '')}`, () => work(...given));
    return {
      storage: {
        photos: {
          put: (name, photo) => around('put a photo', () => photos.put(name, photo)),
          get: (name) => around('get a photo', () => photos.get(name)),
          delete: (name) => around('delete a photo', () => photos.delete(name)),
        },
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

/** A storage that outlives backends, and how the leases of a dead one run out in it. */
interface Shared {
  readonly storage: Storage;
  readonly photos: PhotoStore;
  readonly endLeases: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Kills the victim at one await of a post; what the page says at its end is compared with what TikTok has. */
async function run(stage: Stage, made: Made, shared: Shared, victim: Victim, killAt: number): Promise<Row | undefined> {
  const { time, settle } = stage;
  const path = new Path(time, victim, killAt);
  const ground = path.groundOn(shared);
  const browser = await stage.begin({ mediaHost: 'sound', keepsUploads: false, connected: true, ground });
  let leases: Promise<void> | undefined;
  path.onKilled = () => {
    if (victim !== 'backend') return;
    leases = shared.endLeases();
    stage.restart(path.groundOn(shared));
  };
  const left = new AbortController();
  const page = openPage({
    stage,
    browser,
    made,
    left: left.signal,
    loadJournal: () => new Promise(() => {}),
    isFilledIn: true,
  });
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
  const atTikTok = await countAtTikTok(stage);
  if (!path.isOver) return undefined;
  const said = end.phase === 'failed' ? `failed: ${end.failure.kind}` : end.phase;
  return { at: killAt, lastAwait: path.lastAwait, shown: said, atTikTok, wrong: wrongIn(end, atTikTok) };
}

function isEnd(state: ComposerState): boolean {
  return isPublished(state) || ['failed', 'editing', 'disconnected'].includes(state.phase);
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
      photos: storage.photos ?? memoryPhotos(now),
      endLeases: async () => {},
      async close() {
        storage.close();
        await rm(directory, { recursive: true });
      },
    };
  },
  ...(redis && {
    async Redis({ now }) {
      const prefix = `test-${crypto.randomUUID()}:`;
      const storage = redisStorage({ url: redis.url, prefix });
      return {
        storage,
        photos: memoryPhotos(now),
        // Redis has a clock of its own, which the time of the test does not move.
        async endLeases() {
          for (const lease of LEASES) await redis.expire(`${prefix}${lease}`);
        },
        close: () => storage.close(),
      };
    },
  }),
  ...(postgres && {
    async Postgres({ now }) {
      const table = `t_${crypto.randomUUID().replaceAll('-', '')}`;
      const pool = postgres.openPool();
      const storage = postgresStorage({ pool, table });
      return {
        storage,
        photos: memoryPhotos(now),
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
  ['backend', 'photos'],
  ['TikTok', 'photos'],
];

for (const [name, open] of Object.entries(storages)) {
  describe(`a post whose servers are killed, on ${name}`, () => {
    const opened = stageOfSuite();

    for (const [victim, subject] of CASES) {
      it(`appears at most once, and the page tells the truth, whichever await ${victim} dies at: ${subject} [C-05, R24, R25]`, async () => {
        const { stage, subjects } = opened();
        await killAtEach(`${subject} on ${name}: ${victim}`, async (at) => {
          const shared = await open(stage.time);
          const row = await run(stage, subjects[subject], shared, victim, at);
          await shared.close();
          return row;
        });
      });
    }
  });
}
