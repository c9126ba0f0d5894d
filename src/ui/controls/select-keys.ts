/** The part of a keyboard event that a select reads. */
export interface KeyPress {
  readonly key: string;
  readonly altKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
}

/** Where a select stands when a key comes. */
export interface SelectPosition {
  readonly open: boolean;
  /** Index of the active option, −1 while the list is closed. */
  readonly active: number;
  readonly count: number;
}

/**
 * What a key means: the index of the option to go to (opening the list where it is closed), or
 * - `open`: open the list at the chosen option, or else at the first;
 * - `choose`: choose the active option and close; a blocked one is refused;
 * - `take` and `leave`: close with the option that the user moved to, if any; after `leave` the focus moves on;
 * - `close`: close and change nothing;
 * - `search`: the key is a character to search with.
 */
export type SelectStep = number | 'open' | 'choose' | 'take' | 'leave' | 'close' | 'search';

/** How many options Page Up and Page Down pass. */
const PAGE = 10;

/** What a key means to a select-only combobox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-select-only/ */
export function stepForKey(press: KeyPress, { open, active, count }: SelectPosition): SelectStep | undefined {
  const { key, altKey, ctrlKey, metaKey } = press;
  if (ctrlKey || metaKey) return undefined;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return open ? Math.min(last, altKey ? active : active + 1) : 'open';
    case 'ArrowUp':
      if (!open) return 'open';
      return altKey ? 'take' : Math.max(0, active - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return open ? Math.min(last, active + PAGE) : undefined;
    case 'PageUp':
      return open ? Math.max(0, active - PAGE) : undefined;
    case 'Enter':
    case ' ':
      return open ? 'choose' : 'open';
    case 'Tab':
      return open ? 'leave' : undefined;
    case 'Escape':
      return open ? 'close' : undefined;
    default:
      return [...key].length === 1 && !altKey ? 'search' : undefined;
  }
}

/**
 * The index of the option that typed characters lead to, −1 for none: one that begins with them, from the active option
 * on; else, for one letter pressed again and again, the next that begins with this letter.
 */
export function searchOption(labels: readonly string[], typed: string, active: number): number {
  const wanted = typed.toLocaleLowerCase();
  const [first = ''] = wanted;
  const begins = (prefix: string, index: number): boolean =>
    labels
      .at(index % labels.length)
      ?.toLocaleLowerCase()
      .startsWith(prefix) ?? false;
  const find = (prefix: string, from: number): number => {
    const offset = labels.findIndex((_, step) => begins(prefix, from + step));
    return offset < 0 ? offset : (from + offset) % labels.length;
  };
  const found = wanted.length > 1 ? find(wanted, Math.max(0, active)) : -1;
  return found < 0 && wanted === first.repeat(wanted.length) ? find(first, active + 1) : found;
}
