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
  const { form, text } = section;
  const inbox = form.settings.mode === 'inbox';
  return html`<div class="form" part="form">
    ${titleSection(section)} ${descriptionSection(section)}
    ${
      section.isStill
        ? noChange
        : inbox
          ? html`<p class="tint">${text.say('inbox.note')}</p>`
          : [privacySection(section), interactionsSection(section), disclosureSection(section), extrasSection(section)]
    }
  </div>`;
}
