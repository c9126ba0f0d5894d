import type { ReactiveController } from 'lit';
import type { ControlsHost } from './controls/index.js';

/**
 * Never lets the focus fall out of the page: when the focused control goes, the focus moves to the control that took its
 * place (the same id), or else to the heading of what stands there now.
 */
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
    const gone = this.#focused;
    if (!gone || gone.isConnected) return;
    const next = this.#host.renderRoot.querySelector<HTMLElement>(gone.id ? `#${gone.id}` : '.heading');
    (next ?? this.#host.renderRoot.querySelector<HTMLElement>('.heading'))?.focus();
  }
}
