import type { ReactiveController } from 'lit';
import type { ControlsHost } from './controls/index.js';

/**
 * Never lets the focus fall out of the page: when the focused control goes, the focus moves to the control that took its
 * place (the same id), from the media to the button for files, or else to the heading of what stands there now.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ControlsHost;
  #focused: Element | null = null;
  #media: Element | null | undefined;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const root = this.#host.renderRoot;
    this.#focused = root instanceof ShadowRoot ? root.activeElement : null;
    this.#media = this.#focused?.closest('.media');
  }

  hostUpdated(): void {
    const gone = this.#focused;
    if (!gone || gone.isConnected) return;
    const find = (selector: string) => this.#host.renderRoot.querySelector<HTMLElement>(selector);
    const next = (gone.id && find(`#${gone.id}`)) || (this.#media && find('#media')) || find('.heading');
    next?.focus();
  }
}
