import type { TemplateResult } from 'lit';
import type { ConnectView } from '../../composer/panel-view.js';
import { button } from '../buttons.js';
import type { Section } from '../section.js';
import { connect } from './creator.js';
import { panel } from './panel.js';

/** No account is linked yet, or no longer; what was entered waits. */
export function connectSection(section: Section, { link, canConnect, hasDraft }: ConnectView): TemplateResult {
  const { text } = section;
  const { say } = text;
  const waiting = link.kind === 'connecting';
  const sentence =
    link.kind === 'failed'
      ? text.error(link.error)
      : say(!canConnect ? 'connect.unavailable' : waiting ? 'connect.waiting' : 'connect.help');
  return panel({
    heading: say('connect.title'),
    body: [sentence],
    actions: canConnect && button(say(waiting ? 'connect.again' : 'connect.action'), connect(section)),
    notes: [hasDraft ? say('connect.draft-kept') : ''],
  });
}
