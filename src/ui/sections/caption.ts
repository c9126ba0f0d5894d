import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Section } from '../section.js';
import { tokenize } from '../controls/index.js';

/** More than four lines of the narrowest letters: what is clipped anyway would be laid out again with each key. */
const SHOWN_UNITS = 400;

/** Nickname, handle and text over the media, as TikTok shows them; never a mark of any kind on the media itself. */
export function caption({ form: { creator, title, description } }: Section): TemplateResult {
  const lines = [title?.value, description?.value].filter(Boolean).join('\n').slice(0, SHOWN_UNITS);
  const words = (): unknown =>
    tokenize(lines).map(({ kind, text }) => (kind === 'plain' ? text : html`<b>${text}</b>`));
  return html`<div class="caption" part="caption">
    ${creator ? html`<div class="by"><bdi>${creator.nickname}</bdi> <bdi>@${creator.username}</bdi></div>` : nothing}
    <p dir="auto">${guard([lines], words)}</p>
  </div>`;
}
