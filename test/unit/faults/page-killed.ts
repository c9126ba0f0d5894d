import { describe, it } from 'node:test';
import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import type { Composer } from '../../../src/composer/composer.js';
import { PageJournal } from '../../../src/journal/journal.js';
import type { RecordStore } from '../../../src/journal/record-store.js';
import type { ComposerState, StateIn } from '../../../src/composer/state.js';
import { fileIds } from '../../../src/domain/media.js';
import { loadReaders } from '../composer/loaded-parts.js';
import type { Browser } from './browser.js';
import type { Subject } from './cells.js';
import type { Row } from './killing.js';
import { countAtTikTok, isPublished, killAtEach, openPage, post, stageOfSuite, wrongIn } from './killing.js';
import type { Stage } from './stage.js';
import { filesOf } from './subjects.js';
import type { Made } from './subjects.js';

const LONGEST = 20 * 60_000;

/** One life of a page. At its last await it is killed: nothing of it goes on, and what it waits for never comes. */
class Life {
  readonly #killAt: number;
  readonly left = new AbortController();
  count = 0;
  isOver = false;
  /** The await at which it was killed. */
  lastAwait = '';
  phaseAtEnd: ComposerState['phase'] = 'loading';
  page: Composer | undefined;

  constructor(killAt = Infinity) {
    this.#killAt = killAt;
  }

  /** Stands at each side of an await of the path. */
  async point(what: string): Promise<void> {
    if (!this.isOver) {
      this.count += 1;
      if (this.count === this.#killAt) this.#kill(what);
    }
    if (this.isOver) await new Promise(() => {});
  }

  async around<T>(what: string, work: () => Promise<T>): Promise<T> {
    await this.point(`before ${what}`);
    const result = await work().catch(async (thrown: unknown) => {
      await this.point(`after ${what}`);
      throw thrown;
    });
    await this.point(`after ${what}`);
    return result;
  }

  #kill(what: string): void {
    this.isOver = true;
    this.lastAwait = what;
    this.phaseAtEnd = this.page?.getState().phase ?? 'loading';
    this.left.abort();
  }
}

const CALLS = ['getCreatorInfo', 'createPost', 'uploadChunk', 'stagePhoto', 'getPostStatus', 'cancelPost'] as const;

/** The real HTTP adapter, with a point at each side of its calls. */
function mortal(adapter: ShareToTikTokAdapter, life: Life): ShareToTikTokAdapter {
  const calls = CALLS.map((name) => [
    name,
    (...given: readonly unknown[]) =>
      life.around(name, async () => Reflect.apply(adapter[name] ?? (() => {}), adapter, given)),
  ]);
  return { ...adapter, ...Object.fromEntries(calls) };
}

/** What is on the disk outlives a page; a call of a dead page does not come to it. */
function storeOn(records: Map<string, unknown>, life: Life): RecordStore {
  return {
    keys: (prefix) =>
      life.around('journal keys', async () => [...records.keys()].filter((key) => key.startsWith(prefix))),
    get: (key) => life.around('journal get', async () => records.get(key)),
    put: (key, value) => life.around('journal put', async () => void records.set(key, value)),
    delete: (key) => life.around('journal delete', async () => void records.delete(key)),
  };
}

/** What both lives of a page share. */
interface Scene {
  readonly stage: Stage;
  readonly browser: Browser;
  readonly made: Made;
  /** What is on the disk. */
  readonly records: Map<string, unknown>;
}

function pageOf(life: Life, { stage, browser, records, made }: Scene): Composer {
  const journal = new PageJournal({
    store: storeOn(records, life),
    locks: undefined,
    now: stage.time.now,
    loadReaders,
  });
  const page = openPage({
    stage,
    browser,
    made,
    left: life.left.signal,
    loadJournal: async () => journal,
    between: (adapter) => mortal(adapter, life),
  });
  life.page = page;
  return page;
}

/** Chooses the files as a creator does. */
function choose(page: Composer, made: Made): void {
  const files = filesOf(made);
  page.dispatch({ type: 'files-chosen', files: Object.values(files), how: 'replace' });
  const run = page.getState().page.runs.import;
  const { media } = made.draft;
  if (run !== undefined && media) page.dispatch({ type: 'media-imported', run, media, files });
}

/** Kills the page at one await, opens it again, and lets the creator go on with what it offers. */
async function run(stage: Stage, made: Made, killAt: number): Promise<Row | undefined> {
  const { time, settle } = stage;
  const browser = await stage.begin({ mediaHost: 'sound', keepsUploads: false, connected: true });
  const scene = { stage, browser, made, records: new Map<string, unknown>() };
  const first = new Life(killAt);
  const page = pageOf(first, scene);
  let hasPosted = false;
  await time.pass(
    () => {
      const { phase } = page.getState();
      if (phase === 'editing' && !hasPosted) {
        hasPosted = true;
        choose(page, made);
        post(page, made, time.now());
      }
      return first.isOver || isPublished(page.getState());
    },
    { within: LONGEST, settle },
  );
  if (!first.isOver) return undefined;

  const second = new Life();
  const again = pageOf(second, scene);
  const shown: string[] = [];
  await time.pass(
    () => {
      const state = again.getState();
      if (shown.at(-1) !== state.phase) shown.push(state.phase);
      if (state.phase === 'interrupted') goOn(again, state, made);
      const isQuiet = state.page.runs.recall === undefined;
      return (state.phase === 'editing' && isQuiet) || state.phase === 'failed' || isPublished(state);
    },
    { within: LONGEST, settle },
  );
  const end = again.getState();
  second.left.abort();
  again.dispatch({ type: 'page-hidden' });
  const atTikTok = await countAtTikTok(stage);
  return {
    at: killAt,
    lastAwait: first.lastAwait,
    shown: `${first.phaseAtEnd.padEnd(11)} ${shown.join(' → ')}`,
    atTikTok,
    wrong: wrongAfter(first, end, atTikTok),
  };
}

/** Files that could not be copied are chosen again; what cannot go on is put away. */
function goOn(page: Composer, state: StateIn<'interrupted'>, { fileOf }: Made): void {
  const missing = [...fileIds(state.saved.consent.draft.media)].filter((id) => !state.page.files[id]);
  const chosen = missing.flatMap((id) => fileOf(id) ?? []);
  const { file } = state;
  if (file === 'kept') page.dispatch({ type: 'continue-requested' });
  else if (file === 'missing' && chosen.length > 0) page.dispatch({ type: 'saved-files-chosen', files: chosen });
  else if (file !== 'checking') page.dispatch({ type: 'discard-requested' });
}

/** A form that is empty again says that nothing was posted, unless the first page has told the creator of the post. */
function wrongAfter({ phaseAtEnd }: Life, end: ComposerState, atTikTok: number): string {
  if (end.phase !== 'editing' || atTikTok > 1) return wrongIn(end, atTikTok);
  return atTikTok === 0 || phaseAtEnd === 'published' ? '' : 'forgets a post that is there';
}

/** Kills the page at each await of a post of these subjects, and prints what came of it. */
export function testKills(subjectNames: readonly Subject[]): void {
  describe('a page that is killed at an await of its post, and opened again', () => {
    const opened = stageOfSuite();

    for (const subject of subjectNames) {
      it(`posts at most once and tells the truth, whichever await it was: ${subject} [R1, R3, R6]`, async () => {
        const { stage, subjects } = opened();
        await killAtEach(subject, (at) => run(stage, subjects[subject], at));
      });
    }
  });
}
