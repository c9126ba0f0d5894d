import { html, nothing, type TemplateResult } from 'lit';

export type Act = (event: Event) => void;

/** How a button looks: the main one, one beside it, or one within a line. */
type Look = 'c-button' | 'c-button quiet' | 'c-link';

/** A button with words. */
export function button(label: string, act: Act, look: Look = 'c-button', part?: string, id?: string): TemplateResult {
  return html`<button type="button" class=${look} part=${part ?? nothing} id=${id ?? nothing} @click=${act}>
    ${label}
  </button>`;
}
