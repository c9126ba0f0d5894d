import { nothing, type TemplateResult } from 'lit';
import type { Outcome, StateIn } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import { button, link } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { prescribed } from '../prescribed.js';
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
  { text, actions, site, form }: Section,
  { creator, outcome }: StateIn<'published'>,
): TemplateResult {
  const { say } = text;
  const { privacy, media } = form.draft;
  const { username } = creator;
  const inbox = outcome.kind === 'inbox';
  const way =
    outcome.kind === 'public'
      ? link(say('published.view'), postUrl(username, media?.kind ?? 'video', outcome.postId, site))
      : link(say('published.profile'), profileUrl(username, site));
  return panel({
    heading: say(inbox ? 'published.title.inbox' : 'published.title'),
    mark: 'good',
    body: [
      privacy && !inbox ? say('published.viewers', { privacy: text.privacy(privacy) }) : nothing,
      whyNoLink(outcome, text) || nothing,
    ],
    actions: [
      inbox ? nothing : way,
      button(say('published.another'), () => actions.postAnother(), inbox ? 'c-button' : 'c-button quiet'),
    ],
    notes: [prescribed('processingNotice', text)],
  });
}
