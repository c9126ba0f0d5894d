import { html, nothing, type TemplateResult } from 'lit';
import { whether } from './controls/index.js';

export type Act = (event: Event) => void;

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
