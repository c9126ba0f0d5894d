import { nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { float } from './float.js';
import { byId, type ControlsHost } from './host.js';
import { openList } from './open-list.js';
import type { ReasonController } from './reason-controller.js';
import type { ReasonSelectOptions, SelectInput, SelectOption } from './select.js';
import { searchOption, stepForKey } from './select-keys.js';

/** Pause after which typed characters begin a new search, in milliseconds. */
const SEARCH_PAUSE = 500;

/**
 * The open list of one {@link reasonSelect}: its keys, its pointer and its place on the screen. It never holds the
 * value: that is the caller's, and only a deliberate choice is reported.
 */
export class SelectController<Value> implements ReactiveController, SelectInput<Value> {
  readonly #host: ControlsHost;
  /** Gives the reason of an option that is closed, once it is there. */
  reasons: Pick<ReasonController, 'tellActive'> | undefined;
  #select: ReasonSelectOptions<Value> | undefined;
  #active = -1;
  #byKeys = false;
  /** The user went to the active option; it was not merely where the list opened. */
  #moved = false;
  #typed = '';
  #typedAt = 0;
  #showing: AbortController | undefined;

  constructor(host: ControlsHost, reasons?: ReasonController) {
    this.#host = host;
    this.reasons = reasons;
    host.addController(this);
  }

  /** Index of the active option, −1 while the list is closed. */
  get active(): number {
    return this.#active;
  }

  /** Whether the active option was reached by keys and so needs a focus ring. */
  get byKeys(): boolean {
    return this.#byKeys;
  }

  /** Called by {@link reasonSelect} on each render; a blocked or shorter list is closed by what it then shows. */
  configure(select: ReasonSelectOptions<Value>): void {
    this.#select = select;
    if (select.blockedBy || this.#active >= select.options.length) this.#reset();
  }

  /** The list, while it is open. */
  list(select: ReasonSelectOptions<Value>): TemplateResult | typeof nothing {
    if (this.#active < 0) return nothing;
    return openList(select, this.#active, this.#byKeys, (event) => this.#chooseRow(event));
  }

  /** Closes the list and changes nothing. */
  close(): void {
    if (this.#active < 0) return;
    this.#reset();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
    this.#hide();
  }

  hostUpdated(): void {
    const list = this.#find('-list');
    const combobox = this.#find('');
    const row = list?.children[this.#active];
    if (!list || !combobox || !row) return this.#hide();
    if (!this.#showing) {
      const { signal } = (this.#showing = new AbortController());
      float(list, combobox, { matchWidth: true, onAway: () => this.close(), signal });
      // Blur is not enough: a finger beside the list does not take the focus everywhere.
      this.#host.getRootNode().addEventListener('pointerdown', this, { capture: true, signal });
    }
    row.scrollIntoView({ block: 'nearest' });
    this.reasons?.tellActive(this.#byKeys ? row : undefined);
  }

  /** The listener of all events of the field, and of presses beside the open list; not for callers. */
  handleEvent(event: Event): void {
    switch (event.type) {
      case 'keydown':
        return event instanceof KeyboardEvent ? this.#handleKey(event) : undefined;
      case 'click':
        if (this.#active >= 0) this.close();
        else if (!this.#select?.blockedBy) this.#goTo(this.#chosen, false);
        return;
      case 'pointerdown': {
        const [target] = event.composedPath();
        if (target instanceof Element && !target.closest('.c-list, .c-select, .c-tip')) this.close();
        return;
      }
      default:
        this.close();
    }
  }

  #handleKey(event: KeyboardEvent): void {
    const select = this.#select;
    if (!select || event.isComposing) return;
    const typing = event.timeStamp - this.#typedAt < SEARCH_PAUSE ? this.#typed : '';
    const search = typing + event.key;
    // A space belongs to the search only where it goes on with a label ("Only me"); else it chooses.
    const spaced = event.key === ' ' && typing && this.#search(search) >= 0;
    const position = { open: this.#active >= 0, active: this.#active, count: select.options.length };
    const step = spaced ? 'search' : stepForKey(event, position);
    if (step === undefined) return;
    if (step !== 'leave') {
      event.preventDefault();
      event.stopPropagation();
    }
    // Its keys are spent all the same: they must not scroll the page away from the reason.
    if (select.blockedBy) return;
    switch (step) {
      case 'open':
        return this.#goTo(this.#chosen, true);
      case 'search': {
        this.#typed = search;
        this.#typedAt = event.timeStamp;
        const found = this.#search(search);
        return this.#goTo(found < 0 ? this.#start : found, true, found >= 0 || this.#moved);
      }
      case 'choose':
        return this.#choose(event);
      case 'take':
      case 'leave':
        if (this.#moved) this.#choose(event);
        return this.close();
      case 'close':
        return this.close();
      default:
        return this.#goTo(step, true, true);
    }
  }

  #chooseRow(event: Event): void {
    const index = rowIndex(event);
    if (index < 0) return;
    this.#active = index;
    this.#byKeys = false;
    this.#choose(event);
  }

  #search(typed: string): number {
    const labels = this.#select?.options.map(({ label }) => label) ?? [];
    return searchOption(labels, typed, this.#start);
  }

  /** Index of the chosen option, −1 when there is none. */
  get #chosen(): number {
    const { options = [], value } = this.#select ?? {};
    return options.findIndex((option) => option.value === value);
  }

  /** Where a search begins. */
  get #start(): number {
    return this.#active < 0 ? this.#chosen : this.#active;
  }

  get #option(): SelectOption<Value> | undefined {
    return this.#select?.options[this.#active];
  }

  #goTo(index: number, byKeys: boolean, moved = false): void {
    this.#active = Math.max(0, Math.min(index, (this.#select?.options.length ?? 0) - 1));
    this.#byKeys = byKeys;
    this.#moved = moved;
    this.#host.requestUpdate();
  }

  #choose(event: Event): void {
    const option = this.#option;
    if (option?.blockedBy) {
      // Told once more, should its tooltip have been dismissed.
      this.reasons?.tellActive(undefined);
      this.#host.requestUpdate();
      return;
    }
    this.close();
    if (option && option.value !== this.#select?.value) this.#select?.onSelect(option.value, event, this.#find(''));
  }

  #reset(): void {
    if (this.#active < 0) return;
    this.#active = -1;
    this.#moved = false;
    this.#typed = '';
    this.reasons?.tellActive(undefined);
  }

  #hide(): void {
    this.#showing?.abort();
    this.#showing = undefined;
  }

  #find(suffix: '' | '-list'): HTMLElement | null {
    return this.#select ? byId(this.#host, this.#select.id + suffix) : null;
  }
}

function rowIndex(event: Event): number {
  const row = event.target instanceof Element ? event.target.closest('.c-option-row') : null;
  return row ? [...(row.parentElement?.children ?? [])].indexOf(row) : -1;
}
