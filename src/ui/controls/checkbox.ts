import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, reasonId, reasonText, type Reason } from './reason.js';

/** A checkbox or a switch. */
export interface ReasonCheckboxOptions {
  /** Id of the input, unique in its shadow root. */
  readonly id: string;
  /** The visible label, which is also the accessible name. */
  readonly label: string;
  readonly checked: boolean;
  /** A sentence under the label, read as description. */
  readonly help?: string | undefined;
  /** Why it cannot be used now. It then stays focusable, refuses every activation and gives this reason. */
  readonly blockedBy?: Reason | undefined;
  /** Keeps two lines free for a reason that may come, where reasons stand inline (coarse pointers). */
  readonly keepRoom?: boolean;
  /** Name of the input for `::part()`. */
  readonly part?: string;
  /** The user has changed it; not called while it is blocked. */
  readonly onChange: (checked: boolean, event: Event) => void;
}

/** A native checkbox that says why when it is blocked. */
export function reasonCheckbox(options: ReasonCheckboxOptions): TemplateResult {
  return choice(options, 'checkbox');
}

/** The same as {@link reasonCheckbox}, as a switch. */
export function reasonSwitch(options: ReasonCheckboxOptions): TemplateResult {
  return choice(options, 'switch');
}

function choice(options: ReasonCheckboxOptions, role: 'checkbox' | 'switch'): TemplateResult {
  const { id, label, checked, help, blockedBy, keepRoom, part, onChange } = options;
  // Refusing the click refuses the mouse, Space, the label and scripts alike, and the browser restores the box itself.
  const handleClick = (event: Event): void => {
    if (blockedBy) event.preventDefault();
  };
  const handleChange = (event: Event): void => {
    if (!blockedBy && event.target instanceof HTMLInputElement) onChange(event.target.checked, event);
  };
  return html`
    <div
      class="c-choice"
      ?data-blocked=${Boolean(blockedBy)}
      ?data-keep-room=${keepRoom}
      data-reason=${blockedBy ? reasonId(id) : nothing}
    >
      <input
        type="checkbox"
        class=${role === 'switch' ? 'c-switch' : 'c-checkbox'}
        role=${role === 'switch' ? role : nothing}
        id=${id}
        part=${part ?? nothing}
        .checked=${live(checked)}
        aria-disabled=${blockedBy ? 'true' : nothing}
        aria-describedby=${describedBy(help && `${id}-help`, blockedBy && reasonId(id))}
        @click=${handleClick}
        @change=${handleChange}
      />
      <label for=${id}>${label}</label>
      ${help ? html`<span class="c-help" id="${id}-help">${help}</span>` : nothing} ${reasonText(id, blockedBy)}
    </div>
  `;
}
