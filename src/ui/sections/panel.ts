import { html, nothing, type TemplateResult } from 'lit';
import type { Content } from '../composer-view.js';

/** What stands where the form stood: one heading, what happened, and what can be done. */
export interface Panel {
  readonly heading: string;
  readonly tone?: 'good' | 'bad' | 'busy' | undefined;
  readonly body?: Content | typeof nothing;
  readonly actions?: Content | typeof nothing;
  /** Quieter lines under the actions. */
  readonly notes?: readonly (Content | typeof nothing)[];
}

/** One template for all phases without a form, so that a focused heading stays the same element from phase to phase. */
export function panel({ heading, tone, body, actions, notes = [] }: Panel): TemplateResult {
  return html`<div class="panel" part="panel" data-tone=${tone ?? nothing}>
    <h2 class="heading" part="heading" tabindex="-1">${heading}</h2>
    ${body ?? nothing}
    <div class="actions" part="actions">${actions ?? nothing}</div>
    ${notes.map((note) => (note && note !== nothing ? html`<p class="c-help">${note}</p>` : nothing))}
  </div>`;
}

/** The main button of a panel, and the others. */
export function action(label: string, act: (event: Event) => void, quiet = false): TemplateResult {
  return html`<button type="button" class=${quiet ? 'c-button quiet-button' : 'c-button'} @click=${act}>
    ${label}
  </button>`;
}

/** A link that leaves for TikTok, in a tab of its own. */
export function link(label: string, href: string, quiet = false): TemplateResult {
  return html`<a
    class=${quiet ? 'c-button quiet-button' : 'c-button'}
    part="tiktok-link"
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    >${label}</a
  >`;
}
