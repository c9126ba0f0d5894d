import type { TemplateResult } from 'lit';
import { EMPTY_DRAFT } from '../../domain/draft.js';
import { sameValue } from '../../domain/same-value.js';
import type { StateIn } from '../../state/composer-state.js';
import { button } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { panel } from './panel.js';

/** No account is linked yet, or no longer; what was entered waits. */
export function connectSection(
  { text, actions, canConnect }: Section,
  { link, draft }: StateIn<'disconnected'>,
): TemplateResult {
  const { say } = text;
  const waiting = link.kind === 'connecting';
  const sentence =
    link.kind === 'failed'
      ? text.error(link.error)
      : say(!canConnect ? 'connect.unavailable' : waiting ? 'connect.waiting' : 'connect.help');
  return panel({
    heading: say('connect.title'),
    body: [sentence],
    actions: canConnect && button(say(waiting ? 'connect.again' : 'connect.action'), (event) => actions.connect(event)),
    notes: [sameValue(draft, EMPTY_DRAFT) ? '' : say('connect.draft-kept')],
  });
}
