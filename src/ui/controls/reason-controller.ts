import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { float } from './float.js';

/** An element that renders these controls in its one shadow root. */
export type ControlsHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * Shows why a blocked control is blocked, as a tooltip: on hover, on keyboard focus and on tap (WCAG 1.4.13: Escape
 * dismisses it, the pointer may move onto it, it stays until its trigger is left). One tooltip at a time.
 *
 * A control takes part by the attribute `data-reason`, the id of the element that holds its reason. Where the pointer is
 * coarse the reason stands inline; there the control is marked `data-told` instead, and no tooltip covers the page.
 *
 * The host renders {@link tip} once, inside the element that defines its colours.
 */
export class ReasonController implements ReactiveController {
  readonly #host: ControlsHost;
  #hovered: Element | undefined;
  #tapped: Element | undefined;
  #focused: Element | undefined;
  #dismissed: Element | undefined;
  #shown: Element | undefined;
  #release: (() => void) | undefined;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The tooltip itself. Its content is the controller's, not the template's: a hover must not render the whole host. */
  tip(): TemplateResult {
    return html`<div class="c-tip" popover="manual" role="tooltip"></div>`;
  }

  /** Gives the reason of an element that is active without having the focus (an option); `undefined` ends it. */
  tellActive(zone: Element | undefined): void {
    if (zone === this.#focused) return;
    // The latest input wins: a mouse that rests somewhere must not keep the keyboard's reason away.
    this.#dismissed = this.#hovered = this.#tapped = undefined;
    this.#focused = zone;
    this.#update();
  }

  hostConnected(): void {
    this.#listen('addEventListener');
  }

  hostDisconnected(): void {
    this.#listen('removeEventListener');
    this.#forget();
  }

  /** A reason may have changed or gone while its tooltip shows. */
  hostUpdated(): void {
    if (!this.#shown) return;
    if (this.#reasonOf(this.#shown)) this.#fill(this.#shown);
    else this.#update();
  }

  #listen(method: 'addEventListener' | 'removeEventListener'): void {
    const root = this.#host.renderRoot;
    root[method]('pointerover', this.#handlePointerOver);
    root[method]('focusin', this.#handleFocusIn);
    root[method]('focusout', this.#handleFocusOut);
    root[method]('click', this.#handleClick);
    this.#host[method]('pointerleave', this.#handlePointerLeave);
  }

  get #tip(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.c-tip');
  }

  #zoneOf(event: Event): Element | undefined {
    return (event.target instanceof Element && event.target.closest('[data-reason]')) || undefined;
  }

  #reasonOf(zone: Element): Element | null {
    const id = zone.getAttribute('data-reason');
    return id && zone.isConnected ? this.#host.renderRoot.querySelector(`#${CSS.escape(id)}`) : null;
  }

  readonly #handlePointerOver = (event: Event): void => {
    // A finger has no hover; its tap is told by the click.
    if (!(event instanceof PointerEvent) || event.pointerType === 'touch') return;
    if (event.composedPath().some((target) => target === this.#tip)) return;
    this.#hovered = this.#zoneOf(event);
    this.#update();
  };

  readonly #handlePointerLeave = (): void => {
    this.#hovered = undefined;
    this.#update();
  };

  readonly #handleFocusIn = (event: Event): void => {
    const visible = event.target instanceof Element && event.target.matches(':focus-visible');
    this.#focused = visible ? this.#zoneOf(event) : undefined;
    this.#update();
  };

  readonly #handleFocusOut = (): void => {
    this.#focused = this.#tapped = undefined;
    this.#update();
  };

  readonly #handleClick = (event: Event): void => {
    const zone = this.#zoneOf(event);
    this.#dismissed = undefined;
    // A mouse shows it by hovering; pinned by its click, the tooltip would outlive the hover.
    if (!(event instanceof PointerEvent) || event.pointerType !== 'mouse') this.#tapped = zone;
    this.#update();
  };

  readonly #handleOutside = (event: Event): void => {
    if (event.composedPath().some((target) => target === this.#tip || target === this.#shown)) return;
    this.#tapped = undefined;
    this.#update();
  };

  readonly #handleEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Within the host this Escape is spent; elsewhere on the page it keeps its own meaning.
    if (event.composedPath().includes(this.#host)) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#dismissed = this.#shown;
    this.#update();
  };

  #update(): void {
    const wanted = [this.#hovered, this.#tapped, this.#focused].find((zone) => zone && this.#reasonOf(zone));
    if (wanted !== this.#dismissed) this.#dismissed = undefined;
    const next = this.#dismissed ? undefined : wanted;
    if (next === this.#shown) return;
    this.#hide();
    if (next) this.#show(next);
  }

  #fill(zone: Element): void {
    const copies = [...(this.#reasonOf(zone)?.childNodes ?? [])].map((node) => node.cloneNode(true));
    this.#tip?.replaceChildren(...copies);
  }

  #show(zone: Element): void {
    const tip = this.#tip;
    this.#shown = zone;
    zone.setAttribute('data-told', '');
    document.addEventListener('pointerdown', this.#handleOutside, true);
    if (!tip || matchMedia('(pointer: coarse)').matches) return;
    document.addEventListener('keydown', this.#handleEscape, true);
    this.#fill(zone);
    tip.showPopover();
    const side = zone.getAttribute('data-reason-side') === 'above' ? 'above' : 'below';
    this.#release = float(tip, zone, { side, gap: 6, onAway: () => this.#forget() });
  }

  #hide(): void {
    this.#shown?.removeAttribute('data-told');
    this.#shown = undefined;
    document.removeEventListener('pointerdown', this.#handleOutside, true);
    document.removeEventListener('keydown', this.#handleEscape, true);
    this.#release?.();
    this.#release = undefined;
    if (this.#tip?.matches(':popover-open')) this.#tip.hidePopover();
  }

  #forget(): void {
    this.#hovered = this.#tapped = this.#focused = this.#dismissed = undefined;
    this.#hide();
  }
}
