import { nothing, type TemplateResult } from 'lit';
import type { Section } from '../section.js';
import { textField, type TextFieldController } from '../controls/index.js';

/** What title and description have in common. */
export function textSection(
  { form, text: { say, format }, lockedBy, edit }: Section,
  id: 'title' | 'description',
  controller: TextFieldController | undefined,
): TemplateResult | typeof nothing {
  const field = form[id];
  if (!field || !controller) return nothing;
  const { value, max: limit } = field;
  const excess = value.length - limit;
  return textField({
    id,
    part: id,
    label: say(`${id}.label`),
    placeholder: say(`${id}.placeholder`),
    value,
    limit,
    // A photo post has a title of one line and a description under it.
    singleLine: id === 'title' && form.description !== undefined,
    words: {
      counter: say('text.count', { units: format.number(value.length), max: format.number(limit) }),
      over: excess > 0 ? say('text.over', { count: excess }) : undefined,
      trim: say('text.trim'),
    },
    blockedBy: lockedBy,
    controller,
    onInput: (value) => edit({ field: id, value }),
  });
}
