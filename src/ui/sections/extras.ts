import { html, nothing, type TemplateResult } from 'lit';
import { withAiGenerated, withAutoAddMusic } from '../../domain/draft-edits.js';
import type { Section } from '../composer-view.js';
import { reasonSwitch } from '../controls/index.js';

const EXTRAS = [
  ['aiGenerated', withAiGenerated],
  ['autoAddMusic', withAutoAddMusic],
] as const;

/** What TikTok offers beside the guideline's points; all of it off. */
export function extrasSection({ form, text: { say }, lockedBy, actions }: Section): TemplateResult | typeof nothing {
  if (form.aiGenerated === undefined) return nothing;
  return html`<div class="extras" part="extras" role="group" aria-label=${say('extras.label')}>
    ${EXTRAS.map(([id, edit]) => {
      const checked = form[id];
      return checked === undefined
        ? nothing
        : reasonSwitch({
            id,
            label: say(`extras.${id}`),
            help: say(`extras.${id}-help`),
            checked,
            blockedBy: lockedBy,
            onChange: (on) => actions.edit((draft) => edit(draft, on)),
          });
    })}
  </div>`;
}
