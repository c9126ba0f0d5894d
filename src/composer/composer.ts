import { systemClock } from '../adapter/clock.js';
import type { ShareToTikTokAdapter } from '../adapter/contract.js';
import { guard } from '../adapter/guard.js';
import { deepFreeze } from '../domain/freeze.js';
import { toShareError } from '../wire/error.js';
import { browserConnectivity } from './connectivity.js';
import type { Effect, EffectContext } from './effects/effect.js';
import { perform } from './effects/perform.js';
import type { ComposerEvent } from './events.js';
import { initialState } from './initial-state.js';
import { withResources } from './resources.js';
import { isCurrent } from './runs.js';
import { sharing } from './sharing.js';
import type { ComposerState, Setup } from './state.js';
import { transition } from './transition.js';
import { viewOf } from './view.js';
import type { ComposerView } from './view.js';

export interface ComposerOptions extends Partial<Omit<EffectContext, 'signal'>> {
  readonly adapter?: ShareToTikTokAdapter;
  readonly setup?: Partial<Setup>;
  /** Where to begin; absent: with an empty draft, before anything was asked. */
  readonly initialState?: ComposerState;
}

/** One step of the composer: what it was, what it is, and what happened in between. */
export interface Change {
  readonly before: ComposerState;
  readonly now: ComposerState;
  readonly event: ComposerEvent;
}

export interface Composer {
  getState(): ComposerState;
  /** Everything that a page shows, decided. The same object until the state changes, and so is each part of it until that changes. */
  getView(): ComposerView;
  /** Calls the listener after each change; returns how to stop that. */
  subscribe(listener: (change: Change) => void): () => void;
  dispatch(event: ComposerEvent): void;
}

/** Effects that report nothing and run to their end, whatever becomes of the page. */
const UNSTOPPABLE: ReadonlySet<Effect['type']> = new Set([
  'withdraw-post',
  'save-post',
  'forget-post',
  'forget-draft',
  'tell-tabs',
]);

/**
 * The composer without a page: holds the one state, runs its effects and nothing else. It begins to work with the event
 * `page-shown`.
 */
export function createComposer(options: ComposerOptions = {}): Composer {
  /** Makes something the first time that it is asked for. What failed is tried again by the next call. */
  const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
    let made: Promise<T> | undefined;
    return () =>
      (made ??= make().catch((cause: unknown) => {
        made = undefined;
        throw cause;
      }));
  };
  const context = {
    clock: options.clock ?? systemClock,
    network: options.network ?? browserConnectivity,
    random: options.random ?? Math.random,
    loadMedia: options.loadMedia ?? (() => import('../media/index.js')),
    loadFilesPart: options.loadFilesPart ?? (() => import('./effects/import/index.js')),
    loadPostPart: options.loadPostPart ?? (() => import('./effects/publish/index.js')),
    loadJournal: options.loadJournal ?? once(async () => (await import('../journal/journal.js')).createJournal()),
    loadTabs: options.loadTabs ?? once(async () => (await import('../journal/tabs.js')).createTabs()),
  };
  const { adapter } = options;
  const listeners = new Set<(change: Change) => void>();
  const running = new Map<number, AbortController>();
  const events: ComposerEvent[] = [];
  let state = options.initialState ?? initialState(options.setup, adapter && guard(adapter, context.clock));
  let view: ComposerView | undefined;
  let lastView: ComposerView | undefined;
  let isBusy = false;

  /** An event that is dispatched while another is handled waits for its turn. */
  function dispatch(event: ComposerEvent): void {
    events.push(deepFreeze(event));
    if (isBusy) return;
    isBusy = true;
    try {
      for (let next = events.shift(); next; next = events.shift()) handle(next);
    } finally {
      isBusy = false;
    }
  }

  function handle(event: ComposerEvent): void {
    const before = state;
    const [now, effects] = transition(before, event);
    if (now === before) return;
    settle(now, effects);
    for (const listener of listeners) listener({ before, now: state, event });
  }

  function settle(now: ComposerState, effects: readonly Effect[]): void {
    state = deepFreeze(now);
    view = undefined;
    for (const [run, abort] of running) if (!isRunning(run)) abort.abort();
    for (const effect of effects) void start(effect);
  }

  function isRunning(run: number): boolean {
    return isCurrent(state.page, run) || state.page.earlier.some(({ page }) => isCurrent(page, run));
  }

  async function start(effect: Effect): Promise<void> {
    const { run, type } = effect;
    const abort = new AbortController();
    const { signal } = abort;
    if (!UNSTOPPABLE.has(type)) running.set(run, abort);
    try {
      for await (const event of perform(effect, { ...context, signal })) {
        if (signal.aborted) return;
        dispatch(event);
      }
    } catch (thrown) {
      if (!signal.aborted) dispatch({ type: 'run-failed', run, error: toShareError(thrown) });
    } finally {
      running.delete(run);
    }
  }

  settle(...withResources([state, []]));
  return {
    getState: () => state,
    getView: () => (view ??= lastView = deepFreeze(sharing(lastView, viewOf(state)))),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
  };
}
