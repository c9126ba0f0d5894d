import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../buttons.js';
import type { Section } from '../section.js';
import { isTrusted } from '../trusted.js';

/** Who posts (Content Sharing Guidelines 1a). Its room is the same before and after TikTok has answered. */
export function creatorSection(section: Section): TemplateResult | typeof nothing {
  const { form, text, view } = section;
  const { creator } = form;
  const { phase, canSwitch } = view;
  if (!creator && phase !== 'loading') return nothing;
  return html`<div class="creator" part="creator">
    ${
      creator?.avatarUrl
        ? html`<img
            class="avatar"
            part="avatar"
            src=${creator.avatarUrl}
            alt=""
            loading="lazy"
            referrerpolicy="no-referrer"
          />`
        : html`<span class="avatar" part="avatar"></span>`
    }
    <div class=${creator ? 'nickname' : 'nickname wait'} part="nickname">
      <bdi .textContent=${creator?.nickname ?? text.say('creator.loading')}></bdi>
    </div>
    <div class="handle" part="handle"><bdi .textContent=${creator ? `@${creator.username}` : ''}></bdi></div>
    ${canSwitch ? switchAccount(section) : nothing}
  </div>`;
}

/** Links an account; a popup opens for a person's click alone. */
export const connect =
  ({ dispatch }: Section) =>
  (event: Event): void => {
    if (isTrusted(event)) dispatch({ type: 'connect-requested' });
  };

/** Connects again: the account that is linked stays until another one takes its place. */
export function switchAccount(section: Section): TemplateResult {
  return button(section.text.say('creator.switch'), connect(section), 'c-link', 'switch-account');
}
