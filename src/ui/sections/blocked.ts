import { nothing, type TemplateResult } from 'lit';
import type { BlockedView } from '../../composer/panel-view.js';
import { button } from '../buttons.js';
import type { Section } from '../section.js';
import { panel } from './panel.js';
import { switchAccount } from './creator.js';

/** TikTok takes no post of this creator now (Content Sharing Guidelines 1b): stop, and try again later. */
export function blockedSection(section: Section, { block, canSwitch }: BlockedView): TemplateResult {
  const { say } = section.text;
  return panel({
    heading: say('violation.creator_cannot_post'),
    mark: 'stop',
    body: [say(`error.${block}`)],
    actions: [
      button(say('blocked.again'), () => section.dispatch({ type: 'creator-requested' })),
      canSwitch ? switchAccount(section) : nothing,
    ],
    notes: [say('failed.kept')],
  });
}
