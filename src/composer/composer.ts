import { systemClock } from '../adapter/clock.js';
import type { ShareToTikTokAdapter } from '../adapter/contract.js';
import { guard } from '../adapter/guard.js';
import { browserConnectivity } from './connectivity.js';
import type { EffectContext } from './effects/effect.js';
import { perform } from './effects/perform.js';
import { initialState } from './initial-state.js';
import type { Machine } from './machine.js';
import { withResources } from './resources.js';
import { runComposer } from './run-composer.js';
import type { Composer } from './run-composer.js';
import type { ComposerState, Setup } from './state.js';
import { transition } from './transition.js';
import { viewOf } from './view.js';

export type { Change, Composer } from './run-composer.js';

type Context = Omit<EffectContext, 'signal'>;

export interface ComposerOptions extends Partial<Context> {
  readonly adapter?: ShareToTikTokAdapter;
  readonly setup?: Partial<Setup>;
  /** Where to begin; absent: with an empty draft, before anything was asked. */
  readonly initialState?: ComposerState;
}

/**
 * The composer without a page: holds the one state, runs its effects and nothing else. It begins to work with the event
 * `page-shown`.
 */
export function createComposer(options: ComposerOptions = {}): Composer {
  const { adapter, setup, clock = systemClock } = options;
  const state = options.initialState ?? initialState(setup, adapter && guard(adapter, clock));
  return runComposer(withResources([state, []]), wholeMachine(options));
}

const loadMedia = () => import('../media/index.js');
const loadFilesPart = () => import('./effects/import/index.js');
const loadPostPart = () => import('./effects/publish/index.js');

interface MachineOptions extends Partial<Context> {
  /** Tells several composers of one page apart, so that each has its own draft back; empty for the only one. */
  readonly position?: () => string;
}

/** All that a composer can do. */
export function wholeMachine(options: MachineOptions = {}): Machine {
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
    loadMedia: options.loadMedia ?? loadMedia,
    loadFilesPart: options.loadFilesPart ?? loadFilesPart,
    loadPostPart: options.loadPostPart ?? loadPostPart,
    loadJournal:
      options.loadJournal ??
      once(async () => {
        const { PageJournal } = await import('../journal/journal.js');
        return new PageJournal({ position: options.position?.() });
      }),
    loadTabs: options.loadTabs ?? once(async () => (await import('../journal/tabs.js')).createTabs()),
  };
  return { transition, viewOf, perform: (effect, signal) => perform(effect, { ...context, signal }) };
}
