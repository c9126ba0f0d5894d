import type { ReactiveController } from 'lit';
import type { ControlsHost } from './controls/index.js';

/** Never lets the focus fall out of the page: when the focused control goes, the focus moves to the heading that is there now. */
export class FocusKeeper implements ReactiveController {
  readonly #host: ControlsHost;
  #focused: Element | null = null;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const root = this.#host.renderRoot;
    this.#focused = root instanceof ShadowRoot ? root.activeElement : null;
  }

  hostUpdated(): void {
    if (!this.#focused || this.#focused.isConnected) return;
    const heading = this.#host.renderRoot.querySelector('.heading');
    if (heading instanceof HTMLElement) heading.focus();
  }
}
