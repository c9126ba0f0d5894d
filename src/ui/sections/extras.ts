import { html, nothing, type TemplateResult } from 'lit';
import { withAiGenerated, withAutoAddMusic } from '../../domain/draft-edits.js';
import type { Section } from '../composer-view.js';
import { reasonSwitch } from '../controls/index.js';

/** What TikTok offers beside the guideline's points; all of it off. */
export function extrasSection({ form, text, lockedBy, actions }: Section): TemplateResult | typeof nothing {
  const { aiGenerated, autoAddMusic } = form;
  if (aiGenerated === undefined && autoAddMusic === undefined) return nothing;
  const option = (
    key: 'aiGenerated' | 'autoAddMusic',
    id: string,
    checked: boolean | undefined,
    edit: typeof withAiGenerated,
  ) =>
    checked === undefined
      ? nothing
      : reasonSwitch({
          id,
          label: text.say(`extras.${key}`),
          help: text.say(`extras.${key}-help`),
          checked,
          blockedBy: lockedBy,
          onChange: (on) => actions.edit((draft) => edit(draft, on)),
        });
  return html`<fieldset class="extras" part="extras">
    <legend class="c-label">${text.say('extras.label')}</legend>
    ${option('aiGenerated', 'ai-generated', aiGenerated, withAiGenerated)}
    ${option('autoAddMusic', 'auto-music', autoAddMusic, withAutoAddMusic)}
  </fieldset>`;
}
