import { html, type TemplateResult } from 'lit';
import { keepFocus, noteIds, noteLines, whether } from './reason.js';
import type { ReasonSelectOptions, SelectOption } from './select.js';

/** The list of a select, while it is open. */
export function openList<Value>(
  { id, options, value }: ReasonSelectOptions<Value>,
  active: number,
  byKeys: boolean,
  onClick: (event: Event) => void,
): TemplateResult {
  const chosen = options.find((option) => option.value === value);
  return html`<div
    class="c-list"
    id="${id}-list"
    role="listbox"
    popover="manual"
    aria-labelledby="${id}-label"
    ?data-keys=${byKeys}
    @mousedown=${keepFocus}
    @click=${onClick}
  >
    ${options.map((option, index) => optionRow(`${id}-option-${index}`, option, option === chosen, index === active))}
  </div>`;
}

// Description and reason are beside the option, not in it: its text must be its name. They are hidden from the tree of
// the list, where only options may be, and reach it as descriptions. The reason of the first option stands over the field;
// any other leaves the first part of the option under it free, which may be the only one that can be chosen.
function optionRow<Value>(
  id: string,
  { label, description, blockedBy }: SelectOption<Value>,
  chosen: boolean,
  active: boolean,
): TemplateResult {
  const notes = { id, help: description, blockedBy };
  return html`
    <div
      class="c-option-row"
      role="presentation"
      ?data-active=${active}
      data-reason="${id}-reason"
      ?data-reason-above=${id.endsWith('-0')}
    >
      <div
        class="c-option"
        id=${id}
        role="option"
        aria-selected=${chosen}
        aria-disabled=${whether(blockedBy)}
        aria-describedby=${noteIds(notes)}
      >
        ${label}
      </div>
      <div aria-hidden="true">${noteLines(notes)}</div>
    </div>
  `;
}
