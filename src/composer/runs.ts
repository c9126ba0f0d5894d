import type { Effect } from './effects/effect.js';
import type { ComposerState, Lane, Page } from './state.js';

/** The next state, and what has to be begun for it. */
export type Transition<S extends ComposerState = ComposerState> = readonly [S, readonly Effect[]];

type Unnumbered<E> = E extends Effect ? Omit<E, 'run'> : never;

export function stay(state: ComposerState): Transition {
  return [state, []];
}

export function withPage<S extends ComposerState>(state: S, change: Partial<Page>): S {
  return { ...state, page: { ...state.page, ...change } };
}

/** Begins a run in a lane; what ran there before is no longer current. */
export function begin(state: ComposerState, lane: Lane, effect: Unnumbered<Effect>): Transition {
  const run = state.page.lastRun + 1;
  return [withPage(state, { lastRun: run, runs: { ...state.page.runs, [lane]: run } }), [{ ...effect, run }]];
}

/** Begins a run that nothing stops. */
export function fire(state: ComposerState, effect: Unnumbered<Effect>): Transition {
  const run = state.page.lastRun + 1;
  return [withPage(state, { lastRun: run }), [{ ...effect, run }]];
}

/** Ends what runs in these lanes. */
export function end<S extends ComposerState>(state: S, ...lanes: readonly Lane[]): S {
  const runs = Object.fromEntries(Object.entries(state.page.runs).filter(([lane]) => !lanes.some((l) => l === lane)));
  return withPage(state, { runs });
}

/** One transition after the other. */
export function then([state, effects]: Transition, next: (state: ComposerState) => Transition): Transition {
  const [last, more] = next(state);
  return [last, [...effects, ...more]];
}

export function isCurrent({ runs }: Page, run: number): boolean {
  return Object.values(runs).includes(run);
}
