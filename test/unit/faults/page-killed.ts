import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import { createJournal } from '../../../src/composer/effects/journal/journal.js';
import type { RecordStore } from '../../../src/composer/effects/journal/record-store.js';
import { loadReaders } from '../../../src/composer/effects/journal/entries.js';
import { loadFilesPart, loadPostPart } from '../../../src/composer/effects/perform.js';
import { initialState } from '../../../src/composer/initial-state.js';
import type { ComposerState, StateIn } from '../../../src/composer/state.js';
import { fileIds } from '../../../src/domain/media.js';
import { createBrowserAdapter } from './browser-adapter.js';
import type { Browser } from './browser.js';
import { openStage } from './stage.js';
import type { Stage } from './stage.js';
import { readSubjects } from './subjects.js';
import type { Made } from './subjects.js';
import type { Subject } from './cells.js';

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

function openPage(stage: Stage, browser: Browser, records: Map<string, unknown>, life: Life, made: Made): Composer {
  const { time } = stage;
  const adapter = createBrowserAdapter({
    base: stage.base,
    browser,
    time,
    push: false,
    received: () => {},
    left: life.left.signal,
  });
  const start = initialState({ settings: made.settings }, guard(mortal(adapter, life), time.page));
  if (start.phase !== 'loading') throw new Error('A page begins with loading.');
  const journal = createJournal({ store: storeOn(records, life), locks: undefined, now: time.now });
  const page = createComposer({
    clock: time.page,
    random: () => 1,
    loadJournal: async () => journal,
    initialState: start,
  });
  life.page = page;
  page.subscribe(() => time.stir());
  page.dispatch({ type: 'page-shown' });
  return page;
}

/** Fills in the form as a creator does, and presses the button. */
function post(page: Composer, { draft, fileOf }: Made, now: number): void {
  const files = Object.fromEntries(
    [...fileIds(draft.media)].flatMap((id) => {
      const file = fileOf(id);
      return file ? [[id, file] as const] : [];
    }),
  );
  page.dispatch({ type: 'files-chosen', files: Object.values(files), how: 'replace' });
  const run = page.getState().page.runs.import;
  if (run !== undefined && draft.media) page.dispatch({ type: 'media-imported', run, media: draft.media, files });
  page.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: draft.privacy ?? '' } });
  const confirmed = consentTo(page.getState(), { locale: 'en', now: new Date(now) });
  if (!confirmed) throw new Error(`Nothing can be posted in ${page.getState().phase}.`);
  page.dispatch(confirmed);
}

interface Row {
  readonly at: number;
  readonly lastAwait: string;
  readonly phase: string;
  readonly shown: string;
  readonly atTikTok: number;
  readonly wrong: string;
}

/** Kills the page at one await, opens it again, and lets the creator go on with what it offers. */
async function run(stage: Stage, made: Made, killAt: number): Promise<Row | undefined> {
  const { time, simulator, settle } = stage;
  const browser = await stage.begin({ mediaHost: 'sound', keepsUploads: false, connected: true });
  const records = new Map<string, unknown>();
  const first = new Life(killAt);
  const page = openPage(stage, browser, records, first, made);
  let hasPosted = false;
  await time.pass(
    () => {
      const { phase } = page.getState();
      if (phase === 'editing' && !hasPosted) {
        hasPosted = true;
        post(page, made, time.now());
      }
      return first.isOver || (phase === 'published' && isSettled(page.getState()));
    },
    { within: LONGEST, settle },
  );
  if (!first.isOver) return undefined;

  const second = new Life();
  const again = openPage(stage, browser, records, second, made);
  const shown: string[] = [];
  await time.pass(
    () => {
      const state = again.getState();
      if (shown.at(-1) !== state.phase) shown.push(state.phase);
      if (state.phase === 'interrupted') goOn(again, state, made);
      const isQuiet = state.page.runs.recall === undefined;
      return (
        (state.phase === 'editing' && isQuiet) ||
        state.phase === 'failed' ||
        (state.phase === 'published' && isSettled(state))
      );
    },
    { within: LONGEST, settle },
  );
  const end = again.getState();
  second.left.abort();
  again.dispatch({ type: 'page-hidden' });
  // Whatever TikTok was at, it comes to its end.
  for (let turn = 0; turn < 2; turn += 1) {
    time.advance(10 * 60_000);
    await simulator.control.settled();
  }
  const atTikTok = simulator.control
    .state()
    .posts.filter(({ status }) => ['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX'].includes(status)).length;
  return {
    at: killAt,
    lastAwait: first.lastAwait,
    phase: first.phaseAtEnd,
    shown: shown.join(' → '),
    atTikTok,
    wrong: wrongIn(first, end, atTikTok),
  };
}

