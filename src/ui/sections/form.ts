import { html, noChange, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { descriptionSection } from './description.js';
import { disclosureSection } from './disclosure.js';
import { extrasSection } from './extras.js';
import { interactionsSection } from './interactions.js';
import { privacySection } from './privacy.js';
import { titleSection } from './title.js';

/** The settings, in the order of the guideline's points. */
export function formSection(section: Section): TemplateResult {
  const still = (draw: (section: Section) => unknown): unknown => (section.isStill ? noChange : draw(section));
  return html`<div class="form" part="form">
    ${titleSection(section)} ${descriptionSection(section)} ${still(privacySection)} ${still(interactionsSection)}
    ${still(disclosureSection)} ${still(section.form.settings.mode === 'inbox' ? inboxNote : extrasSection)}
  </div>`;
}

function inboxNote({ text }: Section): TemplateResult {
  return html`<p class="tint">${text.say('inbox.note')}</p>`;
}
