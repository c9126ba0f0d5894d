import { deepFreeze } from '../domain/freeze.js';
import { toShareError } from '../wire/error.js';
import type { Effect } from './effects/effect.js';
import type { ComposerEvent } from './events.js';
import type { Machine } from './machine.js';
import { isCurrent } from './runs.js';
import type { Transition } from './runs.js';
import { sharing } from './sharing.js';
import type { ComposerState } from './state.js';
import type { ComposerView } from './view.js';

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
  'leave-draft',
  'tell-tabs',
]);

/**
 * Holds the one state, lets a machine move it, and runs its effects. While the first machine is a part, what that does not
 * know waits for the `whole`, and all that follows waits behind it, but for an edit: nobody's typing waits.
 */
export function runComposer([begun, effects]: Transition, first: Machine, whole?: Promise<Machine>): Composer {
  const listeners = new Set<(change: Change) => void>();
  const running = new Map<number, AbortController>();
  const events: ComposerEvent[] = [];
  const waiting: ComposerEvent[] = [];
  let machine = first;
  let state = begun;
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
    const isNext = waiting.length === 0 || event.type === 'draft-edited';
    const moved = isNext ? machine.transition(before, event) : undefined;
    if (!moved) return void waiting.push(event);
    const [now, effects] = moved;
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
      for await (const event of machine.perform(effect, signal)) {
        if (signal.aborted) return;
        dispatch(event);
      }
    } catch (thrown) {
      if (!signal.aborted) dispatch({ type: 'run-failed', run, error: toShareError(thrown) });
    } finally {
      running.delete(run);
    }
  }

  settle(begun, effects);
  void whole?.then((all) => {
    machine = all;
    view = undefined;
    for (const event of waiting.splice(0)) dispatch(event);
  });
  return {
    getState: () => state,
    getView: () => (view ??= lastView = sharing(lastView, machine.viewOf(state))),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
  };
}
