import type { ReactiveControllerHost } from 'lit';

/** An element that renders these controls in its one shadow root. */
export type ControlsHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** The element with this id in the shadow root of the host. */
export function byId(host: ControlsHost, id: string): HTMLElement | null {
  return host.shadowRoot?.getElementById(id) ?? null;
}
