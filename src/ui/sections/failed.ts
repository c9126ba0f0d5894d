import { nothing, type TemplateResult } from 'lit';
import type { Failure, StateIn } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import { button, link } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { profileUrl } from '../tiktok-urls.js';
import { panel } from './panel.js';

/** Failures that a new connection mends. */
const RECONNECT = ['access_token_invalid', 'scope_not_authorized', 'not_connected', 'auth_removed'];

/** What happened, in a title and a sentence. */
export function failureWords(failure: Failure, text: Text): readonly [title: string, sentence: string] {
  const { kind } = failure;
  return [
    text.say(kind === 'creator' || kind === 'unknown' ? `failed.title.${kind}` : 'failed.title'),
    kind === 'refused' ? text.fail(failure.reason) : text.error(failure.error),
  ];
}

/** What happened, that nothing is lost, and the one next step. */
export function failedSection(
  { text, actions, canConnect, site }: Section,
  { failure, creator }: StateIn<'failed'>,
): TemplateResult {
  const { say } = text;
  const [heading, sentence] = failureWords(failure, text);
  const error = failure.kind === 'refused' ? undefined : failure.error;
  const unknown = failure.kind === 'unknown' && creator;
  const again =
    canConnect && RECONNECT.includes(error ? error.code : 'reason' in failure ? failure.reason : '')
      ? button(say('failed.reconnect'), (event) => actions.connect(event))
      : failure.kind === 'creator'
        ? button(say('failed.again'), () => actions.reload())
        : button(say('failed.edit'), () => actions.editAgain(), unknown ? 'c-button quiet' : 'c-button');
  return panel({
    heading,
    mark: 'bad',
    body: [sentence, say('failed.kept')],
    actions: [unknown ? link(say('failed.profile'), profileUrl(creator.username, site)) : nothing, again],
    notes: [error?.logId && say('failed.log-id', { id: error.logId })],
  });
}
