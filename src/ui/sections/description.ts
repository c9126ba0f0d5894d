import { nothing, type TemplateResult } from 'lit';
import { withDescription } from '../../domain/draft-edits.js';
import type { Section } from '../composer-view.js';
import { textField } from '../controls/index.js';
import { textWords } from './text-words.js';

/** The longer text of a photo post. */
export function descriptionSection(section: Section): TemplateResult | typeof nothing {
  const { form, text, descriptionField, lockedBy, actions } = section;
  if (!form.description) return nothing;
  return textField({
    id: 'description',
    part: 'description',
    label: text.say('description.label'),
    placeholder: text.say('description.placeholder'),
    value: form.description.value,
    limit: form.description.max,
    words: textWords(text, form.description.max),
    blockedBy: lockedBy,
    controller: descriptionField,
    onInput: (value) => actions.edit((draft) => withDescription(draft, value)),
  });
}
