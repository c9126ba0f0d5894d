import { html, nothing, type TemplateResult } from 'lit';
import type { ComposerState } from '../../state/composer-state.js';
import type { Section } from '../composer-view.js';
import { prescribed } from '../prescribed.js';
import { postUrl, profileUrl } from '../tiktok-urls.js';
import { action, link, panel } from './panel.js';

/** It is done: where the post is, who can see it, why there is no link, and what is next. */
export function publishedSection(
  { text, actions, site, form }: Section,
  { creator, outcome }: Extract<ComposerState, { phase: 'published' }>,
): TemplateResult {
  const { privacy, media } = form.draft;
  const profile = link(text.say('published.profile'), profileUrl(creator.username, site));
  const way = {
    public: () =>
      outcome.kind === 'public' &&
      link(text.say('published.view'), postUrl(creator.username, media?.kind ?? 'video', outcome.postId, site)),
    'in-review': () => profile,
    'not-public': () => profile,
    inbox: () => undefined,
  }[outcome.kind]();
  const why =
    outcome.kind === 'inbox'
      ? text.say('published.inbox')
      : outcome.kind === 'not-public'
        ? text.say('published.no-link.private')
        : outcome.kind === 'in-review'
          ? text.say(outcome.stillAsking ? 'published.no-link.review' : 'published.no-link.later')
          : undefined;
  return panel({
    heading: text.say(outcome.kind === 'inbox' ? 'published.title.inbox' : 'published.title'),
    tone: 'good',
    body: html`${
      privacy && outcome.kind !== 'inbox'
        ? html`<p>${text.say('published.viewers', { privacy: text.privacy(privacy) })}</p>`
        : nothing
    }
    ${why ? html`<p>${why}</p>` : nothing}`,
    actions: html`${way || nothing} ${action(text.say('published.another'), () => actions.postAnother(), Boolean(way))}`,
    notes: [prescribed('processingNotice', text)],
  });
}
