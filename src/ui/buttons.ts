import { html, nothing, type TemplateResult } from 'lit';

type Act = (event: Event) => void;

/** How a button looks: the main one, one beside it, or one within a line. */
type Look = 'c-button' | 'c-button quiet' | 'c-link';

/** A button with words. */
export function button(label: string, act: Act, look: Look = 'c-button', part?: string, id?: string): TemplateResult {
  return html`<button type="button" class=${look} part=${part ?? nothing} id=${id ?? nothing} @click=${act}>
    ${label}
  </button>`;
}

/** A button that is an icon; one that can do nothing now stays focusable and does nothing. */
export function iconButton(icon: string, label: string, act: Act, idle = false): TemplateResult {
  return html`<button
    type="button"
    class="icon"
    part="icon-button"
    data-icon=${icon}
    aria-label=${label}
    aria-disabled=${idle ? 'true' : nothing}
    @click=${idle ? nothing : act}
  ></button>`;
}

/** A link that leaves for TikTok, in a tab of its own. */
export function link(label: string, href: string): TemplateResult {
  return html`<a class="c-button" part="tiktok-link" href=${href} target="_blank" rel="noopener noreferrer"
    >${label}</a
  >`;
}
