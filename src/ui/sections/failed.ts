import { html, nothing, type TemplateResult } from 'lit';
import type { ComposerState, Failure } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import type { Section } from '../composer-view.js';
import { profileUrl } from '../tiktok-urls.js';
import { action, link, panel } from './panel.js';

/** Failures that a new connection mends. */
const RECONNECT: ReadonlySet<string> = new Set([
  'access_token_invalid',
  'scope_not_authorized',
  'not_connected',
  'auth_removed',
]);

export function failureTitle({ kind }: Failure, { say }: Text): string {
  return say(kind === 'creator' || kind === 'unknown' ? `failed.title.${kind}` : 'failed.title');
}

export function failureSentence(failure: Failure, text: Text): string {
  return failure.kind === 'refused' ? text.fail(failure.reason) : text.error(failure.error);
}

/** What happened, that nothing is lost, and the one next step. */
export function failedSection(
  section: Section,
  { failure, creator }: Extract<ComposerState, { phase: 'failed' }>,
): TemplateResult {
  const { text, actions, canConnect, site } = section;
  const code = failure.kind === 'refused' ? failure.reason : failure.error.code;
  const logId = failure.kind === 'refused' ? undefined : failure.error.logId;
  const step = () => {
    if (canConnect && RECONNECT.has(code)) {
      return action(text.say('failed.reconnect'), (event) => actions.connect(event));
    }
    if (failure.kind === 'creator') return action(text.say('failed.again'), () => actions.reload());
    const back = (quiet: boolean) => action(text.say('failed.edit'), () => actions.editAgain(), quiet);
    if (failure.kind !== 'unknown' || !creator) return back(false);
    return html`${link(text.say('failed.profile'), profileUrl(creator.username, site))} ${back(true)}`;
  };
  return panel({
    heading: failureTitle(failure, text),
    tone: 'bad',
    body: html`<p>${failureSentence(failure, text)}</p>
      <p>${text.say('failed.kept')}</p>`,
    actions: step(),
    notes: [logId ? text.say('failed.log-id', { id: logId }) : nothing],
  });
}
