import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from './buttons.js';
import { whether } from './controls/index.js';

// Apart from the button of the form, because they come with panels and media.

/**
 * A button that is an icon. Its name is the browser's own tooltip, which covers nothing that can be pressed; it hangs
 * on an element within, or it would describe the button with its own name. One that can do nothing now stays focusable
 * and says why.
 */
export function iconButton(icon: string, label: string, act: Act, blockedBy?: string): TemplateResult {
  const reason = blockedBy ? `${icon}-reason` : nothing;
  return html`<button
      type="button"
      class="icon"
      part="icon-button"
      data-icon=${icon}
      data-reason=${reason}
      aria-label=${label}
      aria-disabled=${whether(blockedBy)}
      aria-describedby=${reason}
      @click=${blockedBy ? nothing : act}
    >
      ${blockedBy ? nothing : html`<span title=${label}></span>`}</button
    >${blockedBy ? html`<span class="sr" id=${reason}>${blockedBy}</span>` : nothing}`;
}

/** A quiet button with words that may be closed: it stays focusable and says why. */
export function closableButton(label: string, act: Act, id: string, blockedBy: string | undefined): TemplateResult {
  const reason = blockedBy ? `${id}-reason` : nothing;
  return html`<button
      type="button"
      class="c-button quiet"
      id=${id}
      data-reason=${reason}
      aria-disabled=${whether(blockedBy)}
      aria-describedby=${reason}
      @click=${blockedBy ? nothing : act}
    >
      ${label}</button
    >${blockedBy ? html`<span class="sr" id=${reason}>${blockedBy}</span>` : nothing}`;
}

/** A link that leaves for TikTok, in a tab of its own. */
export function link(label: string, href: string): TemplateResult {
  return html`<a class="c-button" part="tiktok-link" href=${href} target="_blank" rel="noopener noreferrer"
    >${label}</a
  >`;
}
