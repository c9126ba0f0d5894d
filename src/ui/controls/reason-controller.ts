import type { ReactiveController } from 'lit';
import { float } from './float.js';
import { byId, type ControlsHost } from './host.js';
import { keepFocus } from './reason.js';

const EVENTS = ['pointerover', 'focusin', 'focusout', 'click'];

/**
 * Shows why a blocked control is blocked, as a tooltip: on hover, on keyboard focus and on tap (WCAG 1.4.13: Escape
 * dismisses it, the pointer may move onto it, it stays until its trigger is left). One tooltip at a time.
 *
 * A control takes part by the attribute `data-reason`. Its reason, while it is blocked, is its own child `.c-reason`; where the
 * reason stands elsewhere, the attribute has that element's id.
 * Where the pointer is coarse a reason that stands inline has no tooltip; the control is marked `data-told`. The host has one element `.c-tip`, a manual popover inside the element that defines its colors. What it holds is the
 * controller's, not of a template: a hover must not render the whole host.
 */
export class ReasonController implements ReactiveController {
  readonly #host: ControlsHost;
  #hovered: Element | undefined;
  #tapped: Element | undefined;
  #focused: Element | undefined;
  #dismissed: Element | undefined;
  #shown: Element | undefined;
  #connection: AbortController | undefined;
  #showing: AbortController | undefined;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
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
    const { signal } = (this.#connection = new AbortController());
    // Within the root: what goes from one control to another never reaches the host.
    for (const type of EVENTS) this.#host.renderRoot.addEventListener(type, this, { signal });
    this.#host.addEventListener('pointerleave', this, { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#forget();
  }

  /** A reason may have changed or gone while its tooltip shows. */
  hostUpdated(): void {
    if (!this.#shown) return;
    this.#update();
    this.#fill();
  }

  /** The listener of all events; not for callers. */
  handleEvent(event: Event): void {
    const path = event.composedPath();
    const [target] = path;
    const zone = path.find((at): at is Element => at instanceof Element && at.hasAttribute('data-reason'));
    const pointer = event instanceof PointerEvent ? event.pointerType : '';
    const held = path.some((at) => at === this.#tip || (at === this.#shown && event.type === 'pointerdown'));
    switch (event.type) {
      case 'pointerover':
        // A finger has no hover; its tap is told by the click.
        if (held || pointer === 'touch') return;
        this.#hovered = zone;
        break;
      case 'pointerleave':
        this.#hovered = undefined;
        break;
      case 'focusin':
        this.#focused = target instanceof Element && target.matches(':focus-visible') ? zone : undefined;
        break;
      case 'focusout':
        this.#focused = this.#tapped = undefined;
        break;
      case 'click':
        this.#dismissed = undefined;
        // A mouse shows it by hovering; pinned by its click, the tooltip would outlive the hover.
        if (!held && pointer !== 'mouse') this.#tapped = zone;
        break;
      case 'pointerdown':
        if (!held) this.#tapped = undefined;
        break;
      case 'keydown':
        if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
        // Within the host this Escape is spent; elsewhere on the page it keeps its own meaning.
        if (this.#host.matches(':focus-within')) {
          event.preventDefault();
          event.stopPropagation();
        }
        this.#dismissed = this.#shown;
    }
    this.#update();
  }

  get #tip(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.c-tip');
  }

  #reasonOf(zone: Element): Element | null {
    if (!zone.isConnected) return null;
    return byId(this.#host, zone.getAttribute('data-reason') ?? '') ?? zone.querySelector(':scope > .c-reason');
  }

  #update(): void {
    const wanted = [this.#hovered, this.#tapped, this.#focused].find((zone) => zone && this.#reasonOf(zone));
    if (wanted !== this.#dismissed) this.#dismissed = undefined;
    const next = this.#dismissed ? undefined : wanted;
    if (next === this.#shown) return;
    this.#hide();
    if (next) this.#show(next);
  }

  #fill(): void {
    const reason = this.#shown && this.#reasonOf(this.#shown);
    if (reason) this.#tip?.replaceChildren(...[...reason.childNodes].map((node) => node.cloneNode(true)));
  }

  #show(zone: Element): void {
    const { signal } = (this.#showing = new AbortController());
    this.#shown = zone;
    zone.setAttribute('data-told', '');
    document.addEventListener('pointerdown', this, { capture: true, signal });
    const reason = this.#reasonOf(zone);
    // A finger reads what stands inline.
    if (!this.#tip || (matchMedia('(pointer: coarse)').matches && !isClipped(reason))) return;
    document.addEventListener('keydown', this, { capture: true, signal });
    this.#fill();
    this.#tip.addEventListener('mousedown', keepFocus, { signal });
    float(this.#tip, zone, {
      above: zone.hasAttribute('data-reason-above'),
      beside: zone.matches('.c-option-row'),
      onAway: () => this.#forget(),
      signal,
    });
  }

  #hide(): void {
    this.#showing?.abort();
    this.#shown?.removeAttribute('data-told');
    this.#shown = undefined;
  }

  #forget(): void {
    this.#hovered = this.#tapped = this.#focused = this.#dismissed = undefined;
    this.#hide();
  }
}

/** Whether it is in the tree without being seen. */
function isClipped(element: Element | null): boolean {
  return element instanceof HTMLElement && element.offsetHeight === 1;
}
