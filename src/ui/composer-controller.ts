import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change, Composer } from '../composer/composer.js';

/** Joins a composer to the element that shows it: draws each change, and tells the composer whether it is in the document. */
export class ComposerController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #composer: Composer;
  readonly #isShown: () => boolean;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    composer: Composer,
    changed: (change: Change) => void = () => {},
    isShown: () => boolean = () => true,
  ) {
    this.#host = host;
    this.#isShown = isShown;
    this.#composer = composer;
    host.addController(this);
    composer.subscribe((change) => {
      // The browser asks before it leaves, and only while bytes would be lost.
      beforeLeaving(composer.getView().keepOpen, this.#keepOpen);
      // At `pagehide` it is too late for the browser to write.
      beforeLeaving(composer.getState().page.runs.draft !== undefined, this.#save);
      host.requestUpdate();
      changed(change);
    });
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#comeBack);
    document.addEventListener('visibilitychange', this.#cover);
    if (this.#isShown()) this.#composer.dispatch({ type: 'page-shown' });
  }

  hostDisconnected(): void {
    beforeLeaving(false, this.#save);
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#comeBack);
    document.removeEventListener('visibilitychange', this.#cover);
    // An element that is only moved comes back within the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#composer.dispatch({ type: 'page-hidden' });
    });
  }

  /** Each element's own, because another one on the page may have nothing to lose. */
  readonly #keepOpen = (event: Event): void => event.preventDefault();

  readonly #leave = (): void => this.#composer.dispatch({ type: 'page-hidden' });

  /** Out of the back/forward cache the page returns as it was left. */
  readonly #comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && this.#isShown()) this.#composer.dispatch({ type: 'page-shown' });
  };

  readonly #save = (): void => this.#composer.dispatch({ type: 'page-covered' });

  readonly #cover = (): void => {
    if (document.visibilityState === 'hidden') this.#save();
  };
}

function beforeLeaving(isListening: boolean, listener: (event: Event) => void): void {
  if (isListening) window.addEventListener('beforeunload', listener);
  else window.removeEventListener('beforeunload', listener);
}
