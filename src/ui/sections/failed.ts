import { nothing, type TemplateResult } from 'lit';
import type { FailedView } from '../../composer/panel-view.js';
import type { Failure } from '../../composer/state.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import { link } from '../more-buttons.js';
import type { Section } from '../section.js';
import { profileUrl } from '../tiktok-urls.js';
import { connect } from './creator.js';
import { panel } from './panel.js';

/** What happened, in a title and a sentence. */
export function failureWords(failure: Failure, text: Text): readonly [title: string, sentence: string] {
  const { kind } = failure;
  return [
    text.say(kind === 'creator' || kind === 'unknown' ? `failed.title.${kind}` : 'failed.title'),
    kind === 'refused' ? text.fail(failure.reason) : text.error(failure.error),
  ];
}

/** What happened, that nothing is lost, and the one next step. */
export function failedSection(section: Section, view: FailedView): TemplateResult {
  const { text, dispatch } = section;
  const { say } = text;
  const { failure, username, logId, publishId } = view;
  const [heading, sentence] = failureWords(failure, text);
  const back = () =>
    button(
      say('failed.edit'),
      () => dispatch({ type: 'edit-requested' }),
      username === undefined ? 'c-button' : 'c-button quiet',
    );
  const next = {
    reconnect: () => button(say('failed.reconnect'), connect(section)),
    retry: () => button(say('failed.again'), () => dispatch({ type: 'creator-requested' })),
    edit: back,
    none: () => nothing,
  } as const;
  return panel({
    heading,
    mark: 'bad',
    body: [sentence, say('failed.kept')],
    actions: [
      username === undefined ? nothing : link(say('failed.profile'), profileUrl(username, section.view.site)),
      next[view.wayOut](),
    ],
    notes: [
      publishId !== undefined && say('failed.publish-id', { id: publishId }),
      logId !== undefined && say('failed.log-id', { id: logId }),
    ],
  });
}
