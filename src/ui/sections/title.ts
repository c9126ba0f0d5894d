import { nothing, type TemplateResult } from 'lit';
import { withTitle } from '../../domain/draft-edits.js';
import type { Section } from '../composer-view.js';
import { textField } from '../controls/index.js';
import { textWords } from './text-words.js';

/** The title (Content Sharing Guidelines 2a); a photo post's title is one line. */
export function titleSection({ form, text, titleField, lockedBy, actions }: Section): TemplateResult | typeof nothing {
  if (!form.title) return nothing;
  return textField({
    id: 'title',
    part: 'title',
    label: text.say('title.label'),
    placeholder: text.say('title.placeholder'),
    value: form.title.value,
    limit: form.title.max,
    singleLine: form.description !== undefined,
    words: textWords(text, form.title.max),
    blockedBy: lockedBy,
    controller: titleField,
    onInput: (value) => actions.edit((draft) => withTitle(draft, value)),
  });
}
