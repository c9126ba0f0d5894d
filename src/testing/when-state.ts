import type { Composer } from '../composer/composer.js';
import type { ComposerState } from '../composer/state.js';

type Observed = Pick<Composer, 'getState' | 'subscribe'>;

/** Resolves with the state of a composer as soon as one fits. */
export function whenState<S extends ComposerState>(
  composer: Observed,
  fits: (state: ComposerState) => state is S,
): Promise<S>;
export function whenState(composer: Observed, fits: (state: ComposerState) => boolean): Promise<ComposerState>;
export function whenState(composer: Observed, fits: (state: ComposerState) => boolean): Promise<ComposerState> {
  return new Promise((resolve) => {
    const now = composer.getState();
    if (fits(now)) return resolve(now);
    const stop = composer.subscribe((change) => {
      if (!fits(change.now)) return;
      stop();
      resolve(change.now);
    });
  });
}
