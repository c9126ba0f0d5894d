import type { ReactiveController } from 'lit';
import type { ComposerState } from '../state/composer-state.js';
import { SHOW_STATE } from '../state/show-state.js';
import type { Showable } from '../state/show-state.js';

/** What the seam needs of an element; `<share-to-tiktok>` has it. */
export interface ShowableElement extends Showable {
  addController(controller: ReactiveController): void;
  removeController(controller: ReactiveController): void;
}

/**
 * Draws a state that a story or a test cannot come to by itself, such as `uploading`, which begins with a person's click.
 * Nothing is sent: what the element was doing stops, nothing new begins, and until `reset()` its button publishes
 * nothing. Events and custom states follow as they would.
 *
 * ```ts
 * import { showState, states } from 'share-to-tiktok/testing.js';
 * showState(element, () => states.published());
 * ```
 */
export function showState(element: Showable, next: (now: ComposerState) => ComposerState): void {
  element[SHOW_STATE](next);
}

/** The state that an element is in now. */
export function stateOf(element: Showable): ComposerState {
  const seen: ComposerState[] = [];
  element[SHOW_STATE]((now) => {
    seen.push(now);
    return now;
  });
  const [now] = seen;
  if (!now) throw new Error('The element did not tell its state.');
  return now;
}

/** Resolves with the state as soon as the page has been drawn from one that fits. */
export function whenState<S extends ComposerState>(
  element: ShowableElement,
  fits: (state: ComposerState) => state is S,
): Promise<S>;
export function whenState(element: ShowableElement, fits: (state: ComposerState) => boolean): Promise<ComposerState>;
export function whenState(element: ShowableElement, fits: (state: ComposerState) => boolean): Promise<ComposerState> {
  return new Promise((resolve) => {
    const first = stateOf(element);
    if (fits(first)) return resolve(first);
    const watcher: ReactiveController = {
      hostUpdated: () => {
        const now = stateOf(element);
        if (!fits(now)) return;
        element.removeController(watcher);
        resolve(now);
      },
    };
    element.addController(watcher);
  });
}
