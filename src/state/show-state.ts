import type { ComposerState } from './composer-state.js';

/**
 * Key of the element's one seam for stories and tests, no part of its public API. It is registered, so that the testing
 * entry reaches an element that came from another copy of the script.
 */
export const SHOW_STATE: unique symbol = Symbol.for('share-to-tiktok.show-state');

/** An element whose state can be shown. */
export interface Showable {
  [SHOW_STATE](next: (now: ComposerState) => ComposerState): void;
}
