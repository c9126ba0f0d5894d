import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { reasonCheckbox } from '../controls/index.js';
import { reason } from '../prescribed.js';

/** What others may do with the post (Content Sharing Guidelines 2c): nothing ticked, what the creator closed grayed out. */
export function interactionsSection({ form, text, lockedBy, choose }: Section): TemplateResult | typeof nothing {
  if (!form.interactions) return nothing;
  return html`<fieldset class="interactions" part="interactions">
    <legend class="c-label" .textContent=${text.say('interactions.label')}></legend>
    ${form.interactions.map(({ interaction, checked, block }) =>
      reasonCheckbox({
        id: interaction,
        label: text.say(`interactions.${interaction}`),
        checked,
        room: text.say(`block.${interaction}_disabled_by_creator`),
        blockedBy: lockedBy ?? reason(block && text.block(block)),
        onChange: (value, ...by) => choose(by, { field: 'interaction', interaction, value }),
      }),
    )}
  </fieldset>`;
}
