import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { reasonSwitch } from '../controls/index.js';

const EXTRAS = ['aiGenerated', 'autoAddMusic'] as const;

/** What TikTok offers beside the guideline's points; all of it off. */
export function extrasSection({ form, text: { say }, lockedBy, choose }: Section): TemplateResult | typeof nothing {
  if (form.aiGenerated === undefined) return nothing;
  // The file is a reason to look, and the creator decides.
  const helpOf = (id: (typeof EXTRAS)[number]): string =>
    id === 'aiGenerated' && form.aiSaid
      ? `${say(`extras.ai-said.${form.aiSaid}`)} ${say('extras.aiGenerated-help')}`
      : say(`extras.${id}-help`);
  return html`<div class="extras" part="extras" role="group" aria-label=${say('extras.label')}>
    ${EXTRAS.flatMap((id) => {
      const checked = form[id];
      if (checked === undefined) return [];
      return reasonSwitch({
        id,
        label: say(`extras.${id}`),
        help: helpOf(id),
        checked,
        blockedBy: lockedBy,
        onChange: (value, ...by) => choose(by, { field: id, value }),
      });
    })}
  </div>`;
}
