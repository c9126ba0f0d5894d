import assert from 'node:assert/strict';
import fc from 'fast-check';
import { consentTo } from '../../../../src/composer/consent.js';
import { EMPTY_DRAFT } from '../../../../src/domain/draft.js';
import type { ComposerEvent } from '../../../../src/composer/events.js';
import type { ComposerState } from '../../../../src/composer/state.js';
import { transition } from '../../../../src/composer/transition.js';
import { viewOf } from '../../../../src/composer/view.js';
import { Tab, Time } from './tab.js';
import { DiskFile, hasAllBytes, World } from './world.js';

type UserEvent =
  'pause' | 'resume' | 'cancel' | 'continue' | 'discard' | 'edit' | 'reset' | 'creator' | 'hidden' | 'shown';

/** What one actor does next. Numbers pick among what there is. */
export type Command =
  | { readonly actor: 'user'; readonly does: UserEvent }
  | { readonly actor: 'user'; readonly does: 'fill-in' | 'publish' | 'choose-again' | 'choose-other' | 'switch-tab' }
  | { readonly actor: 'network'; readonly does: 'reply' | 'lost' | 'dropped' | 'refused'; readonly pick: number }
  | { readonly actor: 'network'; readonly does: 'offline' | 'online' }
  | { readonly actor: 'clock'; readonly milliseconds: number }
  | { readonly actor: 'tiktok'; readonly does: 'PUBLISH_COMPLETE' | 'FAILED' }
  | { readonly actor: 'account'; readonly does: 'lost' | 'linked' }
  | { readonly actor: 'page'; readonly does: 'reload' | 'close' | 'open' }
  | { readonly actor: 'disk'; readonly does: 'overwrite' };

