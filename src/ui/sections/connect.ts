import { html, nothing, type TemplateResult } from 'lit';
import { EMPTY_DRAFT } from '../../domain/draft.js';
import { sameValue } from '../../domain/same-value.js';
import type { ComposerState } from '../../state/composer-state.js';
import type { Section } from '../composer-view.js';
import { action, panel } from './panel.js';

type Disconnected = Extract<ComposerState, { phase: 'disconnected' }>;

/** No account is linked yet, or no longer; what was entered waits. */
export function connectSection({ text, actions, canConnect }: Section, { link, draft }: Disconnected): TemplateResult {
  const waiting = link.kind === 'connecting';
  return panel({
    heading: text.say('connect.title'),
    tone: link.kind === 'failed' ? 'bad' : undefined,
    body: html`<p>
      ${
        link.kind === 'failed'
          ? text.error(link.error)
          : text.say(!canConnect ? 'connect.unavailable' : waiting ? 'connect.waiting' : 'connect.help')
      }
    </p>`,
    actions: canConnect
      ? action(text.say(waiting ? 'connect.again' : 'connect.action'), (event) => actions.connect(event))
      : nothing,
    notes: [sameValue(draft, EMPTY_DRAFT) ? nothing : text.say('connect.draft-kept')],
  });
}
