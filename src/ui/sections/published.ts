import { nothing, type TemplateResult } from 'lit';
import type { PublishedView } from '../../composer/panel-view.js';
import type { Outcome } from '../../composer/state.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import { link } from '../more-buttons.js';
import { prescribed } from '../prescribed.js';
import type { Section } from '../section.js';
import { postUrl, profileUrl } from '../tiktok-urls.js';
import { panel } from './panel.js';

/** Why there is no link to the post; nothing when there is one. */
export function whyNoLink(outcome: Outcome, { say }: Text): string {
  if (outcome.kind === 'public') return '';
  if (outcome.kind === 'inbox') return say('published.inbox');
  const later = outcome.kind === 'in-review' && (outcome.stillAsking ? 'review' : 'later');
  return say(`published.no-link.${later || 'private'}`);
}

/** It is done: where the post is, who can see it, why there is no link, and what is next. */
export function publishedSection(
  { text, dispatch, view: { site } }: Section,
  { outcome, username, media, privacy }: PublishedView,
): TemplateResult {
  const { say } = text;
  const inbox = outcome.kind === 'inbox';
  const way =
    outcome.kind === 'public'
      ? link(say('published.view'), postUrl(username, media, outcome.postId, site))
      : link(say('published.profile'), profileUrl(username, site));
  const another = () => dispatch({ type: 'reset' });
  return panel({
    heading: say(inbox ? 'published.title.inbox' : 'published.title'),
    mark: 'good',
    body: [
      privacy && !inbox ? say('published.viewers', { privacy: text.privacy(privacy) }) : nothing,
      whyNoLink(outcome, text) || nothing,
    ],
    actions: [inbox ? nothing : way, button(say('published.another'), another, inbox ? 'c-button' : 'c-button quiet')],
    notes: [prescribed('processingNotice', text)],
  });
}
