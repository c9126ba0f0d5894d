import type { ComposerEvent } from './events.js';
import type { Effect } from './effects/effect.js';
import type { Transition } from './runs.js';
import type { ComposerState } from './state.js';
import type { ComposerView } from './view.js';

/** What a composer does with its state. */
export interface Machine {
  /** `undefined`: this part of the machine does not know the event, which waits for the whole. */
  readonly transition: (state: ComposerState, event: ComposerEvent) => Transition | undefined;
  readonly viewOf: (state: ComposerState) => ComposerView;
  /** The signal aborts when the run is no longer current. */
  readonly perform: (effect: Effect, signal: AbortSignal) => AsyncIterable<ComposerEvent>;
}