/** A file that could not be copied is chosen again; what cannot go on is put away. */
function goOn(page: Composer, { file, saved }: StateIn<'interrupted'>, { fileOf }: Made): void {
  const [id] = fileIds(saved.consent.draft.media);
  const chosen = id === undefined ? undefined : fileOf(id);
  if (file === 'kept') page.dispatch({ type: 'continue-requested' });
  else if (file === 'missing' && chosen) page.dispatch({ type: 'saved-files-chosen', files: [chosen] });
  else if (file !== 'checking') page.dispatch({ type: 'discard-requested' });
}

function isSettled(state: ComposerState): boolean {
  return state.phase === 'published' && (state.outcome.kind !== 'in-review' || !state.outcome.stillAsking);
}

/** What is not as it must be: more than one post, or a page that says what is not so. */
function wrongIn(first: Life, end: ComposerState, atTikTok: number): string {
  if (atTikTok > 1) return 'posted twice';
  if (end.phase === 'published') return atTikTok === 1 ? '' : 'says posted, and is not';
  const wasShown = first.phaseAtEnd === 'published';
  if (end.phase === 'editing') return atTikTok === 0 || wasShown ? '' : 'forgets a post that is there';
  if (end.phase !== 'failed') return `ends in ${end.phase}`;
  if (end.failure.kind === 'not-sent' || end.failure.kind === 'refused')
    return atTikTok === 0 ? '' : 'says not posted, and is';
  return end.failure.kind === 'unknown' ? '' : 'cannot ask for the creator';
}

/** Kills the page at each await of a post of these subjects, and prints what came of it. */
export function testKills(subjectNames: readonly Subject[]): void {
  describe('a page that is killed at an await of its post, and opened again', () => {
    let stage: Stage;
    let subjects: Awaited<ReturnType<typeof readSubjects>>;

    before(async () => {
      // Parts load by themselves in real time, which a page under virtual time does not wait for.
      await Promise.all([loadFilesPart(), loadPostPart(), loadReaders()]);
      stage = await openStage();
      subjects = await readSubjects();
    });
    after(() => stage.close());

    for (const subject of subjectNames) {
      it(`posts at most once and tells the truth, whichever await it was: ${subject} [R1, R3, R6]`, async () => {
        const rows: Row[] = [];
        for (let killAt = 1; ; killAt += 1) {
          const row = await run(stage, subjects[subject], killAt);
          if (!row) break;
          rows.push(row);
        }
        console.log(
          [
            `\n${subject}: killed at each of ${rows.length} awaits`,
            ...rows.map(
              ({ at, lastAwait, phase, shown, atTikTok, wrong }) =>
                `${String(at).padStart(3)}  ${lastAwait.padEnd(22)} ${phase.padEnd(11)} ${shown.padEnd(44)} ${atTikTok} at TikTok ${wrong}`,
            ),
          ].join('\n'),
        );
        assert.ok(rows.length > 10);
        assert.deepEqual(
          rows.filter(({ wrong }) => wrong),
          [],
        );
      });
    }
  });
}
