import { inspect } from 'node:util';
import type { Draft } from '../../../src/domain/draft.js';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import { consentTo } from '../../../src/composer/consent.js';
import { initialState } from '../../../src/composer/initial-state.js';
import { draftOf } from '../../../src/composer/state.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { sameValue } from '../../../src/domain/same-value.js';
import { LOADED_PARTS } from '../composer/loaded-parts.js';
import type { DescribedPost } from '../../../src/simulator/index.js';
import type { Cell } from './cells.js';
import { createBrowserAdapter } from './browser-adapter.js';
import type { Stage } from './stage.js';
import { filesOf } from './subjects.js';
import type { Made } from './subjects.js';

/** What the page says in the end. */
export type Ending =
  | 'published'
  | 'not posted'
  | 'unknown'
  | 'cancelled'
  | 'blocked'
  | 'to reconnect'
  /** TikTok has not said its last word, and the page says that it waits. */
  | 'still asking'
  /** TikTok has not said its last word, and the page does not say that it waits. */
  | 'silent';

export interface Result {
  readonly cell: Cell;
  readonly ending: Ending;
  /** What became of the post at TikTok. */
  readonly atTikTok: 'published' | 'failed' | 'nothing';
  /** Calls of `init` that reached TikTok with a good token. */
  readonly inits: number;
  /** Everything that is not as it must be. */
  readonly wrongs: readonly string[];
}

const LONGEST_RUN = 12 * 60 * 1000;
/** TikTok gives up a download after an hour. */
const LONGEST_PULL = 2 * 60 * 60 * 1000;
const INITS: readonly string[] = ['video_init', 'inbox_init', 'photo_init'];

/** Plays one post with its faults to the end, with a user who tries again what can be tried and cancels what is stuck. */
export async function runCell(stage: Stage, cell: Cell, made: Made): Promise<Result> {
  const { time, simulator } = stage;
  const browser = await stage.begin({
    mediaHost: cell.mediaHost ?? 'sound',
    // Only their digest is of interest, and 64 MB a run would wear the disk out.
    keepsUploads: cell.subject !== 'several chunks',
    connected: cell.phase !== 'connect',
  });
  const left = new AbortController();
  const adapter = createBrowserAdapter({
    base: stage.base,
    browser,
    time,
    push: !cell.polls,
    received: (text) => stage.told.push(text),
    left: left.signal,
  });
  const draft = { ...made.draft, privacy: undefined };
  const page = openPage(stage, adapter, { ...made, draft });
  for (const fault of cell.faults) simulator.control.addFault(fault);

  page.dispatch({ type: 'page-shown' });
  const user = new User(page, made.draft, cell.phase === 'connect' ? 2 : 0, time.now);
  const reachedAnEnd = await time.pass(() => user.act(), {
    within: cell.mediaHost ? LONGEST_PULL : LONGEST_RUN,
    settle: stage.settle,
    turn: cell.outlasts ? outlast(stage, cell) : () => {},
  });
  const state = page.getState();
  page.dispatch({ type: 'page-hidden' });
  left.abort();
  if (cell.outlasts) await heldBackIsAnswered(stage);
  simulator.control.clearFaults();
  // Whatever TikTok was at, it comes to its end.
  for (let turn = 0; turn < 2; turn += 1) {
    time.advance(10 * 60_000);
    await simulator.control.settled();
  }
  return judge({ stage, cell, made, draft: user.hasChosen ? made.draft : draft, state, reachedAnEnd });
}

/** The composer with a draft that only lacks the choice of who can view it. */
function openPage(
  { time }: Stage,
  adapter: Parameters<typeof guard>[0],
  { draft, settings, fileOf }: Pick<Made, 'draft' | 'settings' | 'fileOf'>,
): Composer {
  const start = initialState({ settings }, guard(adapter, time.page));
  if (start.phase !== 'loading') throw new Error('A page begins with loading.');
  const files = filesOf({ draft, fileOf });
  const composer = createComposer({
    ...LOADED_PARTS,
    // Without a spread, each pause is the one that the table expects.
    random: () => 1,
    clock: time.page,
    initialState: { ...start, draft, page: { ...start.page, files } },
  });
  composer.subscribe(() => time.stir());
  return composer;
}

const isHeldBack = ({ simulator }: Stage): boolean =>
  !simulator.control.state().faults.some(({ kind }) => kind === 'latency');

/** Steps of time, in milliseconds, after which a call is given up; a chunk only when two minutes moved nothing. */
const PATIENCE = { call: [31_000], chunk: [61_000, 61_000, 61_000] } as const;

/** Lets time pass when an answer is held back, so that the caller times out. */
function outlast(stage: Stage, { phase }: Cell): () => void {
  const steps: number[] = [...PATIENCE[phase === 'upload' ? 'chunk' : 'call']];
  return () => {
    if (steps.length > 0 && isHeldBack(stage)) stage.time.advance(steps.shift() ?? 0);
  };
}

/** A request that was given up may still take effect; TikTok is judged after that. */
async function heldBackIsAnswered(stage: Stage): Promise<void> {
  const isAnswered = () =>
    !isHeldBack(stage) || stage.simulator.control.state().requests.some(({ faults }) => faults.includes('latency'));
  while (!isAnswered()) await new Promise(setImmediate);
}

