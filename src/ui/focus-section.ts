import type { FormView } from '../composer/form-view.js';
import { SECTION_OF, type Section } from '../domain/violation.js';

/** Where the focus goes when something in a section is missing or wrong. */
const FOCUS = {
  media:
    '.note:not([data-bad]) button, .media:not(:has(.note:not([data-bad]) button)) #fix, .media:not(:has(.note:not([data-bad]) button, #fix)) #media',
  title: '#title',
  description: '#description',
  privacy: '#privacy',
  interactions: '.interactions [aria-disabled]:checked',
  disclosure: '#branded-content:checked, .kinds:not(:has(:checked)) #your-brand',
} as const satisfies Record<Exclude<Section, 'creator'>, string>;

/** Moves the focus to the field of a section that is missing or wrong. */
export function focusSection(root: ParentNode, name: Section): void {
  // What TikTok has not replied yet cannot be fixed; the focus stays at the reason.
  if (name !== 'creator') root.querySelector<HTMLElement>(FOCUS[name])?.focus();
}

/** Moves the focus to what keeps the post from being published. */
export function focusFirstError(root: ParentNode, { violations, waiting }: FormView): void {
  const [first] = violations;
  const name = waiting ? 'media' : first && SECTION_OF[first.code];
  if (name) focusSection(root, name);
}
