import { html, nothing, type TemplateResult } from 'lit';

/** Why a control cannot be used now: a sentence, or a template where a part of it has its own language. */
export type Reason = string | TemplateResult;

/** What is said about a control besides its label. */
export interface Notes {
  /** Id of the control; its notes are `${id}-help` and `${id}-reason`. */
  readonly id: string;
  /** A sentence under the label, read as description. */
  readonly help?: string | undefined;
  /** Why it cannot be used now. It then stays focusable, refuses every activation and gives this reason. */
  readonly blockedBy?: Reason | undefined;
}

/**
 * The notes as elements beside the control. A reason is hidden from sight where a tooltip shows it, and stands inline where
 * the pointer is coarse; it is in the tree all the time, so `aria-describedby` always finds it.
 */
export function noteLines({ id, help, blockedBy }: Notes): TemplateResult | typeof nothing {
  const reason = blockedBy ? html`<span class="c-reason" id=${`${id}-reason`}>${blockedBy}</span>` : nothing;
  return help ? html`<span class="c-help" id=${`${id}-help`} .textContent=${help}></span>${reason}` : reason;
}

/** The value of `aria-describedby` for the notes there are, after the given ids. */
export function noteIds({ id, help, blockedBy }: Notes, ...before: readonly string[]): string | typeof nothing {
  const ids = [...before, ...(help ? [`${id}-help`] : []), ...(blockedBy ? [`${id}-reason`] : [])];
  return ids.join(' ') || nothing;
}

/** The value of an attribute that is `true` or absent. */
export function whether(holds: unknown): 'true' | typeof nothing {
  return holds ? 'true' : nothing;
}

/** For `mousedown`: pressing here must not take the focus from where it is. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}
