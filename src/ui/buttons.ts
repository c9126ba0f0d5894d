import { html, nothing, type TemplateResult } from 'lit';
import { whether } from './controls/index.js';

type Act = (event: Event) => void;

/** How a button looks: the main one, one beside it, or one within a line. */
type Look = 'c-button' | 'c-button quiet' | 'c-link';

/** A button with words. One with an id may be closed: it stays focusable and says why. */
export function button(
  label: string,
  act: Act,
  look: Look = 'c-button',
  part?: string,
  id?: string,
  blockedBy?: string,
): TemplateResult {
  const reason = blockedBy ? `${id}-reason` : nothing;
  return html`<button
      type="button"
      class=${look}
      part=${part ?? nothing}
      id=${id ?? nothing}
      data-reason=${reason}
      aria-disabled=${whether(blockedBy)}
      aria-describedby=${reason}
      @click=${blockedBy ? nothing : act}
    >
      ${label}</button
    >${blockedBy ? html`<span class="sr" id=${reason}>${blockedBy}</span>` : nothing}`;
}

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

/** A link that leaves for TikTok, in a tab of its own. */
export function link(label: string, href: string): TemplateResult {
  return html`<a class="c-button" part="tiktok-link" href=${href} target="_blank" rel="noopener noreferrer"
    >${label}</a
  >`;
}
