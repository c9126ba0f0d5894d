import { html, nothing, type TemplateResult } from 'lit';
import { noteIds, noteLines, whether, type Notes, type Reason } from './reason.js';
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

/** What follows the keys and the pointer of a select. */
export type SelectInput<Value> = Pick<
  SelectController<Value>,
  'active' | 'byKeys' | 'configure' | 'handleEvent' | 'list'
>;

/** A select-only combobox with its list, which has to be chosen from. */
export interface ReasonSelectOptions<Value> extends Notes {
  /** The visible label, which is also the accessible name. */
  readonly label: string;
  /** What the field shows while nothing is chosen. */
  readonly placeholder: string;
  readonly options: readonly SelectOption<Value>[];
  /** The chosen value; `undefined` (nothing chosen) stays so until the user chooses, even with a single option. */
  readonly value: Value | undefined;
  /** Name of the combobox for `::part()`. */
  readonly part?: string;
  /** One controller for each select, made with the host; an {@link EarlySelect} stands in for it while it loads. */
  readonly controller: SelectInput<Value>;
  /** The user has chosen; not called for the value that is chosen already. */
  readonly onSelect: (value: Value, event: Event, control: HTMLElement | null) => void;
}

/**
 * A select whose blocked options can be reached and say why. Its list is there only while it is open, in the top layer, so
 * nothing clips it.
 */
export function reasonSelect<Value>(select: ReasonSelectOptions<Value>): TemplateResult {
  const { id, label, placeholder, options, value, blockedBy, part, controller } = select;
  controller.configure(select);
  const chosen = options.find((option) => option.value === value);
  const { active } = controller;
  const labelId = `${id}-label`;
  return html`
    <div class="c-field" data-reason>
      <span class="c-label" id=${labelId} .textContent=${label} @click=${focusNext}></span>
      <div
        class="c-box c-select"
        id=${id}
        part=${part ?? nothing}
        role="combobox"
        tabindex="0"
        aria-labelledby=${labelId}
        aria-haspopup="listbox"
        aria-controls=${active >= 0 ? `${id}-list` : nothing}
        aria-expanded=${active >= 0}
        aria-activedescendant=${active >= 0 ? `${id}-option-${active}` : nothing}
        aria-describedby=${noteIds(select)}
        aria-disabled=${whether(blockedBy)}
        aria-required="true"
        ?data-empty=${!chosen}
        @keydown=${controller}
        @click=${controller}
        @blur=${controller}
        .textContent=${chosen?.label ?? placeholder}
      ></div>
      ${noteLines(select)} ${controller.list(select)}
    </div>
  `;
}

/** A label that is no `<label>`, because a combobox takes none. */
function focusNext({ currentTarget }: Event): void {
  const next = currentTarget instanceof Element ? currentTarget.nextElementSibling : null;
  if (next instanceof HTMLElement) next.focus();
}
