import { nothing, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { reasonSelect } from '../controls/index.js';
import { reason } from '../prescribed.js';

/** Who can view the post (Content Sharing Guidelines 2b): what TikTok offers, nothing chosen. */
export function privacySection(section: Section): TemplateResult | typeof nothing {
  const { form, text, privacySelect, lockedBy, choose } = section;
  if (!form.privacy) return nothing;
  return reasonSelect({
    id: 'privacy',
    part: 'privacy',
    label: text.say('privacy.label'),
    placeholder: text.say('privacy.placeholder'),
    value: form.privacy.value,
    options: form.privacy.options.map(({ level, block }) => ({
      value: level,
      label: text.privacy(level),
      blockedBy: reason(block && text.block(block)),
    })),
    help: form.settings.unaudited ? text.say('privacy.unaudited-note') : undefined,
    blockedBy: lockedBy,
    controller: privacySelect,
    onSelect: (value, ...by) => choose(by, { field: 'privacy', value }),
  });
}
