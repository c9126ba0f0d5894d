import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { reasonSwitch } from '../controls/index.js';

type Extra = 'aiGenerated' | 'autoAddMusic';

/** What TikTok offers beside the guideline's points; all of it off. */
export function extrasSection({ form, text: { say }, lockedBy, choose }: Section): TemplateResult | typeof nothing {
  if (form.aiGenerated === undefined) return nothing;
  // The file is a reason to look, and the creator decides.
  const helpOf = (id: Extra): string =>
    id === 'aiGenerated' && form.aiSaid
      ? `${say(`extras.ai-said.${form.aiSaid}`)} ${say('extras.aiGenerated-help')}`
      : say(`extras.${id}-help`);
  const extra = (id: Extra): TemplateResult | typeof nothing => {
    const checked = form[id];
    if (checked === undefined) return nothing;
    return reasonSwitch({
      id,
      label: say(`extras.${id}`),
      help: helpOf(id),
      checked,
      blockedBy: lockedBy,
      onChange: (value, ...by) => choose(by, { field: id, value }),
    });
  };
  return html`<div class="extras" part="extras" role="group" aria-label=${say('extras.label')}>
    ${extra('aiGenerated')} ${extra('autoAddMusic')}
  </div>`;
}
