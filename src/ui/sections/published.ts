import { nothing, type TemplateResult } from 'lit';
import type { StateIn } from '../../state/composer-state.js';
import { button, link } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { prescribed } from '../prescribed.js';
import { postUrl, profileUrl } from '../tiktok-urls.js';
import { panel } from './panel.js';

/** It is done: where the post is, who can see it, why there is no link, and what is next. */
export function publishedSection(
  { text, actions, site, form }: Section,
  { creator, outcome }: StateIn<'published'>,
): TemplateResult {
  const { say } = text;
  const { privacy, media } = form.draft;
  const { username } = creator;
  const inbox = outcome.kind === 'inbox';
  const why = {
    public: '',
    'in-review': say(`published.no-link.${'stillAsking' in outcome && outcome.stillAsking ? 'review' : 'later'}`),
    'not-public': say('published.no-link.private'),
    inbox: say('published.inbox'),
  }[outcome.kind];
  const way =
    outcome.kind === 'public'
      ? link(say('published.view'), postUrl(username, media?.kind ?? 'video', outcome.postId, site))
      : link(say('published.profile'), profileUrl(username, site));
  return panel({
    heading: say(inbox ? 'published.title.inbox' : 'published.title'),
    mark: 'good',
    body: [privacy && !inbox ? say('published.viewers', { privacy: text.privacy(privacy) }) : nothing, why || nothing],
    actions: [
      inbox ? nothing : way,
      button(say('published.another'), () => actions.postAnother(), inbox ? 'c-button' : 'c-button quiet'),
    ],
    notes: [prescribed('processingNotice', text)],
  });
}
