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
  /** Index of the active option; −1 when the list is closed. */
  readonly active: number;
  readonly count: number;
}

/** What a key means. */
export type SelectStep =
  /** Open the list; without `active` at the chosen option, or else the first. */
  | { readonly kind: 'open'; readonly active?: number }
  | { readonly kind: 'move'; readonly active: number }
  /** Choose the active option and close; a blocked one is refused. */
  | { readonly kind: 'choose' }
  /** Leave the list, taking along the option that the user moved to, if any. */
  | { readonly kind: 'leave'; readonly stay: boolean }
  | { readonly kind: 'close' }
  | { readonly kind: 'search'; readonly character: string };

/** How many options Page Up and Page Down pass. */
const PAGE = 10;

/** What a key means to a select-only combobox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-select-only/ */
export function stepForKey(press: KeyPress, { open, active, count }: SelectPosition): SelectStep | undefined {
  const { key, altKey, ctrlKey, metaKey } = press;
  if (ctrlKey || metaKey) return undefined;
  const last = count - 1;
  if (!open) {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
      case 'Enter':
      case ' ':
        return { kind: 'open' };
      case 'Home':
        return { kind: 'open', active: 0 };
      case 'End':
        return { kind: 'open', active: last };
    }
  } else {
    const move = (to: number): SelectStep => ({ kind: 'move', active: Math.max(0, Math.min(last, to)) });
    switch (key) {
      case 'ArrowDown':
        return altKey ? undefined : move(active + 1);
      case 'ArrowUp':
        return altKey ? { kind: 'leave', stay: true } : move(active - 1);
      case 'Home':
        return move(0);
      case 'End':
        return move(last);
      case 'PageDown':
        return move(active + PAGE);
      case 'PageUp':
        return move(active - PAGE);
      case 'Enter':
      case ' ':
        return { kind: 'choose' };
      case 'Tab':
        return { kind: 'leave', stay: false };
      case 'Escape':
        return { kind: 'close' };
    }
  }
  const printable = [...key].length === 1 && key !== ' ' && !altKey;
  return printable ? { kind: 'search', character: key } : undefined;
}

/**
 * The option that typed characters lead to: one that begins with them, from the active option on; else, for one letter
 * pressed again and again, the next that begins with this letter.
 */
export function searchOption(labels: readonly string[], typed: string, active: number): number | undefined {
  const find = (prefix: string, from: number): number | undefined =>
    labels
      .map((_, offset) => (from + offset) % labels.length)
      .find((index) => labels[index]?.toLocaleLowerCase().startsWith(prefix));
  const wanted = typed.toLocaleLowerCase();
  const [first = ''] = wanted;
  const found = wanted.length > 1 ? find(wanted, Math.max(0, active)) : undefined;
  return found ?? ([...wanted].every((character) => character === first) ? find(first, active + 1) : undefined);
}
