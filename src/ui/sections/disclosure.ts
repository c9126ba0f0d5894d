import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { reasonCheckbox, reasonSwitch } from '../controls/index.js';
import { prescribed, reason, roomFor } from '../prescribed.js';

const KINDS = ['yourBrand', 'brandedContent'] as const;
const LABELS = ['labelPromotional', 'labelPaidPartnership'] as const;
const BLOCKS = ['private_with_branded', 'followers_with_branded'] as const;
const IDS = { yourBrand: 'your-brand', brandedContent: 'branded-content' } as const;

/** The content disclosure setting (Content Sharing Guidelines 3a). The room of the label is kept before there is one. */
export function disclosureSection({ form, text, lockedBy, choose }: Section): TemplateResult | typeof nothing {
  const { disclosure } = form;
  if (!disclosure) return nothing;
  const label = prescribed(disclosure.label, text, LABELS);
  return html`<div class="disclosure" part="disclosure">
    ${reasonSwitch({
      id: 'disclosure',
      label: text.say('disclosure.label'),
      help: text.say('disclosure.help'),
      checked: disclosure.on,
      blockedBy: lockedBy,
      onChange: (value, ...by) => choose(by, { field: 'disclosure', value }),
    })}
    ${
      disclosure.on
        ? html`<div class="kinds" part="disclosure-kinds" role="group" aria-label=${text.say('disclosure.kinds')}>
            ${KINDS.map((kind) =>
              reasonCheckbox({
                id: IDS[kind],
                label: text.say(`disclosure.${kind}`),
                help: text.say(`disclosure.${kind}-help`),
                checked: disclosure[kind].checked,
                blockedBy: lockedBy ?? reason(disclosure[kind].block && text.block(disclosure[kind].block)),
                room: kind === 'brandedContent' ? roomFor(BLOCKS.map((block) => text.block(block))) : undefined,
                onChange: (value, ...by) => choose(by, { field: 'disclosed-kind', kind, value }),
              }),
            )}
            <p class="label" part=${disclosure.label ? 'disclosure-label' : nothing}>${label}</p>
          </div>`
        : nothing
    }
  </div>`;
}
