import { nothing } from 'lit';
import type { ReasonSelectOptions, SelectInput } from './select.js';

/** Stands in for the controller of a select while that loads. What is pressed until then counts as soon as it is there. */
export class EarlySelect<Value> implements SelectInput<Value> {
  readonly active = -1;
  readonly byKeys = false;
  #presses: Event[] = [];
  #isBlocked = false;
  readonly #leadAway: () => boolean;

  /** Says whether it has led the user away, to what has to be done first. */
  constructor(leadAway: () => boolean) {
    this.#leadAway = leadAway;
  }

  configure({ blockedBy }: Pick<ReasonSelectOptions<Value>, 'blockedBy'>): void {
    this.#isBlocked = blockedBy !== undefined;
  }

  list(): typeof nothing {
    return nothing;
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      const { key, ctrlKey, altKey, metaKey } = event;
      if (key === 'Tab' || key === 'Escape' || ctrlKey || altKey || metaKey) return;
      // Or the page would scroll.
      event.preventDefault();
    } else if (event.type !== 'click') return;
    if (this.#isBlocked) return;
    // Who comes back and presses again wants the same once more, not both.
    if (this.#leadAway()) this.#presses = [];
    this.#presses.push(event);
  }

  /** Gives away what was pressed, in its order. */
  take(): readonly Event[] {
    return this.#presses.splice(0);
  }
}
