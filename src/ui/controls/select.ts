import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, reasonId, reasonText, type Reason } from './reason.js';
import type { SelectController } from './select-controller.js';

/** One option of a select. */
export interface SelectOption<Value> {
  readonly value: Value;
  readonly label: string;
  /** A second, smaller line, read as description. */
  readonly description?: string | undefined;
  /** Why it cannot be chosen now. Arrows still stop on it; it gives this reason and refuses. */
  readonly blockedBy?: Reason | undefined;
}

/** A select-only combobox with its list. */
export interface ReasonSelectOptions<Value> {
  /** Id of the combobox, unique in its shadow root. */
  readonly id: string;
  /** The visible label, which is also the accessible name. */
  readonly label: string;
  /** What the field shows while nothing is chosen. */
  readonly placeholder: string;
  readonly options: readonly SelectOption<Value>[];
  /** The chosen value; `undefined` (nothing chosen) stays so until the user chooses, even with a single option. */
  readonly value: Value | undefined;
  /** A sentence under the field, read as description. */
  readonly help?: string | undefined;
  /** Why nothing can be chosen now; the field stays focusable and does not open. */
  readonly blockedBy?: Reason | undefined;
  readonly required?: boolean;
  /** Name of the combobox for `::part()`. */
  readonly part?: string;
  /** One controller for each select, made with the host. */
  readonly controller: SelectController;
  /** The user has chosen; not called for the value that is chosen already. */
  readonly onSelect: (value: Value, event: Event) => void;
}

/** A select whose blocked options can be reached and say why; its list is in the top layer, so nothing clips it. */
export function reasonSelect<Value>(select: ReasonSelectOptions<Value>): TemplateResult {
  const { id, label, placeholder, options, value, help, blockedBy, required, part, controller, onSelect } = select;
  const choose = (index: number, event: Event): void => {
    const option = options[index];
    if (option && option.value !== value) onSelect(option.value, event);
  };
  controller.configure({ id, blockedBy, value, options, choose });
  const chosen = options.find((option) => option.value === value);
  const { open, active, byKeys } = controller;
  return html`
    <div class="c-field" data-reason=${blockedBy ? reasonId(id) : nothing}>
      <span class="c-label" id="${id}-label" @click=${controller.handleLabelClick}>${label}</span>
      <div
        class="c-select"
        id=${id}
        part=${part ?? nothing}
        role="combobox"
        tabindex="0"
        aria-labelledby="${id}-label"
        aria-haspopup="listbox"
        aria-controls="${id}-list"
        aria-expanded=${open}
        aria-activedescendant=${open ? `${id}-option-${active}` : nothing}
        aria-describedby=${describedBy(help && `${id}-help`, blockedBy && reasonId(id))}
        aria-disabled=${blockedBy ? 'true' : nothing}
        aria-required=${required ? 'true' : nothing}
        ?data-empty=${!chosen}
        @keydown=${controller.handleKeydown}
        @click=${controller.handleClick}
        @blur=${controller.handleBlur}
      >
        <span class="c-select-value">${chosen?.label ?? placeholder}</span>
        <span class="c-chevron" aria-hidden="true"></span>
      </div>
      ${help ? html`<span class="c-help" id="${id}-help">${help}</span>` : nothing} ${reasonText(id, blockedBy)}
      <div
        class="c-list"
        id="${id}-list"
        role="listbox"
        popover="manual"
        aria-labelledby="${id}-label"
        ?data-keys=${byKeys}
        @mousedown=${controller.handleListPress}
        @click=${controller.handleListClick}
        @pointermove=${controller.handleListMove}
      >
        ${options.map((option, index) =>
          optionRow(`${id}-option-${index}`, option, {
            chosen: option === chosen,
            active: index === active,
            above: index === 0 && options.length > 1,
          }),
        )}
      </div>
    </div>
  `;
}

interface RowState {
  readonly chosen: boolean;
  readonly active: boolean;
  /** The reason of the first option stands over the field, where it covers no other option. */
  readonly above: boolean;
}

// Description and reason are beside the option, not in it: its text must be its name. They are hidden from the tree of
// the list, where only options may be, and reach it as descriptions.
function optionRow<Value>(
  id: string,
  option: SelectOption<Value>,
  { chosen, active, above }: RowState,
): TemplateResult {
  const { label, description, blockedBy } = option;
  return html`
    <div
      class="c-option-row"
      role="presentation"
      ?data-active=${active}
      ?data-blocked=${Boolean(blockedBy)}
      data-reason=${blockedBy ? reasonId(id) : nothing}
      data-reason-side=${above ? 'above' : nothing}
    >
      <div
        class="c-option"
        id=${id}
        role="option"
        aria-selected=${chosen}
        aria-disabled=${blockedBy ? 'true' : nothing}
        aria-describedby=${describedBy(description && `${id}-help`, blockedBy && reasonId(id))}
      >
        ${label}
      </div>
      <div aria-hidden="true">
        ${description ? html`<span class="c-help" id="${id}-help">${description}</span>` : nothing}
        ${reasonText(id, blockedBy)}
      </div>
    </div>
  `;
}
