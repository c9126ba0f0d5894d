import { html, nothing, type TemplateResult } from 'lit';
import type { Refusal } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import type { Section } from '../composer-view.js';

/** One sentence that names the file and says why it was not taken. */
export function refusalSentence(refusal: Refusal, text: Text): string {
  switch (refusal.kind) {
    case 'unusable':
      return text.say(`refused.${refusal.reason}`, refusal);
    case 'kind_not_accepted':
      return text.say(`refused.kind.${refusal.given}`, refusal);
    case 'too_many':
      return text.say('refused.too-many', { name: refusal.name, max: text.format.number(refusal.max) });
    case 'mixed':
      return text.say('refused.mixed', refusal);
    case 'several_videos':
      return text.say('refused.several-videos', refusal);
    case 'locked':
      return text.say('refused.locked');
  }
}

/** What happens to chosen files, over the frame, so that nothing beside it moves. */
export function intake({ form, text, actions }: Section): TemplateResult | typeof nothing {
  const { intake } = form;
  switch (intake.kind) {
    case 'idle':
      return nothing;
    case 'reading':
      return html`<p class="note" part="intake"><bdi>${text.say('media.reading', intake)}</bdi></p>`;
    case 'refused':
      return html`<p class="note" part="intake" data-tone="danger">${refusalSentence(intake.refusal, text)}</p>`;
    case 'offered': {
      const converts = intake.offers.some(({ kind }) => kind === 'convert');
      return html`<div class="note" part="intake">
        ${intake.offers.map((offer) => html`<p>${text.say(`media.${offer.kind}-offer`, offer)}</p>`)}
        <button type="button" class="c-button" @click=${() => actions.acceptOffers()}>
          ${text.say(converts ? 'media.convert' : 'media.scale')}
        </button>
        <button type="button" class="c-link" @click=${() => actions.declineOffers()}>
          ${text.say('media.remove')}
        </button>
      </div>`;
    }
  }
}
