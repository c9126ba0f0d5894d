import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change, Composer } from '../composer/composer.js';

const PAGE_EVENTS = ['pagehide', 'pageshow'] as const;

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
      this.#watchLeaving();
      host.requestUpdate();
      changed(change);
    });
  }

  hostConnected(): void {
    for (const type of PAGE_EVENTS) window.addEventListener(type, this);
    document.addEventListener('visibilitychange', this);
    if (this.#isShown()) this.#composer.dispatch({ type: 'page-shown' });
  }

  hostDisconnected(): void {
    for (const type of PAGE_EVENTS) window.removeEventListener(type, this);
    document.removeEventListener('visibilitychange', this);
    // An element that is only moved comes back within the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#composer.dispatch({ type: 'page-hidden' });
    });
  }

  /** The listener of all events of the page; not for callers. */
  handleEvent(event: Event): void {
    const { dispatch } = this.#composer;
    switch (event.type) {
      case 'pagehide':
        return dispatch({ type: 'page-hidden' });
      case 'pageshow':
        // Out of the back/forward cache the page returns as it was left.
        if (event instanceof PageTransitionEvent && event.persisted && this.#isShown())
          dispatch({ type: 'page-shown' });
        return;
      case 'beforeunload':
        if (this.#composer.getView().keepOpen) event.preventDefault();
        return dispatch({ type: 'page-covered' });
      default:
        if (document.visibilityState === 'hidden') dispatch({ type: 'page-covered' });
    }
  }

  /** The browser asks before it leaves, and only while bytes would be lost. A draft is saved then: at `pagehide` it is too late to write. */
  #watchLeaving(): void {
    const { getView, getState } = this.#composer;
    const isNeeded = getView().keepOpen || getState().page.runs.draft !== undefined;
    if (isNeeded) window.addEventListener('beforeunload', this);
    else window.removeEventListener('beforeunload', this);
  }
}
