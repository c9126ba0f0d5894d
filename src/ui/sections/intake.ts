import { html, nothing, type TemplateResult } from 'lit';
import type { Intake } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import type { Section } from '../composer-view.js';

/** One sentence for each thing that there is to say about chosen files; each names its file. */
export function intakeSentences(intake: Intake, text: Text): readonly string[] {
  const { say } = text;
  if (intake.kind === 'idle') return [];
  if (intake.kind === 'reading') return [say('media.reading', intake)];
  if (intake.kind === 'offered') return intake.offers.map((offer) => say(`media.${offer.kind}-offer`, offer));
  const { refusal } = intake;
  switch (refusal.kind) {
    case 'unusable':
      return [say(`refused.${refusal.reason}`, refusal)];
    case 'kind_not_accepted':
      return [say(`refused.kind.${refusal.given}`, refusal)];
    case 'too_many':
      return [say('refused.too-many', { name: refusal.name, max: text.format.number(refusal.max) })];
    case 'mixed':
      return [say('refused.mixed', refusal)];
    case 'several_videos':
      return [say('refused.several-videos', refusal)];
    case 'locked':
      return [say('refused.locked')];
  }
}

/** What happens to chosen files, over the frame, so that nothing beside it moves. */
export function intake({ form: { intake }, text, actions }: Section): TemplateResult | typeof nothing {
  if (intake.kind === 'idle') return nothing;
  const { say } = text;
  /** The note goes with its buttons; the focus goes to the one for files. */
  const answer = (act: () => void) => (event: Event) => {
    if (event.currentTarget instanceof Element) {
      event.currentTarget.closest('.media')?.querySelector<HTMLElement>('#media')?.focus();
    }
    act();
  };
  return html`<div class="note" part="intake" ?data-bad=${intake.kind === 'refused'}>
    ${intakeSentences(intake, text).map((sentence) => html`<p>${sentence}</p>`)}
    ${
      intake.kind === 'offered'
        ? button(
            say(`media.${intake.offers[0].kind}`),
            answer(() => actions.acceptOffers()),
          )
        : nothing
    }
    ${
      intake.kind === 'reading'
        ? nothing
        : button(
            say('media.remove'),
            answer(() => actions.declineOffers()),
            'c-link',
          )
    }
  </div>`;
}
