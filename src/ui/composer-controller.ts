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
      host.requestUpdate();
      changed(change);
    });
  }

  hostConnected(): void {
    if (this.#isShown()) this.#composer.dispatch({ type: 'page-shown' });
  }

  hostDisconnected(): void {
    // An element that is only moved comes back within the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#composer.dispatch({ type: 'page-hidden' });
    });
  }
}
