import { html, nothing, type TemplateResult } from 'lit';

/** Why a control cannot be used now: a sentence, or a template where a part of it has its own language. */
export type Reason = string | TemplateResult;

/** The id of the element that holds the reason of the control with this id. */
export function reasonId(controlId: string): string {
  return `${controlId}-reason`;
}

/**
 * The reason as an element beside its control: hidden from sight where a tooltip shows it, standing inline where the
 * pointer is coarse. It is in the tree all the time, so `aria-describedby` always finds it.
 */
export function reasonText(controlId: string, reason: Reason | undefined): TemplateResult | typeof nothing {
  return reason ? html`<span class="c-reason" id=${reasonId(controlId)}>${reason}</span>` : nothing;
}

/** The value of `aria-describedby` for the ids that exist, or nothing when there is none. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | typeof nothing {
  return ids.filter(Boolean).join(' ') || nothing;
}
