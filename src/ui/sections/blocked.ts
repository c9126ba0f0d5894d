import { html, type TemplateResult } from 'lit';
import type { ComposerState } from '../../state/composer-state.js';
import type { Section } from '../composer-view.js';
import { action, panel } from './panel.js';

/** TikTok takes no post of this creator now (Content Sharing Guidelines 1b): stop, and try again later. */
export function blockedSection(
  { text, actions }: Section,
  { block }: Extract<ComposerState, { phase: 'blocked' }>,
): TemplateResult {
  return panel({
    heading: text.say('blocked.title'),
    body: html`<p>${text.say(`error.${block}`)}</p>`,
    actions: action(text.say('blocked.again'), () => actions.reload()),
    notes: [text.say('failed.kept')],
  });
}
