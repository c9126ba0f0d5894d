import { nothing, type TemplateResult } from 'lit';
import type { StateIn } from '../../state/composer-state.js';
import { button } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { panel } from './panel.js';

/** TikTok takes no post of this creator now (Content Sharing Guidelines 1b): stop, and try again later. */
export function blockedSection(
  { text: { say }, actions, canSwitch, form }: Section,
  { block }: StateIn<'blocked'>,
): TemplateResult {
  return panel({
    heading: say('violation.creator_cannot_post'),
    mark: 'stop',
    body: [say(`error.${block}`)],
    actions: [
      button(say('blocked.again'), () => actions.reload()),
      // Where TikTok has told nothing of the creator, no line of theirs has this button.
      canSwitch && !form.creator
        ? button(say('creator.switch'), (event) => actions.switchAccount(event), 'c-link', 'switch-account')
        : nothing,
    ],
    notes: [say('failed.kept')],
  });
}
