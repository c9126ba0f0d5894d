import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../composer-view.js';

/** Who posts (Content Sharing Guidelines 1a). Its room is the same before and after TikTok has answered. */
export function creatorSection({ form, text, canSwitch, actions, state }: Section): TemplateResult | typeof nothing {
  const { creator } = form;
  if (!creator && state.phase !== 'loading') return nothing;
  return html`<div class="creator" part="creator">
    ${
      creator?.avatarUrl
        ? html`<img class="avatar" part="avatar" src=${creator.avatarUrl} alt="" referrerpolicy="no-referrer" />`
        : html`<span class="avatar" part="avatar" ?data-wait=${!creator}></span>`
    }
    <div class="nickname" part="nickname">
      ${creator ? html`<bdi>${creator.nickname}</bdi>` : html`<span class="quiet">${text.say('creator.loading')}</span>`}
    </div>
    <div class="handle" part="handle">
      ${creator ? html`<bdi>@${creator.username}</bdi>` : html`<span class="bone"></span>`}
    </div>
    ${
      canSwitch && (state.phase === 'loading' || state.phase === 'editing' || state.phase === 'blocked')
        ? html`<button type="button" class="c-link switch" part="switch-account" @click=${(event: Event) => actions.switchAccount(event)}>
            ${text.say('creator.switch')}
          </button>`
        : nothing
    }
  </div>`;
}
