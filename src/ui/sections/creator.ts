import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../buttons.js';
import type { Section } from '../composer-view.js';

/** Who posts (Content Sharing Guidelines 1a). Its room is the same before and after TikTok has answered. */
export function creatorSection({ form, text, canSwitch, actions, state }: Section): TemplateResult | typeof nothing {
  const { creator } = form;
  const { phase } = state;
  if (!creator && phase !== 'loading') return nothing;
  return html`<div class="creator" part="creator">
    ${
      creator?.avatarUrl
        ? html`<img class="avatar" part="avatar" src=${creator.avatarUrl} alt="" referrerpolicy="no-referrer" />`
        : html`<span class="avatar" part="avatar"></span>`
    }
    <div class=${creator ? 'nickname' : 'nickname wait'} part="nickname">
      <bdi>${creator?.nickname ?? text.say('creator.loading')}</bdi>
    </div>
    <div class="handle" part="handle"><bdi>${creator && `@${creator.username}`}</bdi></div>
    ${
      canSwitch && (phase === 'loading' || phase === 'editing' || phase === 'blocked')
        ? button(text.say('creator.switch'), (event) => actions.switchAccount(event), 'c-link', 'switch-account')
        : nothing
    }
  </div>`;
}
