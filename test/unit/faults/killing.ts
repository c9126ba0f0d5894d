/** What the tests that kill a page or a server in the middle of its post have in common. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Clock } from '../../../src/adapter/clock.js';
import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import type { Journal } from '../../../src/journal/journal.js';
import { initialState } from '../../../src/composer/initial-state.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { LOADED_PARTS } from '../composer/loaded-parts.js';
import { createBrowserAdapter } from './browser-adapter.js';
import type { Browser } from './browser.js';
import type { Subject } from './cells.js';
import { openStage } from './stage.js';
import type { Stage } from './stage.js';
import { filesOf, readSubjects } from './subjects.js';
import type { Made } from './subjects.js';

interface Opened {
  readonly stage: Stage;
  readonly subjects: Readonly<Record<Subject, Made>>;
}

/** Stage and subjects of the suite that is described, from its first test to its last. */
export function stageOfSuite(): () => Opened {
  let opened: Opened | undefined;
  before(async () => {
    opened = { stage: await openStage(), subjects: await readSubjects() };
  });
  after(() => opened?.stage.close());
  return () => {
    assert.ok(opened, 'The stage opens with the first test.');
    return opened;
  };
}

/** One kill, and what came of it. */
export interface Row {
  readonly at: number;
  readonly lastAwait: string;
  /** What the page showed. */
  readonly shown: string;
  readonly atTikTok: number;
  readonly wrong: string;
}

/** Kills at one await after the other until a post comes to its end before it; prints the table and looks at it. */
export async function killAtEach(what: string, kill: (at: number) => Promise<Row | undefined>): Promise<void> {
  const rows: Row[] = [];
  for (let at = 1; ; at += 1) {
    const row = await kill(at);
    if (!row) break;
    rows.push(row);
  }
  console.log(
    [
      `\n${what}: killed at each of ${rows.length} awaits`,
      ...rows.map(
        ({ at, lastAwait, shown, atTikTok, wrong }) =>
          `${String(at).padStart(3)}  ${lastAwait.padEnd(44)} ${shown.padEnd(56)} ${atTikTok} at TikTok ${wrong}`,
      ),
    ].join('\n'),
  );
  assert.ok(rows.length > 3);
  assert.deepEqual(
    rows.filter(({ wrong }) => wrong),
    [],
  );
}

export interface ComposerNeeds {
  readonly adapter: ShareToTikTokAdapter;
  readonly clock: Clock;
  readonly made: Made;
  readonly loadJournal: () => Promise<Journal>;
  /** Whether all is chosen but who can view it; else the form is empty. */
  readonly isFilledIn?: boolean;
}

/** The composer of a page that begins to work. */
export function beginPage({ adapter, clock, made, loadJournal, isFilledIn = false }: ComposerNeeds): Composer {
  const start = initialState({ settings: made.settings }, guard(adapter, clock));
  assert.ok(start.phase === 'loading', 'A page begins with loading.');
  const filledIn = { draft: { ...made.draft, privacy: undefined }, page: { ...start.page, files: filesOf(made) } };
  const page = createComposer({
    ...LOADED_PARTS,
    clock,
    random: () => 1,
    loadJournal,
    initialState: isFilledIn ? { ...start, ...filledIn } : start,
  });
  page.dispatch({ type: 'page-shown' });
  return page;
}

export interface PageOptions extends Omit<ComposerNeeds, 'adapter' | 'clock'> {
  readonly stage: Stage;
  readonly browser: Browser;
  /** Aborts when the page is gone. */
  readonly left: AbortSignal;
  /** Stands between the page and the HTTP adapter. */
  readonly between?: (adapter: ShareToTikTokAdapter) => ShareToTikTokAdapter;
}

/** The same on a stage, in its time. */
export function openPage({ stage, browser, left, between, ...needs }: PageOptions): Composer {
  const { time, base } = stage;
  const adapter = createBrowserAdapter({ base, browser, time, push: false, received: () => {}, left });
  const page = beginPage({ ...needs, clock: time.page, adapter: between?.(adapter) ?? adapter });
  page.subscribe(() => time.stir());
  return page;
}

/** Makes the one choice that is left, and presses the button. */
export function post(page: Composer, { draft }: Made, now: number): void {
  page.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: draft.privacy ?? '' } });
  const confirmed = consentTo(page.getState(), { locale: 'en', now: new Date(now) });
  if (!confirmed) throw new Error(`Nothing can be posted in ${page.getState().phase}.`);
  page.dispatch(confirmed);
}

/** Whether the page says that the post is there, and has nothing to ask TikTok any more. */
export function isPublished(state: ComposerState): boolean {
  return state.phase === 'published' && (state.outcome.kind !== 'in-review' || !state.outcome.stillAsking);
}

/** How many posts there are once TikTok has come to the end of whatever it was at. */
export async function countAtTikTok({ time, simulator }: Stage): Promise<number> {
  for (let turn = 0; turn < 2; turn += 1) {
    time.advance(10 * 60_000);
    await simulator.control.settled();
  }
  const { posts } = simulator.control.state();
  return posts.filter(({ status }) => ['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX'].includes(status)).length;
}

/** What is not as it must be: more than one post, or a page that says what is not so. */
export function wrongIn(end: ComposerState, atTikTok: number): string {
  if (atTikTok > 1) return 'posted twice';
  if (end.phase === 'published') return atTikTok === 1 ? '' : 'says posted, and is not';
  if (end.phase !== 'failed') return `ends in ${end.phase}`;
  const { kind } = end.failure;
  if (kind === 'not-sent' || kind === 'refused') return atTikTok === 0 ? '' : 'says not posted, and is';
  return kind === 'unknown' ? '' : 'cannot ask for the creator';
}