const user = fc.constantFrom<UserEvent>(
  ...(['pause', 'resume', 'cancel', 'continue', 'discard', 'edit', 'reset', 'creator', 'hidden', 'shown'] as const),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ actor: fc.constant('user' as const), does: user }) },
  {
    weight: 5,
    arbitrary: fc.record({
      actor: fc.constant('user' as const),
      does: fc.constantFrom('fill-in', 'publish', 'publish', 'choose-again', 'choose-other', 'switch-tab'),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      actor: fc.constant('network' as const),
      does: fc.constantFrom('reply', 'reply', 'reply', 'reply', 'lost', 'dropped', 'refused'),
      pick: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ actor: fc.constant('network' as const), does: fc.constantFrom('offline', 'online') }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      actor: fc.constant('clock' as const),
      milliseconds: fc.constantFrom(1000, 2000, 10_000, 60_000, 600_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      actor: fc.constant('tiktok' as const),
      does: fc.constantFrom('PUBLISH_COMPLETE', 'FAILED'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ actor: fc.constant('account' as const), does: fc.constantFrom('lost', 'linked') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      actor: fc.constant('page' as const),
      does: fc.constantFrom('reload', 'reload', 'close', 'open'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ actor: fc.constant('disk' as const), does: fc.constant('overwrite' as const) }) },
);

/** A visit: it begins with a post on its way in most cases, because most trouble is there. */
export const visit: fc.Arbitrary<readonly Command[]> = fc
  .tuple(fc.boolean(), fc.array(command, { maxLength: 57, size: 'max' }))
  .map(([isQuick, commands]) => (isQuick ? [...BEGINNING, ...commands] : commands));

const BEGINNING: readonly Command[] = [
  { actor: 'network', does: 'reply', pick: 0 },
  { actor: 'user', does: 'fill-in' },
  { actor: 'user', does: 'publish' },
];

/** Something more that has to be true of each tab after each command. */
type Rule = (tab: Tab) => void;

/**
 * Runs one visit on the real composer, and checks after each command what must always be true. Rejects with what was not, the
 * commands, which run again the same, and the events that each tab has seen.
 */
export async function run(commands: readonly Command[], rule: Rule = () => {}): Promise<void> {
  const world = new World();
  const time = new Time();
  const disk = { version: 0 };
  const tabs: Tab[] = [new Tab(world, time, disk)];
  const all: Tab[] = [...tabs];
  let current = 0;
  let clicks = 0;
  let decisions = 0;
  const tab = (): Tab => tabs[current % tabs.length] ?? open();

  function open(): Tab {
    const opened = new Tab(world, time, disk);
    tabs.push(opened);
    all.push(opened);
    return opened;
  }

  function close(ended: Tab): void {
    ended.isOver = true;
    world.endTab(ended);
    tabs.splice(tabs.indexOf(ended), 1);
  }

  async function perform(next: Command): Promise<void> {
    const { composer, state } = tab();
    switch (next.actor) {
      case 'user':
        return act(next.does);
      case 'network':
        return 'pick' in next
          ? world.serve(world.calls[next.pick % Math.max(world.calls.length, 1)], next.does)
          : tab().setOnline(next.does === 'online');
      case 'clock':
        return time.advance(next.milliseconds, settle);
      case 'tiktok':
        return world.process(next.does);
      case 'account':
        world.isConnected = next.does === 'linked';
        if (world.isConnected && state.phase === 'disconnected') composer.dispatch({ type: 'creator-requested' });
        return;
      case 'page':
        if (next.does !== 'open') close(tab());
        if (next.does !== 'close' || tabs.length === 0) open();
        return;
      case 'disk': {
        // Between the look at the last piece and its bytes there is no time on a real machine.
        const isLastOut = world.calls.some(({ init }) => init.body instanceof DiskFile && init.body.range[1] === LAST);
        if (!isLastOut) disk.version += 1;
        return;
      }
      default:
        return next satisfies never;
    }
  }

  function act(does: Extract<Command, { readonly actor: 'user' }>['does']): void {
    const { composer, state } = tab();
    switch (does) {
      case 'fill-in':
        return tab().fillIn();
      case 'publish': {
        const confirmed = consentTo(state, { locale: 'en', now: new Date(time.now()) });
        if (!confirmed) return;
        clicks += 1;
        decisions += state.phase === 'editing' && state.notice?.startsWith('twin') ? 1 : 0;
        return composer.dispatch(confirmed);
      }
      case 'choose-again':
        return composer.dispatch({ type: 'saved-files-chosen', files: [new DiskFile('clip.mp4', disk)] });
      case 'choose-other':
        return composer.dispatch({ type: 'saved-files-chosen', files: [new DiskFile('another.mp4', disk)] });
      case 'switch-tab':
        current += 1;
        return tab().comeIntoView();
      case 'reset':
        return composer.dispatch({ type: 'reset' });
      case 'hidden':
      case 'shown':
        return composer.dispatch({ type: `page-${does}` });
      default:
        return composer.dispatch({ type: `${does}-requested` });
    }
  }

  const LAST = tab().file.size - 1;
  async function play(): Promise<void> {
    await settle();
    for (const next of commands) {
      await perform(next);
      await settle();
      for (const each of tabs) {
        checkTab(each, world, time);
        rule(each);
      }
      checkWorld(world, clicks, decisions);
    }
    for (const each of all) checkReplay(each);
  }

  try {
    await play();
  } catch (cause) {
    const events = all.map(({ log }, index) => `Events of tab ${index + 1}: ${log.map(nameOf).join(', ')}`);
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error([message, `Commands: ${JSON.stringify(commands)}`, ...events].join('\n'), { cause });
  }
}

function nameOf(event: ComposerEvent): string {
  return 'run' in event ? `${event.type} of run ${event.run}` : event.type;
}

/** Lets everything happen that needs neither time nor network. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
}

function checkWorld(world: World, clicks: number, decisions: number): void {
  assert.deepEqual(world.faults, []);
  assert.ok(world.posts.size <= clicks, 'there are at most as many posts as clicks');
  const sameFile = [...world.posts.values()].filter((post) => hasAllBytes(post) && post.parts[0]?.version === 0);
  assert.ok(sameFile.length <= 1 + decisions, 'a second post of the same file takes a decision');
  for (const [, bodies] of world.bodies) assert.equal(bodies.size, 1, 'a key stands for one request');
  for (const post of world.posts.values()) {
    const { parts } = post;
    if (hasAllBytes(post))
      assert.equal(
        new Set(parts.map(({ version, name }) => `${name} ${version}`)).size,
        1,
        'the bytes are of one file',
      );
  }
}

function checkTab(tab: Tab, world: World, time: Time): void {
  const { state, changes } = tab;
  for (const { before, now, event } of changes.splice(0)) {
    checkProgress(before, now);
    if (event.type === 'draft-recalled' && now.phase === 'editing') {
      const { title, description, media } = now.draft;
      assert.deepEqual(now.draft, { ...EMPTY_DRAFT, title, description, media }, 'no choice comes back');
    }
    const isFinal = before.phase === 'published' && before.outcome.kind !== 'in-review';
    if (isFinal && 'run' in event) assert.equal(now.phase, 'published', 'a final state stays final');
  }
  if (state.phase === 'published') {
    assert.equal(world.posts.get(state.post.key)?.status, 'PUBLISH_COMPLETE', 'what is called posted is posted');
  }
  if (state.phase === 'failed' && state.failure.kind === 'not-sent') {
    const post = [...world.posts.values()].find(({ publishId }) => publishId === publishIdOf(state));
    assert.ok(!post || !hasAllBytes(post), 'what is called not posted is not there');
  }
  if (state.phase === 'uploading' && state.transfer.flow.kind !== 'paused') {
    const isAtWork = world.calls.some((call) => call.tab === tab) || time.sleeping(tab) || !tab.isOnline;
    assert.ok(isAtWork, `something is under way while the page says so: ${state.transfer.step}`);
  }
}

function publishIdOf(state: ComposerState): string | undefined {
  return state.phase === 'failed' && 'publishId' in state.failure ? state.failure.publishId : undefined;
}

function checkProgress(before: ComposerState, now: ComposerState): void {
  if (before.phase !== 'uploading' || now.phase !== 'uploading' || before.post.key !== now.post.key) return;
  const [was, is] = [before.transfer, now.transfer];
  if (!('publishId' in was) || !('publishId' in is)) return;
  assert.ok(is.confirmedBytes >= was.confirmedBytes, 'what TikTok has is never taken back');
  assert.ok(is.sentBytes >= is.confirmedBytes, 'what TikTok has was sent');
}

/** The log of events alone leads to the same state and view, and an event of a run that has ended changes nothing. */
function checkReplay({ composer, first, log, state }: Tab): void {
  let replayed = first;
  for (const event of log) [replayed] = transition(replayed, event);
  assert.deepEqual(replayed, state, 'the log of events replays the session');
  assert.deepEqual(viewOf(replayed), composer.getView(), 'what a page shows follows from the log alone');
  for (const event of log) {
    const isCurrent =
      'run' in event &&
      [state.page, ...state.page.earlier.map(({ page }) => page)].some(({ runs }) =>
        Object.values(runs).includes(event.run),
      );
    if ('run' in event && !isCurrent)
      assert.equal(transition(state, event)[0], state, `a late ${event.type} changes nothing`);
  }
}

/** Runs so many visits; a failure names its seed, and the shortest visit that fails. */
export async function runVisits(numRuns: number, seed?: number, rule?: Rule): Promise<void> {
  await fc.assert(
    fc.asyncProperty(visit, (commands) => run(commands, rule)),
    {
      numRuns,
      ...(seed === undefined ? {} : { seed }),
      endOnFailure: false,
      includeErrorInReport: true,
    },
  );
}
