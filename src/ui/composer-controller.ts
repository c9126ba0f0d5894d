import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change, Composer } from '../composer/composer.js';

const keepOpen = (event: BeforeUnloadEvent): void => event.preventDefault();

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
      if (composer.getView().keepOpen) window.addEventListener('beforeunload', keepOpen);
      else window.removeEventListener('beforeunload', keepOpen);
      // At `pagehide` it is too late for the browser to write.
      if (composer.getState().page.runs.draft !== undefined) window.addEventListener('beforeunload', this.#save);
      else window.removeEventListener('beforeunload', this.#save);
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
    window.removeEventListener('beforeunload', this.#save);
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#comeBack);
    document.removeEventListener('visibilitychange', this.#cover);
    // An element that is only moved comes back within the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#composer.dispatch({ type: 'page-hidden' });
    });
  }

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