/** What a user does while the page waits for one; `act` answers whether all is over. */
class User {
  readonly #page: Composer;
  readonly #wish: Draft;
  #triedAgain = false;
  #hasCanceled = false;
  #connects: number;
  /** Whether the form was open, so that all choices are made. */
  hasChosen = false;
  readonly #now: () => number;

  /** `connects`: how often they try to link an account. */
  constructor(page: Composer, wish: Draft, connects: number, now: () => number) {
    this.#now = now;
    this.#page = page;
    this.#wish = wish;
    this.#connects = connects;
  }

  act(): boolean {
    const page = this.#page;
    const state = page.getState();
    switch (state.phase) {
      case 'editing':
        // Posting again would be another consent.
        if (this.#hasCanceled) return true;
        this.hasChosen = true;
        if (this.#wish.privacy !== undefined) {
          page.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: this.#wish.privacy } });
        }
        this.#publish();
        return false;
      case 'failed':
        if (state.failure.kind !== 'creator' || this.#triedAgain) return true;
        this.#triedAgain = true;
        page.dispatch({ type: 'creator-requested' });
        return false;
      case 'uploading':
        if (state.transfer.flow.kind === 'troubled') {
          this.#hasCanceled = true;
          page.dispatch({ type: 'cancel-requested' });
        }
        return false;
      case 'published':
        return state.outcome.kind !== 'in-review' || !state.outcome.stillAsking;
      case 'loading':
      case 'processing':
        return false;
      case 'disconnected':
        if (state.link.kind === 'connecting') return false;
        if (this.#connects === 0) return true;
        this.#connects -= 1;
        page.dispatch({ type: 'connect-requested' });
        return false;
      case 'blocked':
      case 'interrupted':
        return true;
      default:
        return state satisfies never;
    }
  }

  /** The click on "Post to TikTok". */
  #publish(): void {
    const confirmed = consentTo(this.#page.getState(), { locale: 'en', now: new Date(this.#now()) });
    if (!confirmed) throw new Error('Nothing can be posted now.');
    this.#page.dispatch(confirmed);
  }
}

function judge(given: {
  readonly stage: Stage;
  readonly cell: Cell;
  readonly made: Made;
  readonly draft: Draft;
  readonly state: ComposerState;
  readonly reachedAnEnd: boolean;
}): Result {
  const { stage, cell, made, draft, state, reachedAnEnd } = given;
  const { posts, requests } = stage.simulator.control.state();
  const inits = requests.filter(({ endpoint, code }) => INITS.includes(endpoint) && code !== 'access_token_invalid');
  const ending = endingOf(state);
  const atTikTok = fateOf(posts);
  const shown = inspect(state, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
  const leaks = [...stage.secrets].filter((secret) => [...stage.told, shown].some((text) => text.includes(secret)));
  const wrongs = [
    ...untruths(ending, atTikTok),
    ...(state.phase === 'published' ? wrongLinks(state, posts) : []),
    ...(inits.length > 1 || posts.length > 1 ? ['more than one init for one consent'] : []),
    ...(sameValue(draftOf(state), draft) ? [] : ['the draft has changed']),
    ...(ending === 'published' && !sameFiles(posts, made) ? ['other bytes than the chosen ones were posted'] : []),
    ...(leaks.length > 0 ? [`${leaks.length} secrets were told`] : []),
    ...(!reachedAnEnd && ending !== 'still asking' ? ['no end'] : []),
  ];
  return { cell, ending, atTikTok, inits: inits.length, wrongs };
}

function endingOf(state: ComposerState): Ending {
  switch (state.phase) {
    case 'published':
      return 'published';
    case 'failed':
      return state.failure.kind === 'unknown' ? 'unknown' : 'not posted';
    case 'editing':
      return 'cancelled';
    case 'blocked':
      return 'blocked';
    case 'disconnected':
      return 'to reconnect';
    case 'processing':
      return state.delay === 'none' ? 'silent' : 'still asking';
    case 'loading':
    case 'interrupted':
    case 'uploading':
      return 'silent';
    default:
      return state satisfies never;
  }
}

function fateOf(posts: readonly DescribedPost[]): Result['atTikTok'] {
  if (posts.some(({ status }) => status === 'PUBLISH_COMPLETE' || status === 'SEND_TO_USER_INBOX')) return 'published';
  return posts.some(({ status }) => status === 'FAILED') ? 'failed' : 'nothing';
}

/** What the page says against what is. "Unknown" and "still asking" claim nothing. */
function untruths(ending: Ending, atTikTok: Result['atTikTok']): readonly string[] {
  if (ending === 'published') return atTikTok === 'published' ? [] : ['"published", and it is not'];
  if (ending === 'unknown' || ending === 'still asking') return [];
  return atTikTok === 'published' ? [`"${ending}", and it was posted`] : [];
}

function sameFiles([post]: readonly DescribedPost[], { digests }: Made): boolean {
  return sameValue(
    post?.files.map(({ sha256 }) => sha256),
    digests,
  );
}

function wrongLinks(
  { outcome }: Extract<ComposerState, { phase: 'published' }>,
  posts: readonly DescribedPost[],
): readonly string[] {
  return outcome.kind === 'public' && posts[0]?.postId !== outcome.postId ? ['the link leads to another post'] : [];
}
