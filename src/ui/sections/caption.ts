import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../composer-view.js';
import { tokenize } from '../controls/index.js';

/** Nickname, handle and text over the media, as TikTok shows them; never a mark of any kind on the media itself. */
export function caption({ form: { creator, title, description } }: Section): TemplateResult {
  const lines = [title?.value, description?.value].filter(Boolean).join('\n');
  return html`<div class="caption" part="caption">
    ${creator ? html`<div class="by"><bdi>${creator.nickname}</bdi> <bdi>@${creator.username}</bdi></div>` : nothing}
    <p dir="auto">${tokenize(lines).map(({ kind, text }) => (kind === 'plain' ? text : html`<b>${text}</b>`))}</p>
  </div>`;
}
