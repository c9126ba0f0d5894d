import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../composer-view.js';
import { tokenize } from '../controls/index.js';

const marked = (text: string) =>
  tokenize(text).map((run) => (run.kind === 'plain' ? run.text : html`<b>${run.text}</b>`));

/** Nickname, handle and text over the media, as TikTok shows them; never a mark of any kind on the media itself. */
export function caption({ form }: Section): TemplateResult {
  const { creator, title, description } = form;
  return html`<div class="caption" part="caption">
    ${creator ? html`<div class="by"><bdi>${creator.nickname}</bdi> <bdi>@${creator.username}</bdi></div>` : nothing}
    ${
      title?.value || description?.value
        ? html`<p dir="auto">
            ${description && title?.value ? html`<strong>${marked(title.value)}</strong> ` : marked(title?.value ?? '')}${marked(description?.value ?? '')}
          </p>`
        : nothing
    }
  </div>`;
}
