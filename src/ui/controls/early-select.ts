import type { ReasonSelectOptions, SelectInput } from './select.js';

/** Stands in for the controller of a select while that loads. What is pressed until then counts as soon as it is there. */
export class EarlySelect<Value> implements SelectInput<Value> {
  readonly active = -1;
  readonly byKeys = false;
  /** Keys, and `undefined` for a click. */
  #presses: (KeyboardEvent | undefined)[] = [];
  #isBlocked = false;
  readonly #pressed: () => void;

  constructor(pressed: () => void) {
    this.#pressed = pressed;
  }

  configure({ blockedBy }: Pick<ReasonSelectOptions<Value>, 'blockedBy'>): void {
    this.#isBlocked = blockedBy !== undefined;
  }

  rows(): void {}

  readonly handleKeydown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (key === 'Tab' || key === 'Escape' || ctrlKey || altKey || metaKey) return;
    // Or the page would scroll.
    event.preventDefault();
    this.#keep(event);
  };

  readonly handleClick = (): void => this.#keep(undefined);

  readonly handleListClick = (): void => {};

  /** A user who has moved on no longer wants the list. */
  readonly close = (): void => {
    this.#presses = [];
  };

  /** Passes on what was pressed, in its order. */
  passTo(controller: Pick<SelectInput<Value>, 'handleKeydown' | 'handleClick'>): void {
    for (const key of this.#presses.splice(0)) {
      if (key) controller.handleKeydown(key);
      else controller.handleClick();
    }
  }

  #keep(press: KeyboardEvent | undefined): void {
    if (this.#isBlocked) return;
    this.#presses.push(press);
    this.#pressed();
  }
}
