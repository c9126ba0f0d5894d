import type { ReactiveController } from 'lit';
import { float } from './float.js';
import type { ControlsHost, ReasonController } from './reason-controller.js';
import type { ReasonSelectOptions } from './select.js';
import { searchOption, stepForKey, type SelectStep } from './select-keys.js';

/** What a select reads of its options, whatever type their values have. */
type AnySelectOptions = Pick<ReasonSelectOptions<never>, 'id' | 'blockedBy'> & {
  readonly value: unknown;
  readonly options: readonly { readonly value: unknown; readonly label: string; readonly blockedBy?: unknown }[];
  readonly choose: (index: number, event: Event) => void;
};

/** Pause after which typed characters begin a new search, in milliseconds. */
const SEARCH_PAUSE = 500;

/**
 * The open list of one {@link reasonSelect}: its keys, its pointer and its place on the screen. It never holds the
 * value: that is the caller's, and only a deliberate choice is handed over.
 */
export class SelectController implements ReactiveController {
  readonly #host: ControlsHost;
  readonly #reasons: ReasonController;
  #options: AnySelectOptions | undefined;
  #active = -1;
  #byKeys = false;
  /** The user went to the active option; it was not merely where the list opened. */
  #moved = false;
  #typed = '';
  #typedAt = 0;
  #release: (() => void) | undefined;

  constructor(host: ControlsHost, reasons: ReasonController) {
    this.#host = host;
    this.#reasons = reasons;
    host.addController(this);
  }

  /** Whether the list is open. */
  get open(): boolean {
    return this.#active >= 0;
  }

  /** Index of the active option, −1 while the list is closed. */
  get active(): number {
    return this.#active;
  }

  /** Whether the active option was reached by keys and so needs a focus ring. */
  get byKeys(): boolean {
    return this.#byKeys;
  }

  /** Called by {@link reasonSelect} on each render. */
  configure(options: AnySelectOptions): void {
    this.#options = options;
  }

  /** Closes the list and changes nothing. */
  close(): void {
    if (!this.open) return;
    this.#active = -1;
    this.#moved = false;
    this.#typed = '';
    this.#reasons.tellActive(undefined);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
    this.#sink();
  }

  hostUpdated(): void {
    const options = this.#options;
    if (this.open && (!options || options.blockedBy || this.#active >= options.options.length)) this.close();
    const list = this.#list;
    if (!list || !this.open) this.#sink();
    else if (!this.#release) this.#raise(list);
    if (this.open) this.#showActive();
  }

  readonly handleKeydown = (event: KeyboardEvent): void => {
    const options = this.#options;
    if (!options || options.blockedBy || event.isComposing) return;
    const typing = event.timeStamp - this.#typedAt < SEARCH_PAUSE ? this.#typed : '';
    // A space belongs to the search only where it goes on with a label ("Only me"); else it chooses.
    const spaced = event.key === ' ' && typing && this.#search(`${typing} `) !== undefined;
    const step: SelectStep | undefined = spaced
      ? { kind: 'search', character: ' ' }
      : stepForKey(event, { open: this.open, active: this.#active, count: options.options.length });
    if (!step) return;
    const goesOn = step.kind === 'leave' && !step.stay;
    if (!goesOn) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#take(step, typing, event);
  };

  readonly handleClick = (): void => {
    if (this.#options?.blockedBy) return;
    if (this.open) this.close();
    else this.#activate(this.#chosen, false);
  };

  readonly handleLabelClick = (): void => {
    this.#combobox?.focus();
  };

  readonly handleBlur = (): void => {
    this.close();
  };

  /** Pressing in the list must not take the focus from the combobox. */
  readonly handleListPress = (event: Event): void => {
    event.preventDefault();
  };

  readonly handleListClick = (event: Event): void => {
    const index = this.#indexAt(event);
    if (index === undefined) return;
    this.#byKeys = false;
    this.#active = index;
    this.#choose(event);
  };

  readonly handleListMove = (event: PointerEvent): void => {
    const index = this.#indexAt(event);
    // A list that scrolls under a resting mouse also sends moves; those must not take the active option.
    const rests = event.movementX === 0 && event.movementY === 0;
    if (index === undefined || index === this.#active || rests || event.pointerType === 'touch') return;
    this.#moved = false;
    this.#activate(index, false);
  };

  #take(step: SelectStep, typing: string, event: KeyboardEvent): void {
    switch (step.kind) {
      case 'open':
        return this.#activate(step.active ?? this.#chosen, true);
      case 'move':
        this.#moved = true;
        return this.#activate(step.active, true);
      case 'search': {
        this.#typed = typing + step.character;
        this.#typedAt = event.timeStamp;
        const found = this.#search(this.#typed);
        this.#moved ||= found !== undefined;
        return this.#activate(found ?? (this.open ? this.#active : this.#chosen), true);
      }
      case 'choose':
        return this.#choose(event);
      case 'leave':
        if (this.#moved && !this.#options?.options[this.#active]?.blockedBy) this.#choose(event);
        return this.close();
      case 'close':
        return this.close();
    }
  }

  #search(typed: string): number | undefined {
    const labels = this.#options?.options.map(({ label }) => label) ?? [];
    return searchOption(labels, typed, this.open ? this.#active : this.#chosen);
  }

  /** Index of the chosen option, −1 when there is none. */
  get #chosen(): number {
    return this.#options?.options.findIndex(({ value }) => value === this.#options?.value) ?? -1;
  }

  #activate(index: number, byKeys: boolean): void {
    if (!this.#options?.options.length) return;
    this.#byKeys = byKeys;
    this.#active = Math.max(0, index);
    this.#host.requestUpdate();
  }

  #choose(event: Event): void {
    if (this.#options?.options[this.#active]?.blockedBy) {
      // Told once more, should its tooltip have been dismissed.
      this.#reasons.tellActive(undefined);
      this.#host.requestUpdate();
      return;
    }
    const index = this.#active;
    this.close();
    this.#options?.choose(index, event);
  }

  #indexAt(event: Event): number | undefined {
    const row = event.target instanceof Element ? event.target.closest('.c-option-row') : null;
    const index = row?.parentElement ? [...row.parentElement.children].indexOf(row) : -1;
    return index < 0 ? undefined : index;
  }

  get #combobox(): HTMLElement | null {
    return this.#find('');
  }

  get #list(): HTMLElement | null {
    return this.#find('-list');
  }

  #find(suffix: string): HTMLElement | null {
    return this.#options ? this.#host.renderRoot.querySelector(`#${CSS.escape(this.#options.id + suffix)}`) : null;
  }

  #showActive(): void {
    const row = this.#list?.children[this.#active];
    row?.scrollIntoView({ block: 'nearest' });
    this.#reasons.tellActive(this.#byKeys ? row : undefined);
  }

  #raise(list: HTMLElement): void {
    const anchor = this.#combobox;
    if (!anchor) return;
    list.showPopover();
    this.#release = float(list, anchor, { side: 'below', gap: 6, matchWidth: true, onAway: () => this.close() });
    document.addEventListener('pointerdown', this.#handleOutside, true);
  }

  #sink(): void {
    if (!this.#release) return;
    this.#release();
    this.#release = undefined;
    document.removeEventListener('pointerdown', this.#handleOutside, true);
    this.#list?.hidePopover();
  }

  // A finger beside the list does not take the focus everywhere, so blur alone is not enough.
  readonly #handleOutside = (event: Event): void => {
    const path = event.composedPath();
    const inside = path.some((target) => target === this.#list || target === this.#combobox || isTip(target));
    if (!inside) this.close();
  };
}

function isTip(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('c-tip');
}
